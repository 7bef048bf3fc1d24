import type { Duration } from '../../src/core/duration';
import type { ConnectorOptions } from '../../src/kafka/connect/connector-options';
import type { ErrorTolerance } from '../../src/kafka/connect/error-tolerance';
import type { IConnectCluster } from './connect-cluster';
import type { Principal } from './principal';
import type { ITopic } from './topic';

/** What happens to records that a source connector cannot handle. It has no dead letter topic: its records never arrived. */
export interface SourceErrorHandling {
  /**
   * Whether it stops at such a record.
   *
   * @default ErrorTolerance.NONE
   */
  readonly tolerance?: ErrorTolerance;

  /**
   * Whether each is logged.
   *
   * @default - as Connect does
   */
  readonly logged?: boolean;

  /**
   * Whether its topic, partition and offset are in the log too.
   *
   * @default - as Connect does
   */
  readonly recordsLogged?: boolean;

  /**
   * How long it is tried again, at least 0.
   *
   * @default - it is not
   */
  readonly retryTimeout?: Duration;

  /**
   * The longest time between two tries, at least 1 millisecond. Needs `retryTimeout`.
   *
   * @default - 1 minute
   */
  readonly maxRetryDelay?: Duration;
}

/** What happens to records that a sink connector cannot handle. */
export interface SinkErrorHandling extends SourceErrorHandling {
  /**
   * Where they go; tolerance is then ALL.
   *
   * @default - nowhere: the connector stops
   */
  readonly deadLetterTopic?: ITopic;

  /**
   * Whether why and where from is written into their headers.
   *
   * @default true
   */
  readonly contextHeaders?: boolean;
}

/** What a sink connector is made of. */
export interface SinkConnectorProps extends ConnectorOptions {
  /** Where it runs. */
  readonly connectCluster: IConnectCluster;

  /**
   * The topics that it reads.
   *
   * @default - those of `configs['topics.regex']`
   */
  readonly topics?: ITopic[];

  /**
   * Who it logs in as; what it needs is then granted. On Confluent Cloud a service account.
   *
   * @default - its rights are granted elsewhere
   */
  readonly principal?: Principal;

  /**
   * What happens to records that it cannot handle.
   *
   * @default - it stops
   */
  readonly errorHandling?: SinkErrorHandling;
}

/** How Connect makes the topics of a source connector that do not exist. */
export interface TopicCreation {
  /** Partitions of each, at least 1. */
  readonly partitions: number;
  /** Copies of each, at least 1. */
  readonly replicationFactor: number;
}

/** What a source connector is made of. */
export interface SourceConnectorProps extends ConnectorOptions {
  /** Where it runs. */
  readonly connectCluster: IConnectCluster;

  /**
   * The topics that it writes, as far as they are known.
   *
   * @default - none is known
   */
  readonly topics?: ITopic[];

  /**
   * What the topics begin with that it writes too.
   *
   * @default - what follows from the plugin
   */
  readonly topicPrefixes?: string[];

  /**
   * How Connect makes its topics.
   *
   * @default - they are made beforehand
   */
  readonly topicCreation?: TopicCreation;

  /**
   * Whether a record counts once, should a worker fail. The workers have to support it, and the connector too.
   *
   * @default false
   */
  readonly exactlyOnce?: boolean;

  /**
   * The workers' `group.id`, where it runs exactly once and a principal is given.
   *
   * @default - none
   */
  readonly workerGroupId?: string;

  /**
   * The topic of its offsets, where it runs exactly once and a principal is given.
   *
   * @default - none
   */
  readonly offsetsTopic?: string;

  /**
   * Who it logs in as; what it needs is then granted. On Confluent Cloud a service account.
   *
   * @default - its rights are granted elsewhere
   */
  readonly principal?: Principal;

  /**
   * What happens to records that it cannot handle.
   *
   * @default - it stops
   */
  readonly errorHandling?: SourceErrorHandling;
}
