// A login and what is done by it: one record produced and consumed by real clients, with files as the library writes them.
import assert from 'node:assert/strict';
import { librdkafka, withJavaClients } from './client-configs.mjs';
import { library } from './library.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const { consumerModel } = library('src/kafka/client/consumer-model');
const { javaProperties } = library('src/kafka/client/java-properties');
const { librdkafkaConfig } = library('src/kafka/client/librdkafka-json');
const { producerModel } = library('src/kafka/client/producer-model');
const { streamsModel } = library('src/kafka/client/streams-model');

export const TOPIC = 'clients.orders.v1';
export const GROUP = 'clients-loader';
export const APPLICATION_ID = 'clients-totals';
export const TRANSACTIONAL_ID = 'clients-checkout';

/**
 * Producer, consumer and Streams application of a login, with these options.
 *
 * @param {{ bootstrapServers: string, security: object, principal: string, env: Record<string, string> }} login
 *   `security`: as a user of the library states it; `env`: what its secrets refer to
 */
export function clientModels(login, common = {}, producer = {}, consumer = {}, streams = {}) {
  const guarantee = common.guarantee === 'EXACTLY_ONCE' ? { guarantee: common.guarantee } : {};
  const context = {
    path: 'Proof/Client',
    bootstrapServers: login.bootstrapServers,
    security: login.security._spec,
    secrets: login.secrets ?? {},
    topics: [{ topicName: TOPIC }],
  };
  return {
    producer: producerModel(context, { ...common, ...producer }),
    consumer: consumerModel(context, { groupId: GROUP, offsetReset: 'EARLIEST', ...common, ...consumer }),
    streams: streamsModel(context, {
      applicationId: APPLICATION_ID,
      replicationFactor: 1,
      offsetReset: 'EARLIEST',
      ...guarantee,
      ...streams,
    }),
  };
}

const named = (resourceName) => ({ patternType: 'LITERAL', resourceName });

/** The rows that follow from producing (in transactions too) and consuming. */
export function rowsOf({ principal }, transactionalId = named(TRANSACTIONAL_ID)) {
  return deriveAcls([
    { kind: 'PRODUCE', principal, topic: named(TOPIC), transactionalId },
    { kind: 'CONSUME', principal, topic: named(TOPIC), group: named(GROUP) },
  ]);
}

/** An empty topic, a group that nobody was in, and `rows` in force. */
export async function prepare(engine, { principal }, rows) {
  await engine.setRows(principal, rows);
  await engine.admin('deleteGroups', { groups: [GROUP] });
  await engine.freshTopics(TOPIC);
}

const unchanged = (text) => text;

/** `edit` changes the files' text before the clients get it. */
export async function javaRound(engine, login, { producer, consumer }, { edit = unchanged, rows } = {}) {
  await prepare(engine, login, rows ?? rowsOf(login));
  const [writes, reads] = [producer, consumer].map((model) => edit(javaProperties(model)));
  await withJavaClients(login.env, writes, async ({ call }) => {
    if ('transactional.id' in producer.settings) {
      await call('produceInTransaction', writes, { topic: TOPIC, transactionalIds: [TRANSACTIONAL_ID] });
    } else {
      await call('produce', writes, { topic: TOPIC });
    }
    assert.equal(await call('consumeInGroup', reads, { topic: TOPIC, group: GROUP }), 1);
  });
}

export async function librdkafkaRound(engine, login, { producer, consumer }, { edit = unchanged, rows } = {}) {
  await prepare(engine, login, rows ?? rowsOf(login));
  const written = (model) => ({ ...librdkafkaConfig(model), config: edit(librdkafkaConfig(model).config) });
  await librdkafka({ role: 'producer', topic: TOPIC, written: written(producer) }, login.env);
  const { records } = await librdkafka({ role: 'consumer', topic: TOPIC, written: written(consumer) }, login.env);
  assert.deepEqual(records, [{ key: 'key', value: 'value' }]);
}
