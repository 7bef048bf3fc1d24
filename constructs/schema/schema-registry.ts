import type { Construct, IConstruct } from 'constructs';
import type { ConfluentCloudRegistryProps } from '../../src/schema/confluent-cloud-registry-props';
import { ConfluentCloudRegistry } from './confluent-cloud-registry';
import type { RegistryPlatform } from './registry-platform';

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

  private constructor() {}
}
