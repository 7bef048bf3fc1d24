import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { hasToken } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import type { Disposition } from '../../src/security/disposition';
import { secretInText } from '../../src/security/secret-literal';
import { deliver } from './deliver';

/** Makes provider resources where the gate lets them be made. */
export interface IProvisioner {
  /**
   * Called once, and only where the tier deploys or reviews. Everything, the provider included, is made below `scope`.
   *
   * @returns the main resource
   */
  provision(scope: Construct): TerraformElement;
}

/** What a tiered resource is made of. */
export interface TieredResourceProps {
  /** What it is for; decides with the tier what happens to it. */
  readonly capability: Capability;
  /** The vendor's name of the resource, as people know it. */
  readonly resourceName: string;
  /** What a platform team has to provide where it cannot be deployed: 10 characters at least. */
  readonly description: string;
  /** Makes the provider's resources. */
  readonly provisioner: IProvisioner;
  /**
   * What must exist first.
   * @default - nothing
   */
  readonly requires?: IConstruct[];
  /**
   * What data flows to.
   * @default - nothing
   */
  readonly feeds?: IConstruct[];
}

/**
 * A provider's resource of your own that takes the same gate as everything else: deployed, put into the review module, or
 * described as a requirement.
 *
 * Throws when the capability is looser than what is known of the resource's type.
 */
export class TieredResource extends Construct {
  /** What the gate decided. */
  public readonly disposition: Disposition;

  public constructor(scope: Construct, id: string, props: TieredResourceProps) {
    super(scope, id);
    assertRules(this.node.path, props, RULES);
    this.disposition = deliver(this, {
      type: 'custom.resource',
      name: props.resourceName,
      capability: props.capability,
      spec: { description: props.description },
      requires: props.requires ?? [],
      feeds: props.feeds ?? [],
      provision: (home) => props.provisioner.provision(home.scope),
    }).disposition;
  }
}

const RULES: Rule<TieredResourceProps>[] = [
  {
    id: 'tiered-resource.capability',
    property: 'capability',
    holds: ({ capability }) => Object.values(Capability).includes(capability),
    must: `be one of ${Object.values(Capability).join(', ')}`,
    given: ({ capability }) => capability ?? 'nothing',
    remedy: 'name what the resource is for',
  },
  {
    id: 'tiered-resource.name',
    property: 'resourceName',
    holds: ({ resourceName }) => !hasToken(resourceName) && resourceName.trim().length > 0,
    must: 'be a text that is known at synthesis',
    given: ({ resourceName }) => (hasToken(resourceName) ? 'a value that is known only after apply' : resourceName),
    remedy: 'give the name itself',
  },
  {
    id: 'tiered-resource.description',
    property: 'description',
    holds: ({ description }) => !hasToken(description) && description.trim().length >= 10,
    must: 'say in at least 10 characters what is needed, known at synthesis',
    given: ({ description }) => (hasToken(description) ? 'a value that is known only after apply' : description),
    remedy: 'write what a platform team has to provide',
  },
  {
    id: 'tiered-resource.secret',
    property: 'description',
    holds: ({ description }) => secretInText(description) === undefined,
    must: 'not contain a secret',
    given: () => undefined,
    remedy: 'remove it; descriptions are written to files',
  },
  {
    id: 'tiered-resource.name-secret',
    property: 'resourceName',
    holds: ({ resourceName }) => secretInText(resourceName) === undefined,
    must: 'not contain a secret',
    given: () => undefined,
    remedy: 'remove it; names are written to files',
  },
];
