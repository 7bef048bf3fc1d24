import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { STREAM_CATALOG_RULES } from '../../src/kafka/stream-catalog-rules';
import type { SecretPair } from '../../src/security/secret-pair';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';

/** How a catalog is reached. */
export interface ConfluentStreamCatalogProps {
  /** `lsrc-…`: the Schema Registry of the environment, which holds its catalog. */
  readonly registryId: string;
  /** The registry's endpoint: `https://host`. Plain `http` is taken in DEV only. */
  readonly restEndpoint: string;
  /** An API key of the registry, by reference. */
  readonly credentials: SecretPair;
}

/**
 * The Stream Catalog of an environment on Confluent Cloud, which exists with its Schema Registry.
 *
 * Throws when an id or endpoint is malformed.
 *
 * @see https://docs.confluent.io/cloud/current/stream-governance/stream-catalog.html
 */
export class ConfluentStreamCatalog extends Construct {
  /** @internal */
  public readonly _registryId: string;
  private readonly props: ConfluentStreamCatalogProps;

  public constructor(scope: Construct, id: string, props: ConfluentStreamCatalogProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, STREAM_CATALOG_RULES);
    const { registryId, restEndpoint, credentials } = props;
    this._registryId = registryId;
    this.props = props;
    refer(this, {
      type: 'confluent.stream-catalog',
      name: registryId,
      spec: { registryId, restEndpoint, credentials: { key: credentials.key, secret: credentials.secret } },
    });
  }

  /** @internal */
  public _provider(home: Home): TerraformProvider {
    const { registryId, restEndpoint, credentials } = this.props;
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      return new ConfluentProvider(scope, id, {
        alias,
        schemaRegistryId: registryId,
        catalogRestEndpoint: restEndpoint,
        schemaRegistryApiKey: home.secret(credentials.key),
        schemaRegistryApiSecret: home.secret(credentials.secret),
      });
    });
  }
}
