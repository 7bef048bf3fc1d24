import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { SELF_MANAGED_REGISTRY_RULES } from '../../src/schema/registry-rules';
import type { SelfManagedRegistryProps } from '../../src/schema/self-managed-registry-props';
import { refer } from '../delivery/deliver';
import { postureOf } from '../delivery/posture';
import { environmentNames } from './environment-names';
import type { RegistryPlatform } from './registry-platform';
import type { ISchemaRegistry } from './schema-registry';

/** A registry with Confluent's REST interface and without a Terraform provider: a human runs the script. */
export class SelfManagedRegistry extends Construct implements ISchemaRegistry {
  public readonly registryName: string;
  public readonly _platform: RegistryPlatform;

  public constructor(scope: Construct, id: string, props: SelfManagedRegistryProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, SELF_MANAGED_REGISTRY_RULES);
    const { registryName, restEndpoint, credentials } = props;
    this.registryName = registryName;
    this._platform = {
      withoutProvider: `${registryName} is a self-managed registry, which has no Terraform provider: a human runs the script`,
    };
    refer(this, {
      type: 'schema.registry',
      name: registryName,
      spec: {
        kind: 'CONFLUENT_COMPATIBLE',
        restEndpoint,
        ...(credentials && {
          credentials: { key: credentials.key, secret: credentials.secret },
          environmentNames: environmentNames(credentials),
        }),
      },
    });
  }
}
