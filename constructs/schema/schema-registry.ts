import type { Construct, IConstruct } from 'constructs';
import type { ConfluentCloudRegistryProps } from '../../src/schema/confluent-cloud-registry-props';
import type { GlueRegistryProps } from '../../src/schema/glue-registry-props';
import type { SelfManagedRegistryProps } from '../../src/schema/self-managed-registry-props';
import { ConfluentCloudRegistry } from './confluent-cloud-registry';
import { GlueRegistry } from './glue-registry';
import type { RegistryPlatform } from './registry-platform';
import { SelfManagedRegistry } from './self-managed-registry';

/** A registry of schemas, whoever runs it. */
export interface ISchemaRegistry extends IConstruct {
  /** The vendor's id or name of the registry. */
  readonly registryName: string;
  /** @internal */
  readonly _platform: RegistryPlatform;
}

/** The kinds of schema registry. */
export class SchemaRegistry {
  /**
   * A Schema Registry on Confluent Cloud that exists. Its credentials go to the provider once, and so not into the state.
   *
   * Throws when the id or endpoint is malformed.
   *
   * @see https://docs.confluent.io/cloud/current/sr/index.html
   */
  public static confluentCloud(scope: Construct, id: string, props: ConfluentCloudRegistryProps): ISchemaRegistry {
    return new ConfluentCloudRegistry(scope, id, props);
  }

  /**
   * A registry with Confluent's REST interface that somebody runs. It has no Terraform provider: what could be deployed becomes
   * a script and the bodies that it sends, for a human.
   *
   * Throws when the name or URL is malformed.
   *
   * @see https://docs.confluent.io/platform/current/schema-registry/develop/api.html
   */
  public static selfManaged(scope: Construct, id: string, props: SelfManagedRegistryProps): ISchemaRegistry {
    return new SelfManagedRegistry(scope, id, props);
  }

  /**
   * A registry of AWS Glue. What could be deployed becomes input files for the command line of AWS and a script that calls it
   * where something differs.
   *
   * Throws when the name or region is malformed.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/schema-registry.html
   */
  public static glue(scope: Construct, id: string, props: GlueRegistryProps): ISchemaRegistry {
    return new GlueRegistry(scope, id, props);
  }

  private constructor() {}
}
