import { Construct } from 'constructs';
import { missingGrants } from '../../src/kafka/client/client-grants';
import type { ClientContext } from '../../src/kafka/client/client-model';
import { consumerModel } from '../../src/kafka/client/consumer-model';
import type { ConsumerOptions } from '../../src/kafka/client/consumer-options';
import { deliverClient } from './client-delivery';
import type { KafkaClientProps } from './client-props';
import type { ITopic } from './topic';

/** What a consumer is made of. */
export interface KafkaConsumerProps extends KafkaClientProps, ConsumerOptions {
  /**
   * The topics that it reads.
   *
   * @default - none is known: neither grants nor sizes nor transactions are checked
   */
  readonly topics?: ITopic[];
}

/**
 * The configuration of a consumer, as files. Settings follow from what it is for, and from who writes to its topics.
 *
 * Throws one error with everything that is wrong with it; at synthesis when the principal lacks a grant.
 *
 * @see https://kafka.apache.org/documentation/#consumerconfigs
 */
export class KafkaConsumer extends Construct {
  public constructor(scope: Construct, id: string, props: KafkaConsumerProps) {
    super(scope, id);
    const { topics = [] } = props;
    deliverClient(this, {
      type: 'kafka.consumer',
      props,
      topics: { topics },
      model: (context) => consumerModel(context, props),
      missing: missingGrants,
      warnings: (context) => abortedRecords(context, props),
    });
  }
}

function abortedRecords({ topics }: ClientContext, { readCommitted }: KafkaConsumerProps): string[] {
  if (readCommitted !== false) return [];
  return topics
    .filter(({ isTransactional }) => isTransactional)
    .map(
      ({ topicName }) =>
        `readCommitted: topic '${topicName}' is written in transactions, so that records of aborted ones are read too; leave it out to read what is committed`,
    );
}
