import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { hasToken } from '../../src/core/tokens';
import type { SecretPair } from '../../src/security/secret-pair';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';

/** How an organization is reached. */
export interface ConfluentOrganizationProps {
  /** A Cloud API key (Cloud resource management), by reference: not one of a cluster. */
  readonly credentials: SecretPair;
  /**
   * The organization's id, a UUID.
   * @default - looked up where it is needed
   */
  readonly organizationId?: string;
}

/** A Confluent Cloud organization: what environments, clusters and accounts belong to. */
export interface IConfluentOrganization extends IConstruct {
  /** @internal */
  _provider(home: Home): TerraformProvider;
  /** @internal */
  _organizationId(home: Home): string;
}

/**
 * The Confluent Cloud organization that a Cloud API key belongs to. Service accounts, keys, environments, clusters and quotas
 * are made with it. The key goes to the provider once, and so not into the state.
 *
 * Throws when the id is malformed.
 *
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export class ConfluentOrganization extends Construct implements IConfluentOrganization {
  private readonly props: ConfluentOrganizationProps;

  public constructor(scope: Construct, id: string, props: ConfluentOrganizationProps) {
    super(scope, id);
    assertRules(this.node.path, props, RULES);
    this.props = props;
    const { organizationId, credentials } = props;
    refer(this, {
      type: 'confluent.organization',
      name: organizationId ?? id,
      spec: {
        ...(organizationId !== undefined && { organizationId }),
        credentials: { key: credentials.key, secret: credentials.secret },
      },
    });
  }

  /** @internal */
  public _provider(home: Home): TerraformProvider {
    const { key, secret } = this.props.credentials;
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      return new ConfluentProvider(scope, id, {
        alias,
        cloudApiKey: home.secret(key),
        cloudApiSecret: home.secret(secret),
      });
    });
  }

  /** @internal */
  public _organizationId(home: Home): string {
    if (this.props.organizationId !== undefined) return this.props.organizationId;
    const provider = this._provider(home);
    return home.lookup(this, (scope, id) => {
      const DataConfluentOrganization = bindings.confluentOrganizationLookup();
      return new DataConfluentOrganization(scope, id, { provider });
    }).id;
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const RULES: readonly Rule<ConfluentOrganizationProps>[] = [
  {
    id: 'confluent.organization.id',
    property: 'organizationId',
    holds: ({ organizationId }) =>
      organizationId === undefined || (!hasToken(organizationId) && UUID.test(organizationId)),
    must: 'be a UUID in lower case',
    given: ({ organizationId }) =>
      hasToken(organizationId) ? 'a value that is known only after apply' : organizationId,
    remedy: 'copy it from the organization, or leave it out: it is looked up',
  },
];
