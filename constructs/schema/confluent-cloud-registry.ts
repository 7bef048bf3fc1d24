import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import type { ConfluentCloudRegistryProps } from '../../src/schema/confluent-cloud-registry-props';
import { CONFLUENT_CLOUD_REGISTRY_RULES } from '../../src/schema/registry-rules';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';
import { ConfluentRegistryProvisioner } from './confluent-registry-provisioner';
import { environmentNames } from './environment-names';
import type { RegistryPlatform } from './registry-platform';
import type { ISchemaRegistry } from './schema-registry';

/** An existing Schema Registry on Confluent Cloud. */
export class ConfluentCloudRegistry extends Construct implements ISchemaRegistry {
  public readonly registryName: string;
  public readonly _platform: RegistryPlatform;

  public constructor(scope: Construct, id: string, props: ConfluentCloudRegistryProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, CONFLUENT_CLOUD_REGISTRY_RULES);
    const { registryId, restEndpoint, credentials } = props;
    this.registryName = registryId;
    this._platform = { provisioner: new ConfluentRegistryProvisioner((home) => this.provider(home, props)) };
    refer(this, {
      type: 'schema.registry',
      name: registryId,
      spec: {
        kind: 'CONFLUENT_CLOUD',
        registryId,
        restEndpoint,
        credentials: { key: credentials.key, secret: credentials.secret },
        environmentNames: environmentNames(credentials),
      },
    });
  }

  private provider(home: Home, props: ConfluentCloudRegistryProps): TerraformProvider {
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      return new ConfluentProvider(scope, id, {
        alias,
        schemaRegistryId: props.registryId,
        schemaRegistryRestEndpoint: props.restEndpoint,
        schemaRegistryApiKey: home.secret(props.credentials.key),
        schemaRegistryApiSecret: home.secret(props.credentials.secret),
      });
    });
  }
}
