import { Construct } from 'constructs';
import { missingGrants } from '../../src/kafka/client/client-grants';
import { producerModel } from '../../src/kafka/client/producer-model';
import type { ProducerOptions } from '../../src/kafka/client/producer-options';
import { deliverClient } from './client-delivery';
import type { KafkaClientProps } from './client-props';
import type { ITopic } from './topic';

/** What a producer is made of. */
export interface KafkaProducerProps extends KafkaClientProps, ProducerOptions {
  /**
   * The topics that it writes to.
   *
   * @default - none is known: neither grants nor sizes are checked
   */
  readonly topics?: ITopic[];
}

/**
 * The configuration of a producer, as files. Settings follow from what it is for.
 *
 * Throws one error with everything that is wrong with it; at synthesis when the principal lacks a grant.
 *
 * @see https://kafka.apache.org/documentation/#producerconfigs
 */
export class KafkaProducer extends Construct {
  public constructor(scope: Construct, id: string, props: KafkaProducerProps) {
    super(scope, id);
    const { topics = [], transactionalId } = props;
    deliverClient(this, {
      type: 'kafka.producer',
      props,
      topics: { topics },
      transactionalTopics: transactionalId === undefined ? [] : topics,
      feeds: topics,
      model: (context) => producerModel(context, props),
      missing: missingGrants,
    });
  }
}
