import { Construct } from 'constructs';
import { failuresIn, type Rule } from '../../src/core/rule';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';
import { principalFailures } from '../../src/kafka/principal-rules';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings } from './bindings';
import type { IConfluentOrganization } from './confluent-organization';
import type { ConfluentResource } from './confluent-resource';
import type { ConfluentRole } from './confluent-role';
import type { Principal } from './principal';
import { refuseOtherStack } from './same-stack';

/** What a role binding is made of. */
export interface ConfluentRoleBindingProps {
  readonly organization: IConfluentOrganization;
  /** Who gets the role. */
  readonly principal: Principal;
  readonly role: ConfluentRole;
  /** What the role is for. */
  readonly resource: ConfluentResource;
}

/**
 * A role on Confluent Cloud for somebody (RBAC). A human applies it.
 *
 * Throws when the role has no such reach, and for everyone as principal.
 *
 * @see https://docs.confluent.io/cloud/current/security/access-control/rbac/overview.html
 */
export class ConfluentRoleBinding extends Construct {
  public constructor(scope: Construct, id: string, props: ConfluentRoleBindingProps) {
    super(scope, id);
    const { organization, principal, role, resource } = props;
    const { path } = this.node;
    throwIfAny([
      ...principalFailures(path, principal.principalName, CONFLUENT_CLOUD),
      ...failuresIn(path, props, RULES),
    ]);
    const { account } = principal._origin;
    const awaits = [...(account?.made ? [account.made] : []), ...resource._parts.awaits];
    for (const awaited of awaits) refuseOtherStack(path, 'resource', this, awaited);
    const { principalName } = principal;
    deliver(this, {
      type: 'confluent.role-binding',
      name: `${principalName} ${role.roleName} ${resource.toString()}`,
      capability: Capability.IDENTITY,
      spec: {
        organization: organization.node.path,
        principal: principalName,
        role: role.roleName,
        resource: resource.toString(),
      },
      requires: [organization],
      awaits,
      provision: (home) => {
        const RoleBinding = bindings.confluentRoleBinding();
        return new RoleBinding(home.scope, 'Resource', {
          provider: organization._provider(home),
          principal: account ? `User:${account.accountId(home)}` : principalName,
          roleName: role.roleName,
          crnPattern: resource._crn(home, organization),
        });
      },
    });
  }
}

const RULES: readonly Rule<ConfluentRoleBindingProps>[] = [
  {
    id: 'confluent.role-binding.principal',
    property: 'principal',
    holds: ({ principal }) => principal.principalName !== 'User:*',
    must: 'be somebody: a role for everyone does not exist',
    given: ({ principal }) => principal.principalName,
    remedy: 'name a service account',
  },
  {
    id: 'confluent.role-binding.level',
    property: 'resource',
    holds: ({ role, resource }) => role._levels.includes(resource._parts.level),
    must: ({ role }) => `be ${role._levels.map((level) => LEVELS[level]).join(' or ')} for ${role.roleName}`,
    given: ({ resource }) => resource,
    remedy: 'choose another role, or the resource that the role is for',
  },
];

const LEVELS: Readonly<Record<ConfluentRole['_levels'][number], string>> = {
  ORGANIZATION: 'the organization',
  ENVIRONMENT: 'an environment',
  CLUSTER: 'a cluster',
  IN_CLUSTER: 'a topic, group or transactional id',
};
