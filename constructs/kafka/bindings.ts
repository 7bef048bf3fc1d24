import { loadBinding } from '../delivery/binding';

const CONFLUENT = '@cdktf/provider-confluent';
const CONFLUENT_VERSION = '0.0.0';

function confluent<T>(load: () => T): T {
  return loadBinding(CONFLUENT, CONFLUENT_VERSION, load);
}

/** Each binding is loaded when the first resource of its kind is provisioned. */
export const bindings = {
  confluentProvider: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/provider') as typeof import('@cdktf/provider-confluent/lib/provider'),
    ).ConfluentProvider,
  confluentTopic: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-topic') as typeof import('@cdktf/provider-confluent/lib/kafka-topic'),
    ).KafkaTopic,
  confluentAcl: () =>
    confluent(
      () =>
        require('@cdktf/provider-confluent/lib/kafka-acl') as typeof import('@cdktf/provider-confluent/lib/kafka-acl'),
    ).KafkaAcl,
};
