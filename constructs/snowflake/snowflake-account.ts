import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { accountNameFailures } from '../../src/snowflake/account-identifier';
import { sqlIdentifier, storedName } from '../../src/snowflake/identifier';
import { nameFailures } from '../../src/snowflake/name-failures';
import { previewFeatures } from '../../src/snowflake/preview-features';
import type { Connection } from '../../src/snowflake/renderers';
import type { Secret } from '../../src/security/secret';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';

/** How an account is reached: with a key pair, never with a password. */
export interface SnowflakeAccountProps {
  /** As `SELECT CURRENT_ORGANIZATION_NAME()` gives it. */
  readonly organizationName: string;
  /** As `SELECT CURRENT_ACCOUNT_NAME()` gives it: not a locator, not an address. */
  readonly accountName: string;
  /** The user that Terraform logs in as; stored in upper case unless in double quotes. */
  readonly userName: string;
  /** The private half of that user's key pair, PEM with PKCS#8. A reference, never the key. */
  readonly privateKey: Secret;
  /**
   * The passphrase of an encrypted key.
   * @default - the key is not encrypted
   */
  readonly privateKeyPassphrase?: Secret;
  /** The role that makes and owns objects; see `withRole` for others. */
  readonly roleName: string;
  /**
   * The warehouse for statements that need one.
   * @default - the user's default warehouse
   */
  readonly warehouseName?: string;
}

/** A Snowflake account, as one role sees it. */
export interface ISnowflakeAccount extends IConstruct {
  /** `ORGANIZATION-ACCOUNT`. */
  readonly accountIdentifier: string;
  /** The role that makes and owns objects, as SQL names it. */
  readonly roleName: string;
  /** @internal */
  readonly _connection: Connection;
  /** @internal */
  _provider(home: Home, resourceType: string): TerraformProvider;
}

/**
 * A Snowflake account that exists. The private key goes to the provider once, and so not into the state. Preview features of
 * the provider are switched on exactly as resources need them.
 *
 * Throws for a name that is none.
 *
 * @see https://docs.snowflake.com/en/user-guide/key-pair-auth
 */
export class SnowflakeAccount extends Construct implements ISnowflakeAccount {
  public readonly accountIdentifier: string;
  public readonly roleName: string;
  /** @internal */
  public readonly _connection: Connection;
  private readonly props: SnowflakeAccountProps;

  public constructor(scope: Construct, id: string, props: SnowflakeAccountProps) {
    super(scope, id);
    const { organizationName, accountName, userName, roleName, warehouseName } = props;
    throwIfAny([
      ...accountNameFailures(this.node.path, 'organizationName', organizationName),
      ...accountNameFailures(this.node.path, 'accountName', accountName),
      ...nameFailures(this.node.path, 'userName', userName),
      ...nameFailures(this.node.path, 'roleName', roleName),
      ...(warehouseName === undefined ? [] : nameFailures(this.node.path, 'warehouseName', warehouseName)),
    ]);
    this.props = props;
    this.accountIdentifier = `${organizationName}-${accountName}`.toUpperCase();
    this.roleName = sqlIdentifier(storedName(roleName));
    this._connection = { account: this.accountIdentifier, role: this.roleName };
    refer(this, {
      type: 'snowflake.account',
      name: this.accountIdentifier,
      spec: {
        accountIdentifier: this.accountIdentifier,
        userName: storedName(userName),
        roleName: storedName(roleName),
        privateKey: props.privateKey,
        ...(props.privateKeyPassphrase && { privateKeyPassphrase: props.privateKeyPassphrase }),
        ...(warehouseName !== undefined && { warehouseName: storedName(warehouseName) }),
      },
    });
  }

  /**
   * The same account as another role sees it, through a provider of its own: for objects that the account's role may not make,
   * such as users and roles.
   *
   * Throws for a name that is none.
   */
  public withRole(roleName: string): ISnowflakeAccount {
    throwIfAny(nameFailures(this.node.path, 'roleName', roleName));
    const role = sqlIdentifier(storedName(roleName));
    if (role === this.roleName) return this;
    const id = `Role-${storedName(roleName)}`;
    const known = this.node.tryFindChild(id);
    return known instanceof AccountAsRole
      ? known
      : new AccountAsRole(this, id, role, (home, of, resourceType) => this.providerFor(home, of, role, resourceType));
  }

  /** @internal */
  public _provider(home: Home, resourceType: string): TerraformProvider {
    return this.providerFor(home, this, this.roleName, resourceType);
  }

  private providerFor(home: Home, of: IConstruct, role: string, resourceType: string): TerraformProvider {
    const { props } = this;
    const provider = home.provider(of, (scope, id, alias) => {
      const SnowflakeProvider = bindings.provider();
      return new SnowflakeProvider(scope, id, {
        alias,
        organizationName: props.organizationName,
        accountName: props.accountName,
        user: storedName(props.userName),
        authenticator: 'SNOWFLAKE_JWT',
        privateKey: home.secret(props.privateKey),
        ...(props.privateKeyPassphrase && { privateKeyPassphrase: home.secret(props.privateKeyPassphrase) }),
        role,
        ...(props.warehouseName !== undefined && { warehouse: storedName(props.warehouseName) }),
      });
    });
    switchOn(provider, resourceType);
    return provider;
  }
}

type ProviderFor = (home: Home, of: IConstruct, resourceType: string) => TerraformProvider;

class AccountAsRole extends Construct implements ISnowflakeAccount {
  public readonly accountIdentifier: string;
  public readonly _connection: Connection;

  public constructor(
    account: SnowflakeAccount,
    id: string,
    public readonly roleName: string,
    private readonly providerFor: ProviderFor,
  ) {
    super(account, id);
    this.accountIdentifier = account.accountIdentifier;
    this._connection = { account: account.accountIdentifier, role: roleName };
  }

  public _provider(home: Home, resourceType: string): TerraformProvider {
    return this.providerFor(home, this, resourceType);
  }
}

const RESOURCE_TYPES = new WeakMap<TerraformProvider, Set<string>>();

/** A feature that is missing is noticed at apply only, and one too many is a warning for ever. */
function switchOn(provider: TerraformProvider, resourceType: string): void {
  const types = RESOURCE_TYPES.get(provider) ?? new Set<string>();
  RESOURCE_TYPES.set(provider, types.add(resourceType));
  const features = previewFeatures(types);
  if (features.length > 0 && provider instanceof bindings.provider()) provider.previewFeaturesEnabled = features;
}
