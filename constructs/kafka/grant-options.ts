import type { AclOperation } from '../../src/kafka/acl-operation';
import type { AclPatternType } from '../../src/kafka/acl-pattern-type';
import type { AclPermission } from '../../src/kafka/acl-permission';
import type { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { ITopic } from './topic';

/** From where a grant holds. */
export interface GrantOptions {
  /**
   * Addresses from which it holds.
   * @default - any
   */
  readonly hosts?: string[];
}

/** How somebody produces. */
export interface ProduceGrantOptions extends GrantOptions {
  /**
   * The exact `transactional.id` of a producer in transactions.
   * @default - no transactions, unless a prefix is given
   */
  readonly transactionalId?: string;
  /**
   * What every `transactional.id` of the producer begins with.
   * @default - no transactions, unless an id is given
   */
  readonly transactionalIdPrefix?: string;
  /**
   * The consumer group whose offsets the producer commits in its transactions.
   * @default - none
   */
  readonly offsetsGroup?: string;
}

/** How somebody consumes. Exactly one of `group` and `groupPrefix` is given. */
export interface ConsumeGrantOptions extends GrantOptions {
  /**
   * The exact consumer group.
   * @default - a prefix is given
   */
  readonly group?: string;
  /**
   * What every consumer group begins with.
   * @default - a group is given
   */
  readonly groupPrefix?: string;
}

/** How a Flink job writes with `DeliveryGuarantee.EXACTLY_ONCE`. */
export interface FlinkSinkGrantOptions extends GrantOptions {
  /** What the job's KafkaSink has as its `transactionalIdPrefix`. */
  readonly transactionalIdPrefix: string;
}

/** What somebody may do to a topic besides seeing it and its configs. */
export interface AdministerGrantOptions extends GrantOptions {
  /**
   * Whether it may be made, for instance after it was deleted.
   * @default false
   */
  readonly createTopic?: boolean;
  /**
   * Whether it may be deleted, with all its data.
   * @default false
   */
  readonly deleteTopic?: boolean;
  /**
   * Whether its configs may be changed.
   * @default true
   */
  readonly alterConfigs?: boolean;
  /**
   * Whether it may get more partitions.
   * @default true
   */
  readonly addPartitions?: boolean;
}

/** A Kafka Streams application. */
export interface KafkaStreamsGrantOptions extends GrantOptions {
  /** Its `application.id`: 1 to 248 characters that a topic's name may have, or more for one without internal topics. */
  readonly applicationId: string;
  /** The topics that it reads. */
  readonly inputs: ITopic[];
  /**
   * The topics that it writes.
   * @default - none
   */
  readonly outputs?: ITopic[];
  /**
   * Whether it keeps state or repartitions, and so makes topics of its own, named `<application.id>-…`.
   * @default true
   */
  readonly internalTopics?: boolean;
  /**
   * Whether its `processing.guarantee` is `exactly_once_v2`.
   * @default false
   */
  readonly exactlyOnce?: boolean;
}

/** A worker of a Kafka Connect cluster, apart from what its connectors do. */
export interface ConnectWorkerGrantOptions extends GrantOptions {
  /** The worker's `group.id`. */
  readonly groupId: string;
  /** `config.storage.topic`. */
  readonly configTopic: string;
  /** `offset.storage.topic`. */
  readonly offsetTopic: string;
  /** `status.storage.topic`. */
  readonly statusTopic: string;
  /**
   * Whether the worker makes these topics itself.
   * @default false
   */
  readonly createsTopics?: boolean;
  /**
   * Whether the worker supports source connectors that run exactly once.
   * @default false
   */
  readonly exactlyOnceSource?: boolean;
}

/** A sink connector: from Kafka to elsewhere. */
export interface SinkConnectorGrantOptions extends GrantOptions {
  /** Its `name`: its consumer group is `connect-<name>`. */
  readonly connectorName: string;
  /** The topics that it reads. */
  readonly topics: ITopic[];
  /**
   * Where records go that it cannot handle.
   * @default - nowhere
   */
  readonly deadLetterTopic?: ITopic;
}

/** A source connector: from elsewhere to Kafka. */
export interface SourceConnectorGrantOptions extends GrantOptions {
  /** Its `name`. */
  readonly connectorName: string;
  /**
   * The topics that it writes. Topics or prefixes are given.
   * @default - none
   */
  readonly topics?: ITopic[];
  /**
   * What the topics that it writes begin with: Debezium's `topic.prefix` with a dot.
   * @default - none
   */
  readonly topicPrefixes?: string[];
  /**
   * Whether Connect makes the topics (`topic.creation.…`).
   * @default false
   */
  readonly createsTopics?: boolean;
  /**
   * The worker's `group.id`, where the connector runs exactly once.
   * @default - at least once
   */
  readonly exactlyOnceWorkerGroupId?: string;
  /**
   * The topic of its offsets, where the connector runs exactly once.
   * @default - at least once
   */
  readonly exactlyOnceOffsetsTopic?: string;
}

/** What an operator sees, without reading records or changing anything. */
export interface ReadOnlyOperatorGrantOptions extends GrantOptions {
  /**
   * What the topics begin with.
   * @default - no topics
   */
  readonly topicPrefixes?: string[];
  /**
   * What the consumer groups begin with.
   * @default - no groups
   */
  readonly groupPrefixes?: string[];
  /**
   * Whether brokers, ACLs and all groups are seen too.
   * @default false
   */
  readonly cluster?: boolean;
}

/** One ACL as Kafka has it, for what no intent says. */
export interface AclEntry {
  /** What it is about. */
  readonly resourceType: AclResourceType;
  /** A name, a prefix, or `*` for all; `kafka-cluster` for the cluster. */
  readonly resourceName: string;
  /** What is allowed or denied. */
  readonly operation: AclOperation;
  /**
   * How `resourceName` is read.
   * @default AclPatternType.LITERAL
   */
  readonly patternType?: AclPatternType;
  /**
   * Whether it allows or denies.
   * @default AclPermission.ALLOW
   */
  readonly permission?: AclPermission;
  /**
   * The address from which it holds.
   * @default - any
   */
  readonly host?: string;
}
