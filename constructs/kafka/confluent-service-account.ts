import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { hasToken, terraformLiterals } from '../../src/core/tokens';
import { displayNameRule } from '../../src/kafka/confluent-cluster-rules';
import { Capability } from '../../src/security/capability';
import { deliver, refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings, type Made } from './bindings';
import type { IConfluentOrganization } from './confluent-organization';
import { Principal } from './principal';

/** How an existing service account is found. */
export interface ConfluentServiceAccountAttributes {
  readonly organization: IConfluentOrganization;
  /** Its name: 1 to 64 characters, unique in the organization. */
  readonly displayName: string;
}

/** What a service account is made of. */
export interface ConfluentServiceAccountProps extends ConfluentServiceAccountAttributes {
  /**
   * For people: at most 128 characters.
   * @default - none
   */
  readonly description?: string;
}

/** A service account on Confluent Cloud: who a program is. */
export interface IConfluentServiceAccount extends IConstruct {
  readonly organization: IConfluentOrganization;
  readonly displayName: string;
  /** Whom to grant something. */
  readonly principal: Principal;
}

/**
 * A new service account on Confluent Cloud. A human applies it; what is granted to it waits for that.
 *
 * Throws when a text is too long or has characters that it cannot have.
 *
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/overview.html
 */
export class ConfluentServiceAccount extends Construct implements IConfluentServiceAccount {
  /** A service account that exists, found by its name: what is granted to it need not wait for anything. */
  public static fromDisplayName(
    scope: Construct,
    id: string,
    attributes: ConfluentServiceAccountAttributes,
  ): IConfluentServiceAccount {
    return new FoundServiceAccount(scope, id, attributes);
  }

  public readonly organization: IConfluentOrganization;
  public readonly displayName: string;
  public readonly principal: Principal;
  private account: Made<'confluentServiceAccount'> | undefined;

  public constructor(scope: Construct, id: string, props: ConfluentServiceAccountProps) {
    super(scope, id);
    assertRules(this.node.path, props, RULES);
    const { organization, displayName, description } = props;
    this.organization = organization;
    this.displayName = displayName;
    this.principal = Principal._account(displayName, { made: this, accountId: () => this.account!.id });
    deliver(this, {
      type: 'confluent.service-account',
      name: displayName,
      capability: Capability.IDENTITY,
      spec: { organization: organization.node.path, displayName, ...(description !== undefined && { description }) },
      requires: [organization],
      provision: (home) => {
        const AccountBinding = bindings.confluentServiceAccount();
        this.account = new AccountBinding(home.scope, 'Resource', {
          provider: organization._provider(home),
          ...terraformLiterals({ displayName, description }),
        });
        return this.account;
      },
    });
  }
}

class FoundServiceAccount extends Construct implements IConfluentServiceAccount {
  public readonly organization: IConfluentOrganization;
  public readonly displayName: string;
  public readonly principal: Principal;

  public constructor(scope: Construct, id: string, { organization, displayName }: ConfluentServiceAccountAttributes) {
    super(scope, id);
    assertRules(this.node.path, { displayName }, [displayNameRule(64)]);
    this.organization = organization;
    this.displayName = displayName;
    this.principal = Principal._account(displayName, { accountId: (home) => this.lookUp(home) });
    refer(this, {
      type: 'confluent.service-account',
      name: displayName,
      spec: { organization: organization.node.path, displayName },
    });
  }

  private lookUp(home: Home): string {
    const provider = this.organization._provider(home);
    return home.lookup(this, (scope, id) => {
      const DataConfluentServiceAccount = bindings.confluentServiceAccountLookup();
      return new DataConfluentServiceAccount(scope, id, {
        provider,
        ...terraformLiterals({ displayName: this.displayName }),
      });
    }).id;
  }
}

const RULES: readonly Rule<ConfluentServiceAccountProps>[] = [
  displayNameRule(64),
  {
    id: 'confluent.service-account.description',
    property: 'description',
    holds: ({ description = '' }) => !hasToken(description) && description.length <= 128,
    must: 'be at most 128 characters, known at synthesis',
    given: ({ description }) => (hasToken(description) ? 'a value that is known only after apply' : description),
    remedy: 'shorten it',
  },
];
