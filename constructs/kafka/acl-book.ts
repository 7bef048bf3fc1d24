import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { deriveAcls } from '../../src/kafka/acl-derivation';
import { footprint } from '../../src/kafka/acl-footprint';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { AclRow } from '../../src/kafka/acl-row';
import type { Footprint } from '../../src/kafka/footprint';
import { grantFailures, type GrantIntent } from '../../src/kafka/grant-intent';
import { aclPolicies } from '../../src/kafka/policies';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { Capability } from '../../src/security/capability';
import { aclRequirements, aclReview } from '../../src/kafka/renderers';
import { deliver } from '../delivery/deliver';
import { ledgerOf } from '../delivery/ledger';
import { tierBoundaryOf } from '../delivery/posture';
import type { IKafkaCluster } from './kafka-cluster';
import type { ITopic } from './topic';

/**
 * Collects what is granted on a cluster within one tier boundary. The rows are derived when the program has said everything,
 * so that duplicates merge and the order of grants does not matter.
 */
export class AclBook extends Construct {
  /** The book that a grant made at `scope` belongs to. */
  public static of(scope: IConstruct, cluster: IKafkaCluster): AclBook {
    const boundary = tierBoundaryOf(scope);
    const id = `${cluster.node.path.split('/').slice(1).join('-')}Acls`;
    const existing = boundary.node.tryFindChild(id);
    return existing instanceof AclBook ? existing : new AclBook(boundary, id, cluster);
  }

  private readonly intents: GrantIntent[] = [];
  private readonly topics = new Map<string, IConstruct>();
  private delivered = 0;

  private constructor(
    scope: Construct,
    id: string,
    private readonly cluster: IKafkaCluster,
  ) {
    super(scope, id);
  }

  /** Throws when the intent cannot be granted on the cluster. */
  public add(topic: ITopic, intent: GrantIntent): void {
    throwIfAny(grantFailures(topic.node.path, intent, this.cluster._platform.limits));
    this.topics.set(topic.topicName, topic);
    if (this.intents.length === this.delivered) ledgerOf(this).whenComplete(() => this.settle());
    this.intents.push(intent);
  }

  public footprint(principalName: string): Footprint {
    return footprint(principalName, deriveAcls(this.intents));
  }

  private settle(): void {
    this.delivered = this.intents.length;
    for (const row of deriveAcls(this.intents)) {
      const id = idOf(row);
      if (this.node.tryFindChild(id) === undefined) this.deliverRow(new Construct(this, id), row);
    }
  }

  private topicsOf({ resourceType, patternType, resourceName }: AclRow): IConstruct[] {
    const topic = this.topics.get(resourceName);
    return topic && resourceType === AclResourceType.TOPIC && patternType === AclPatternType.LITERAL ? [topic] : [];
  }

  private deliverRow(scope: Construct, row: AclRow): void {
    const platform = this.cluster._platform;
    deliver(scope, {
      type: 'kafka.acl',
      name: `${row.principal} ${row.operation} ${row.resourceType} ${row.resourceName}`,
      capability: Capability.TOPICS,
      spec: { cluster: this.cluster.node.path, ...row },
      requires: [this.cluster, ...this.topicsOf(row)],
      provision: platform.withoutProvider === undefined ? (home) => platform.provisionAcl(home, row) : undefined,
      withoutProvider: platform.withoutProvider,
      review: [aclReview],
      document: [aclRequirements],
      policies: aclPolicies,
    });
  }
}

/** All seven fields: a row has no identity but what it says, so its address depends on nothing else. */
function idOf(row: AclRow): string {
  const { principal, permission, operation, resourceType, patternType, resourceName, host } = row;
  return [principal, permission, operation, resourceType, patternType, resourceName, host].join(' ');
}
