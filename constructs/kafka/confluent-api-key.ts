import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { terraformLiterals } from '../../src/core/tokens';
import { displayNameRule } from '../../src/kafka/confluent-cluster-rules';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings, type Made } from './bindings';
import type { ConfluentApiKeyResource } from './confluent-api-key-resource';
import type { IConfluentServiceAccount } from './confluent-service-account';
import { isProtected } from './destroy-protection';
import { refuseOtherStack } from './same-stack';

/** What an API key is made of. */
export interface ConfluentApiKeyProps {
  /** Who it belongs to. */
  readonly owner: IConfluentServiceAccount;
  /** What it opens. */
  readonly resource: ConfluentApiKeyResource;
  /** Its name: 1 to 64 characters. */
  readonly displayName: string;
  /**
   * What must exist first, for instance the role without which it opens nothing.
   * @default - nothing
   */
  readonly requires?: IConstruct[];
  /**
   * Whether Terraform refuses to destroy it, and with it the logins of whoever uses it.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/**
 * A new API key on Confluent Cloud. A human applies it. Its secret is in Terraform's state, as Confluent's provider has it, and
 * nowhere else: no file of a bundle has it.
 *
 * Throws when the owner or the resource is only known after another stack is applied.
 *
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export class ConfluentApiKey extends Construct {
  private key: Made<'confluentApiKey'> | undefined;

  public constructor(scope: Construct, id: string, props: ConfluentApiKeyProps) {
    super(scope, id);
    const { owner, resource, displayName, requires = [], destroyProtection = isProtected(scope) } = props;
    assertRules(this.node.path, { displayName }, [displayNameRule(64)]);
    const { made } = owner.principal._origin.account!;
    const awaits = [...(made ? [made] : []), ...resource._awaits];
    for (const awaited of awaits) refuseOtherStack(this.node.path, 'owner', this, awaited);
    deliver(this, {
      type: 'confluent.api-key',
      name: displayName,
      capability: Capability.IDENTITY,
      spec: { owner: owner.displayName, resource: resource.toString(), displayName, destroyProtection },
      requires: [owner, ...requires],
      awaits,
      provision: (home) => {
        const ApiKeyBinding = bindings.confluentApiKey();
        this.key = new ApiKeyBinding(home.scope, 'Resource', {
          provider: owner.organization._provider(home),
          ...terraformLiterals({ displayName }),
          owner: {
            id: owner.principal._origin.account!.accountId(home),
            apiVersion: 'iam/v2',
            kind: 'ServiceAccount',
          },
          managedResource: resource._managed?.(home),
          ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
        });
        return this.key;
      },
    });
  }

  /** @internal */
  public _credentials(): { readonly key: string; readonly secret: string } {
    return { key: this.key!.id, secret: this.key!.secret };
  }
}
