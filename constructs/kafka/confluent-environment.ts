import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { hasToken, terraformLiterals } from '../../src/core/tokens';
import { displayNameRule } from '../../src/kafka/confluent-cluster-rules';
import { StreamGovernancePackage } from '../../src/kafka/confluent-cluster-type';
import { Capability } from '../../src/security/capability';
import { deliver, refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings, type Made } from './bindings';
import type { IConfluentOrganization } from './confluent-organization';
import { isProtected } from './destroy-protection';

/** What an environment is made of. */
export interface ConfluentEnvironmentProps {
  readonly organization: IConfluentOrganization;
  /** Its name: 1 to 64 characters. */
  readonly displayName: string;
  /**
   * What its Schema Registry and catalog can do.
   * @default StreamGovernancePackage.ESSENTIALS
   */
  readonly streamGovernance?: StreamGovernancePackage;
  /**
   * Whether Terraform refuses to destroy it.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/** How an existing environment is named. */
export interface ConfluentEnvironmentAttributes {
  readonly organization: IConfluentOrganization;
  /** `env-…` */
  readonly environmentId: string;
}

/** An environment on Confluent Cloud: what clusters are in. */
export interface IConfluentEnvironment extends IConstruct {
  readonly organization: IConfluentOrganization;
  /**
   * What of it is only known after apply.
   * @internal
   */
  readonly _awaits: readonly IConstruct[];
  /** @internal */
  _environmentId(home: Home): string;
}

/**
 * A new environment on Confluent Cloud. A human applies it, since it costs money.
 *
 * Throws when the name is too long or has characters that it cannot have.
 *
 * @see https://docs.confluent.io/cloud/current/security/access-control/hierarchy/cloud-environments.html
 */
export class ConfluentEnvironment extends Construct implements IConfluentEnvironment {
  /** An environment that exists. */
  public static fromEnvironmentId(
    scope: Construct,
    id: string,
    attributes: ConfluentEnvironmentAttributes,
  ): IConfluentEnvironment {
    return new ExistingEnvironment(scope, id, attributes);
  }

  public readonly organization: IConfluentOrganization;
  /** @internal */
  public readonly _awaits: readonly IConstruct[];
  private environment: Made<'confluentEnvironment'> | undefined;

  public constructor(scope: Construct, id: string, props: ConfluentEnvironmentProps) {
    super(scope, id);
    assertRules(this.node.path, props, [displayNameRule(64)]);
    const { organization, displayName, streamGovernance = StreamGovernancePackage.ESSENTIALS } = props;
    const destroyProtection = props.destroyProtection ?? isProtected(scope);
    this.organization = organization;
    this._awaits = [this];
    deliver(this, {
      type: 'confluent.environment',
      name: displayName,
      capability: Capability.PLATFORM,
      spec: { organization: organization.node.path, displayName, streamGovernance, destroyProtection },
      requires: [organization],
      provision: (home) => {
        const EnvironmentBinding = bindings.confluentEnvironment();
        this.environment = new EnvironmentBinding(home.scope, 'Resource', {
          provider: organization._provider(home),
          ...terraformLiterals({ displayName }),
          streamGovernance: { package: streamGovernance },
          ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
        });
        return this.environment;
      },
    });
  }

  /** @internal */
  public _environmentId(): string {
    return this.environment!.id;
  }
}

class ExistingEnvironment extends Construct implements IConfluentEnvironment {
  public readonly organization: IConfluentOrganization;
  public readonly _awaits: readonly IConstruct[] = [];
  private readonly environmentId: string;

  public constructor(scope: Construct, id: string, attributes: ConfluentEnvironmentAttributes) {
    super(scope, id);
    assertRules(this.node.path, attributes, EXISTING_RULES);
    this.organization = attributes.organization;
    this.environmentId = attributes.environmentId;
    refer(this, {
      type: 'confluent.environment',
      name: attributes.environmentId,
      spec: { organization: attributes.organization.node.path, environmentId: attributes.environmentId },
    });
  }

  public _environmentId(): string {
    return this.environmentId;
  }
}

const EXISTING_RULES: readonly Rule<ConfluentEnvironmentAttributes>[] = [
  {
    id: 'confluent.environment.id',
    property: 'environmentId',
    holds: ({ environmentId }) => !hasToken(environmentId) && /^env-[a-z0-9]+$/.test(environmentId),
    must: "be an environment id such as 'env-abc123'",
    given: ({ environmentId }) => (hasToken(environmentId) ? 'a value that is known only after apply' : environmentId),
    remedy: 'copy the id from the environment',
  },
];
