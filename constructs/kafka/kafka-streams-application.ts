import { Construct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import type { AclRow } from '../../src/kafka/acl-row';
import { missingGrants } from '../../src/kafka/client/client-grants';
import type { ClientContext, ClientModel } from '../../src/kafka/client/client-model';
import { DeliveryGuarantee } from '../../src/kafka/client/delivery-guarantee';
import { streamsModel } from '../../src/kafka/client/streams-model';
import type { StreamsOptions } from '../../src/kafka/client/streams-options';
import { deliverClient } from './client-delivery';
import type { KafkaClientProps } from './client-props';
import { EngineTopicNames } from './engine-topic-names';
import type { ITopic } from './topic';

/** What a Kafka Streams application is made of. */
export interface KafkaStreamsApplicationProps extends KafkaClientProps, StreamsOptions {
  /** The topics that it reads. */
  readonly inputs: ITopic[];

  /**
   * The topics that it writes to, its internal ones aside.
   *
   * @default - none
   */
  readonly outputs?: ITopic[];
}

/**
 * The configuration of a Kafka Streams application, as files.
 *
 * Throws one error with everything that is wrong with it; at synthesis when the principal lacks a grant.
 *
 * @see https://kafka.apache.org/documentation/#streamsconfigs
 */
export class KafkaStreamsApplication extends Construct {
  public constructor(scope: Construct, id: string, props: KafkaStreamsApplicationProps) {
    super(scope, id);
    const { inputs, outputs = [], guarantee = DeliveryGuarantee.EXACTLY_ONCE } = props;
    EngineTopicNames.of(this, props.cluster).add({ applicationId: props.applicationId });
    const isExact = guarantee === DeliveryGuarantee.EXACTLY_ONCE;
    deliverClient(this, {
      type: 'kafka.streams',
      props,
      topics: { inputs, outputs },
      transactionalTopics: isExact ? outputs : [],
      feeds: outputs,
      model: (context) => streamsModel(context, props),
      missing: (context, model, principal, rows) => missing({ context, model, principal, rows }, props, isExact),
    });
  }
}

interface Check {
  readonly context: ClientContext;
  readonly model: ClientModel;
  readonly principal: string;
  readonly rows: readonly AclRow[];
}

/** It consumes its inputs in a group of its own name, and produces its outputs in transactions that begin so. */
function missing(
  { context, model, principal, rows }: Check,
  { applicationId, inputs, outputs = [] }: KafkaStreamsApplicationProps,
  isExact: boolean,
): Failure[] {
  const lacks = (
    kind: ClientModel['kind'],
    property: string,
    topics: readonly ITopic[],
    settings: ClientModel['settings'],
  ): Failure[] =>
    missingGrants({ ...context, topics }, { ...model, kind, settings }, principal, rows).map((failure) => ({
      ...failure,
      property: failure.property === 'topics' ? property : 'applicationId',
      remedy: 'grant it with cluster.grants.kafkaStreams',
    }));
  return [
    ...lacks('CONSUMER', 'inputs', inputs, { 'group.id': applicationId }),
    ...lacks('PRODUCER', 'outputs', outputs, isExact ? { 'transactional.id': `${applicationId}-` } : {}),
  ];
}
