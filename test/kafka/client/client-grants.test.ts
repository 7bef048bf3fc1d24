import { failureText } from '../../../src/core/failure-text';
import { deriveAcls } from '../../../src/kafka/acl-derivation';
import { missingGrants } from '../../../src/kafka/client/client-grants';
import { consumerModel } from '../../../src/kafka/client/consumer-model';
import { producerModel } from '../../../src/kafka/client/producer-model';
import { streamsModel } from '../../../src/kafka/client/streams-model';
import type { GrantIntent } from '../../../src/kafka/grant-intent';
import { literal, prefixed } from '../../../src/kafka/grants/grantee';
import { context } from './contexts';

const principal = 'User:app';
const CONTEXT = context({ topics: [{ topicName: 'orders' }] });
const topic = literal('orders');
const produce = (transactionalId: string | undefined, ...intents: GrantIntent[]): string[] =>
  missingGrants(CONTEXT, producerModel(CONTEXT, { transactionalId }), principal, deriveAcls(intents)).map(failureText);
const consume = (...intents: GrantIntent[]): string[] =>
  missingGrants(CONTEXT, consumerModel(CONTEXT, { groupId: 'loader' }), principal, deriveAcls(intents)).map(
    failureText,
  );

test('nothing is missing when everything is granted, by prefix too', () => {
  expect(produce('tx-1', { kind: 'PRODUCE', principal, topic, transactionalId: prefixed('tx-') })).toStrictEqual([]);
  expect(consume({ kind: 'CONSUME', principal, topic: prefixed('ord'), group: literal('loader') })).toStrictEqual([]);
});

test('fails when a topic is not granted', () => {
  expect(produce(undefined, { kind: 'CONSUME_WITHOUT_GROUP', principal, topic })).toStrictEqual([
    "[app/C] 'topics' must be granted to User:app: WRITE on TOPIC 'orders', got \"orders\"; grant it with topic.grants.produce",
  ]);
});

test('fails when a transactional id is not granted', () => {
  expect(produce('tx-1', { kind: 'PRODUCE', principal, topic, transactionalId: literal('tx-2') })).toStrictEqual([
    "[app/C] 'transactionalId' must be granted to User:app: WRITE on TRANSACTIONAL_ID 'tx-1', got \"tx-1\"; name it in the grant too",
  ]);
});

test('fails when a group is granted to somebody else', () => {
  const intents: GrantIntent[] = [
    { kind: 'CONSUME', principal: 'User:other', topic, group: literal('loader') },
    { kind: 'CONSUME_WITHOUT_GROUP', principal, topic },
  ];

  expect(consume(...intents)).toStrictEqual([
    "[app/C] 'groupId' must be granted to User:app: READ on GROUP 'loader', got \"loader\"; name it in the grant too",
  ]);
});

test('fails when the application id of a Streams application is not granted', () => {
  const model = streamsModel(CONTEXT, { applicationId: 'totals' });

  expect(missingGrants(CONTEXT, model, principal, []).map(failureText)).toStrictEqual([
    "[app/C] 'applicationId' must be granted to User:app: READ on GROUP 'totals', got \"totals\"; name it in the grant too",
  ]);
});
