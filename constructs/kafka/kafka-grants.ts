import type { IConstruct } from 'constructs';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclPermission } from '../../src/kafka/acl-permission';
import type { Footprint } from '../../src/kafka/footprint';
import type { GrantIntent } from '../../src/kafka/grant-intent';
import { literal, prefixed, type Grantee, type ResourcePattern } from '../../src/kafka/grants/grantee';
import { AclBook } from './acl-book';
import type {
  AclEntry,
  ConnectWorkerGrantOptions,
  ConsumeGrantOptions,
  GrantOptions,
  KafkaStreamsGrantOptions,
  ProduceGrantOptions,
  ReadOnlyOperatorGrantOptions,
  SinkConnectorGrantOptions,
  SourceConnectorGrantOptions,
} from './grant-options';
import { groupPattern, transactionalPattern } from './grant-patterns';
import type { IKafkaCluster } from './kafka-cluster';
import type { Principal } from './principal';
import { assertSourceConnector } from './source-connector-rules';
import type { ITopic } from './topic';

/** States who does what on a cluster beyond a single topic; the ACLs are derived: the least that works. */
export class KafkaGrants {
  /**
   * The grants that are made at a place in the tree, in the tier that holds there. `cluster.grants` is those at the cluster.
   *
   * @param scope where they belong, for instance inside a TierScope
   */
  public static of(scope: IConstruct, cluster: IKafkaCluster): KafkaGrants {
    return new KafkaGrants(scope, cluster);
  }

  private constructor(
    private readonly scope: IConstruct,
    private readonly cluster: IKafkaCluster,
  ) {}

  /** Lets a principal write to every topic whose name begins so. */
  public produceToPrefix(principal: Principal, topicPrefix: string, options: ProduceGrantOptions = {}): void {
    const transactionalId = transactionalPattern(this.path, options);
    const offsetsGroup = options.offsetsGroup === undefined ? undefined : literal(options.offsetsGroup);
    const topic = prefixed(topicPrefix);
    this.grant(principal, options, (by) => ({ ...by, kind: 'PRODUCE', topic, transactionalId, offsetsGroup }));
  }

  /**
   * Lets a principal read every topic whose name begins so, in a consumer group.
   *
   * Throws unless exactly one of `group` and `groupPrefix` is given.
   */
  public consumeFromPrefix(principal: Principal, topicPrefix: string, options: ConsumeGrantOptions): void {
    const group = groupPattern(this.path, options);
    this.grant(principal, options, (by) => ({ ...by, kind: 'CONSUME', topic: prefixed(topicPrefix), group }));
  }

  /** Lets a principal run a Kafka Streams application. */
  public kafkaStreams(principal: Principal, options: KafkaStreamsGrantOptions): void {
    const { applicationId, inputs, outputs = [], internalTopics = true, exactlyOnce = false } = options;
    const own = { applicationId, internalTopics, exactlyOnce };
    this.grant(
      principal,
      options,
      (by) => ({ ...by, ...own, kind: 'KAFKA_STREAMS', inputs: named(inputs), outputs: named(outputs) }),
      [...inputs, ...outputs],
    );
  }

  /** Lets a principal run a worker of Kafka Connect. */
  public connectWorker(principal: Principal, options: ConnectWorkerGrantOptions): void {
    const { groupId, configTopic, offsetTopic, statusTopic } = options;
    const { createsTopics = false, exactlyOnceSource = false } = options;
    const own = { groupId, configTopic, offsetTopic, statusTopic, createsTopics, exactlyOnceSource };
    this.grant(principal, options, (by) => ({ ...by, ...own, kind: 'CONNECT_WORKER' }));
  }

  /** Lets a principal run a sink connector. Its dead letter topic is made beforehand. */
  public sinkConnector(principal: Principal, options: SinkConnectorGrantOptions): void {
    const { connectorName, topics, deadLetterTopic } = options;
    const own = { connectorName, topics: named(topics), createsDeadLetterTopic: false };
    this.grant(
      principal,
      options,
      (by) => ({ ...by, ...own, kind: 'SINK_CONNECTOR', deadLetterTopic: deadLetterTopic?.topicName }),
      [...topics, ...(deadLetterTopic ? [deadLetterTopic] : [])],
    );
  }

  /**
   * Lets a principal run a source connector.
   *
   * Throws unless it writes somewhere, and when only one of both exactly-once options is given.
   */
  public sourceConnector(principal: Principal, options: SourceConnectorGrantOptions): void {
    assertSourceConnector(this.path, options);
    const { connectorName, topics = [], topicPrefixes = [], createsTopics = false } = options;
    const { exactlyOnceWorkerGroupId: workerGroupId, exactlyOnceOffsetsTopic: offsetsTopic } = options;
    const exactlyOnce =
      workerGroupId === undefined || offsetsTopic === undefined ? undefined : { workerGroupId, offsetsTopic };
    const written = [...named(topics), ...topicPrefixes.map(prefixed)];
    const own = { connectorName, topics: written, createsTopics, exactlyOnce };
    this.grant(principal, options, (by) => ({ ...by, ...own, kind: 'SOURCE_CONNECTOR' }), topics);
  }

  /** Lets a principal see what there is, without reading records or changing anything. */
  public readOnlyOperator(principal: Principal, options: ReadOnlyOperatorGrantOptions): void {
    const { topicPrefixes = [], groupPrefixes = [], cluster = false } = options;
    const own = { topics: topicPrefixes.map(prefixed), groups: groupPrefixes.map(prefixed), cluster };
    this.grant(principal, options, (by) => ({ ...by, ...own, kind: 'READ_ONLY_OPERATOR' }));
  }

  /**
   * ACLs as they stand, for what no intent says. Outside CLOUD_NATIVE DEV, guardrails ask for a reason where one denies
   * something, or is for everything or everyone.
   */
  public addAcls(principal: Principal, entries: AclEntry[]): void {
    this.grant(principal, {}, ({ principal: name }) => ({
      kind: 'RAW',
      rows: entries.map((entry) => ({
        ...entry,
        principal: name,
        patternType: entry.patternType ?? AclPatternType.LITERAL,
        permission: entry.permission ?? AclPermission.ALLOW,
        host: entry.host ?? '*',
      })),
    }));
  }

  /** Everything that the principal can do on the cluster, by the grants made so far within this tier. */
  public footprint(principal: Principal): Footprint {
    return this.book().footprint(principal);
  }

  private get path(): string {
    return this.scope.node.path;
  }

  private grant(
    principal: Principal,
    { hosts }: GrantOptions,
    intent: (by: Grantee) => GrantIntent,
    topics: readonly ITopic[] = [],
  ): void {
    const { path } = this;
    this.book().add({ path, principal, intent: (name) => intent({ principal: name, hosts }), topics });
  }

  private book(): AclBook {
    return AclBook.of(this.scope, this.cluster);
  }
}

function named(topics: readonly ITopic[]): ResourcePattern[] {
  return topics.map(({ topicName }) => literal(topicName));
}
