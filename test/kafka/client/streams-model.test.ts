import { Duration } from '../../../src/core/duration';
import { DeliveryGuarantee } from '../../../src/kafka/client/delivery-guarantee';
import { streamsModel } from '../../../src/kafka/client/streams-model';
import type { StreamsOptions } from '../../../src/kafka/client/streams-options';
import { failuresOf } from '../failing';
import { context } from './contexts';

const { AT_LEAST_ONCE, AT_MOST_ONCE } = DeliveryGuarantee;

test('an application counts each record once, with copies of its topics and state', () => {
  expect(streamsModel(context(), { applicationId: 'totals', stateDirectory: '/var/lib/totals' })).toMatchObject({
    kind: 'STREAMS',
    settings: {
      'application.id': 'totals',
      'auto.offset.reset': 'earliest',
      'num.standby.replicas': 1,
      'processing.guarantee': 'exactly_once_v2',
      'replication.factor': 3,
      'state.dir': '/var/lib/totals',
    },
    notes: [],
  });
});

test('at least once downstream of transactions it reads only what is committed', () => {
  const topics = [{ topicName: 't', isTransactional: true, maxMessageSize: 2_000_000 }];

  expect(streamsModel(context({ topics }), { applicationId: 'a', guarantee: AT_LEAST_ONCE })).toMatchObject({
    settings: {
      'consumer.isolation.level': 'read_committed',
      'processing.guarantee': 'at_least_once',
      'producer.max.request.size': 2_000_000,
    },
    notes: ['state is lost with the temporary folder: set state.dir'],
  });
});

// prettier-ignore
test.each<[string, Partial<StreamsOptions>, string]>([
  ['records may be lost', { guarantee: AT_MOST_ONCE }, "'guarantee' must be AT_LEAST_ONCE or EXACTLY_ONCE, got \"AT_MOST_ONCE\"; choose one of these: Kafka Streams has no other"],
  ['an id is no prefix of topics', { applicationId: 'a b' }, "'applicationId' must consist of 1 to 200 of the characters a-z, A-Z, 0-9, '.', '_' and '-', got \"a b\"; rename it: topics begin with it"],
  ['an id is empty', { applicationId: '' }, "'applicationId' must have at least one character, and no control characters or '${', got \"\"; rename it"],
  ['there are no threads', { threads: 0 }, "'threads' must be a whole number between 1 and 1000, got 0; choose a value in that range"],
  ['there are no copies', { replicationFactor: 0 }, "'replicationFactor' must be a whole number between 1 and 32767, got 0; choose a value in that range"],
  ['nothing is committed', { commitInterval: Duration.unlimited() }, "'commitInterval' must be at least 1 millisecond, and not unlimited, got unlimited; choose how much may be done again after a failure"],
])('fails when %s', (_, options, message) => {
  expect(failuresOf(() => streamsModel(context(), { applicationId: 'a', ...options }))).toStrictEqual([
    `[app/C] ${message}`,
  ]);
});
