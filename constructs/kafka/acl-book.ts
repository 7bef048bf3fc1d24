import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { deriveAcls } from '../../src/kafka/acl-derivation';
import { footprint } from '../../src/kafka/acl-footprint';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { AclRow } from '../../src/kafka/acl-row';
import { engineTopicsOf } from '../../src/kafka/engine-topics';
import { footprintFiles } from '../../src/kafka/emitted/footprint-files';
import type { Footprint } from '../../src/kafka/footprint';
import { aclRowsOf, grantFailures, type GrantIntent } from '../../src/kafka/grant-intent';
import { aclPolicies } from '../../src/kafka/policies';
import { principalFailures } from '../../src/kafka/principal-rules';
import { aclRequirements, aclReview } from '../../src/kafka/renderers';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { ledgerOf } from '../delivery/ledger';
import { tierBoundaryOf } from '../delivery/posture';
import { AclPatterns } from './acl-patterns';
import { EngineTopicNames } from './engine-topic-names';
import type { IKafkaCluster } from './kafka-cluster';
import { nameOn } from './name-on-cluster';
import type { Principal } from './principal';
import { refuseOtherStack } from './same-stack';
import type { ITopic } from './topic';

/** A grant as a user states it. */
export interface Grant {
  /** Where it was stated, for errors. */
  readonly path: string;
  readonly principal: Principal;
  /** The intent, given what the cluster calls the principal. */
  readonly intent: (principalName: string) => GrantIntent;
  /** The topics that it is about, as far as they are constructs. */
  readonly topics?: readonly ITopic[];
}

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
  /** By what the rows call them. */
  private readonly principals = new Map<string, Principal>();
  private readonly groups = new Map<string, AclRow[]>();
  private delivered = 0;

  private constructor(
    scope: Construct,
    id: string,
    private readonly cluster: IKafkaCluster,
  ) {
    super(scope, id);
  }

  /** Throws when the intent cannot be granted on the cluster. */
  public add({ path, principal, intent: intentFor, topics = [] }: Grant): void {
    this.cluster._platform.assertUsable?.(path, this);
    const name = nameOn(this.cluster, principal);
    const intent = intentFor(name);
    throwIfAny([
      ...principalFailures(path, name, this.cluster._platform.limits),
      ...grantFailures(path, intent, this.cluster._platform.limits),
      ...this.platformFailures(path, intent),
      ...topics.flatMap((topic) => this.otherCluster(path, topic)),
    ]);
    const { made } = principal._origin.account ?? {};
    if (made) refuseOtherStack(path, 'principal', this, made);
    this.principals.set(name, principal);
    const ofEngine = engineTopicsOf(intent);
    if (ofEngine) EngineTopicNames.of(this, this.cluster).add(ofEngine);
    for (const topic of topics) this.topics.set(topic.topicName, topic);
    if (this.intents.length === this.delivered) ledgerOf(this).whenComplete(() => this.settle());
    this.intents.push(intent);
  }

  public footprint(principal: Principal): Footprint {
    return footprint(nameOn(this.cluster, principal), deriveAcls(this.intents));
  }

  private platformFailures(path: string, intent: GrantIntent): Failure[] {
    const { aclFailures = () => [] } = this.cluster._platform;
    const rows = aclRowsOf(intent);
    // An empty list of hosts is a failure of its own.
    if (rows.length === 0 && !('hosts' in intent && intent.hosts?.length === 0)) return [nothing(path)];
    const failures = rows.flatMap((row) => aclFailures(path, row));
    return [...new Map(failures.map((failure) => [`${failure.rule}\n${failure.given}`, failure])).values()];
  }

  /** The same cluster may be referred to twice; by its name it is one. */
  private otherCluster(path: string, topic: ITopic): Failure[] {
    if (topic.cluster.clusterName === this.cluster.clusterName) return [];
    return [
      {
        path,
        property: 'topic',
        rule: 'kafka.grant.cluster',
        must: `be on ${this.cluster.clusterName}, where it is granted`,
        given: `${topic.topicName} on ${topic.cluster.clusterName}`,
        remedy: "use the grants of the topic's own cluster",
      },
    ];
  }

  private settle(): void {
    const isFirst = this.delivered === 0;
    this.delivered = this.intents.length;
    const rows = deriveAcls(this.intents).filter((row) => this.node.tryFindChild(idOf(row)) === undefined);
    const first = new Set<AclRow>();
    for (const row of rows) {
      const key = this.groupOf(row);
      const group = this.groups.get(key);
      if (group) group.push(row);
      else {
        this.groups.set(key, [row]);
        first.add(row);
      }
    }
    for (const row of rows) this.deliverRow(new Construct(this, idOf(row)), row, first.has(row));
    if (isFirst) this.deliverFootprints();
  }

  private groupOf(row: AclRow): string {
    return this.cluster._platform.provisioner?.aclKey?.(row) ?? idOf(row);
  }

  private topicsOf({ resourceType, patternType, resourceName }: AclRow): IConstruct[] {
    const topic = this.topics.get(resourceName);
    return topic && resourceType === AclResourceType.TOPIC && patternType === AclPatternType.LITERAL ? [topic] : [];
  }

  private deliverRow(scope: Construct, row: AclRow, isFirst: boolean): void {
    const { provisioner, withoutProvider, awaits = [], requires = [] } = this.cluster._platform;
    const { made } = this.principals.get(row.principal)?._origin.account ?? {};
    deliver(scope, {
      type: 'kafka.acl',
      name: `${row.principal} ${row.operation} ${row.resourceType} ${row.resourceName}`,
      capability: Capability.TOPICS,
      spec: { cluster: this.cluster.node.path, ...row },
      requires: [this.cluster, ...requires, ...this.topicsOf(row)],
      awaits: made ? [...awaits, made] : awaits,
      provision: provisioner && isFirst ? (home) => this.provision(home, row) : undefined,
      withoutProvider,
      review: [aclReview],
      document: [aclRequirements],
      policies: aclPolicies,
    });
  }

  private provision(home: Home, row: AclRow): TerraformElement {
    const provisioner = this.cluster._platform.provisioner!;
    const key = this.groupOf(row);
    const members = this.groups.get(key)!;
    if (provisioner.aclKey) AclPatterns.of(this, this.cluster).add(this, key);
    return provisioner.acls(home, {
      id: `${this.node.path.split('/').slice(1).join('/')} ${key}`,
      rows: () => members.map((member) => this.asTerraformSees(home, member)),
    });
  }

  /** An account's id is a reference there, and a text of ours everywhere else. */
  private asTerraformSees(home: Home, row: AclRow): AclRow {
    const account = this.principals.get(row.principal)?._origin.account;
    return account ? { ...row, principal: `User:${account.accountId(home)}` } : row;
  }

  private deliverFootprints(): void {
    deliver(new Construct(this, 'Footprints'), {
      type: 'kafka.footprints',
      name: this.cluster.clusterName,
      capability: Capability.TOPICS,
      spec: { cluster: this.cluster.node.path },
      requires: [this.cluster],
      emit: [footprintFiles],
      document: [footprintFiles],
    });
  }
}

function nothing(path: string): Failure {
  return {
    path,
    property: 'grants',
    rule: 'kafka.grant.nothing',
    must: 'grant something',
    remedy: 'name a topic, a group or the cluster, or leave the grant out',
  };
}

/** All seven fields: a row has no identity but what it says, so its address depends on nothing else. */
function idOf(row: AclRow): string {
  const { principal, permission, operation, resourceType, patternType, resourceName, host } = row;
  return [principal, permission, operation, resourceType, patternType, resourceName, host].join(' ');
}
