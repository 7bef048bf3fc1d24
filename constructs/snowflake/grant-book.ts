import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { pathSegment } from '../../src/bundle/artifact-path';
import { Capability } from '../../src/security/capability';
import { grantArguments, type GrantSpec } from '../../src/snowflake/grant-spec';
import { sqlIdentifier, sqlName } from '../../src/snowflake/identifier';
import { mergedGrants } from '../../src/snowflake/ingest-grants';
import { ledgerOf } from '../delivery/ledger';
import { tierBoundaryOf } from '../delivery/posture';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import type { ISnowflakeAccount } from './snowflake-account';

/**
 * Collects what is granted through one account within one tier boundary. Grants on one object for one role are one resource,
 * so they are made when the program has said everything.
 */
export class GrantBook extends Construct {
  /** The book that a grant on `object` belongs to. */
  public static of(object: IConstruct, account: ISnowflakeAccount): GrantBook {
    const boundary = tierBoundaryOf(object);
    const id = `${account.node.path.split('/').slice(1).join('-')}Grants`;
    const existing = boundary.node.tryFindChild(id);
    return existing instanceof GrantBook ? existing : new GrantBook(boundary, id, account);
  }

  private readonly stated: { readonly grant: GrantSpec; readonly needed: readonly IConstruct[] }[] = [];
  private readonly made = new Map<string, Grant>();
  private isWaiting = false;

  private constructor(
    scope: Construct,
    id: string,
    private readonly account: ISnowflakeAccount,
  ) {
    super(scope, id);
  }

  /** The constructs that the grants are about come first. */
  public add(grants: readonly GrantSpec[], needed: readonly IConstruct[]): void {
    this.stated.push(...grants.map((grant) => ({ grant, needed })));
    if (this.isWaiting) return;
    this.isWaiting = true;
    ledgerOf(this).whenComplete(() => this.settle());
  }

  private settle(): void {
    this.isWaiting = false;
    for (const grant of mergedGrants(this.stated.map((entry) => entry.grant))) {
      const id = idOf(grant);
      const known = this.made.get(id);
      if (known) {
        known.widen(grant.privileges);
        continue;
      }
      const entries = this.stated.filter((entry) => idOf(entry.grant) === id);
      const needed = [...new Set(entries.flatMap((entry) => entry.needed))];
      this.made.set(id, new Grant(this, id, this.account, grant, needed));
    }
  }
}

class Grant extends Construct {
  private readonly privileges: string[];
  private resource: InstanceType<ReturnType<typeof bindings.privilegeGrant>> | undefined;

  public constructor(
    scope: Construct,
    id: string,
    account: ISnowflakeAccount,
    grant: GrantSpec,
    needed: readonly IConstruct[],
  ) {
    super(scope, id);
    this.privileges = [...grant.privileges];
    const spec: GrantSpec = { ...grant, privileges: this.privileges };
    deliverObject(this, {
      account,
      type: 'snowflake.grant',
      name: `${grant.target} ${sqlName(grant.object)} to ${sqlIdentifier(grant.role)}`,
      capability: Capability.IDENTITY,
      spec,
      requires: needed,
      provision: (home) => {
        const PrivilegeGrant = bindings.privilegeGrant();
        this.resource = new PrivilegeGrant(home.scope, 'Resource', {
          provider: account._provider(home, PrivilegeGrant.tfResourceType),
          ...grantArguments(spec),
        });
        return this.resource;
      },
    });
  }

  /** An aspect may grant more on the same object. */
  public widen(privileges: readonly string[]): void {
    this.privileges.push(...privileges.filter((privilege) => !this.privileges.includes(privilege)));
    if (this.resource) this.resource.privileges = [...this.privileges];
  }
}

/** The parts cannot hold a colon, so different grants have different ids. */
function idOf({ role, target, object }: GrantSpec): string {
  return [role, target.replace(' ', '_'), ...object].map(pathSegment).join(':');
}
