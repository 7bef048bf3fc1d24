// KafkaTopic and KafkaUser as the library writes them, read by the model of Strimzi's operator.
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { library } from '../support/library.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');
const { strimziResources } = library('src/kafka/emitted/strimzi');
const { APACHE_KAFKA } = library('src/kafka/platform-limits');
const { topicSpec } = library('src/kafka/topic-spec');

const OPERATIONS = [
  'ALL',
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE',
];
const RESOURCES = ['TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID'];

/** A row for everything that Strimzi has a word for. */
function everyRow() {
  return RESOURCES.flatMap((resourceType) =>
    ['LITERAL', 'PREFIXED']
      .filter((patternType) => patternType === 'LITERAL' || resourceType !== 'CLUSTER')
      .flatMap((patternType) =>
        OPERATIONS.map((operation, index) => ({
          resourceType,
          patternType,
          resourceName: resourceType === 'CLUSTER' ? 'kafka-cluster' : 'strimzi-',
          principal: index % 2 === 0 ? 'User:loader' : 'User:CN=checkout',
          host: index % 3 === 0 ? '10.0.0.1' : '*',
          operation,
          permission: index % 4 === 0 ? 'DENY' : 'ALLOW',
        })),
      ),
  );
}

function emitted() {
  const cluster = { clusterName: 'main', bootstrapServers: 'broker:9092' };
  const topics = [
    topicSpec('app/A', { topicName: 'sales.orders.v1', partitions: 12, replicationFactor: 3 }, APACHE_KAFKA),
    topicSpec('app/B', { topicName: 'Sales_Orders', cleanupPolicy: 'COMPACT' }, APACHE_KAFKA),
  ];
  const rows = deriveAcls([{ kind: 'RAW', rows: everyRow() }]);
  return strimziResources(cluster, topics, rows).flatMap(({ body }) => documents(body));
}

function documents(text) {
  return parseAllDocuments(text).map((document) => document.toJS());
}

/** Every value of the resource by its place; a list's items by their number. */
function leaves(value, place = []) {
  if (typeof value !== 'object' || value === null) {
    return [[place.join('.'), value]];
  }
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...place, key]));
}

/** What the model does not say back: it lost it, for instance a word that is none of its own. */
async function lost(engine, resource) {
  const back = new Map(leaves(await engine.bridge.call('strimzi', {}, { resource })));
  const isDefault = ([place, value]) => place.endsWith('.host') && value === '*';
  return leaves(resource).filter((leaf) => back.get(leaf[0]) !== leaf[1] && !isDefault(leaf));
}

const changed = (resource, change) => {
  const copy = structuredClone(resource);
  change(copy);
  return copy;
};

export const suite = {
  name: 'Strimzi',
  async run({ check, engine }) {
    const resources = emitted();
    const [topic, user] = ['KafkaTopic', 'KafkaUser'].map((kind) =>
      resources.find((resource) => resource.kind === kind),
    );

    await check('its model reads every resource, and says all of it back', async () => {
      assert.deepEqual(
        resources.map(({ kind }) => kind),
        ['KafkaTopic', 'KafkaTopic', 'KafkaUser', 'KafkaUser'],
      );
      for (const resource of resources) {
        assert.deepEqual(await lost(engine, resource), []);
      }
    });

    await check('the version is the one that the model stores', async () => {
      for (const { kind, apiVersion } of [topic, user]) {
        assert.equal(apiVersion, await engine.bridge.call('strimziVersion', {}, { kind }));
      }
    });

    for (const [place, resource, change] of [
      ['partions', topic, ({ spec }) => (spec.partions = 3)],
      ['topicname', topic, ({ spec }) => (spec.topicname = 'a')],
      ['labls', topic, ({ metadata }) => (metadata.labls = {})],
      ['authorisation', user, ({ spec }) => (spec.authorisation = {})],
      ['pattern', user, ({ spec }) => (spec.authorization.acls[0].resource.pattern = 'literal')],
    ]) {
      await check(`fails when a key is misspelt: ${place}`, () =>
        assert.rejects(lost(engine, changed(resource, change)), new RegExp(`Unrecognized field "${place}"`)),
      );
    }

    await check('fails when a key is of an older version', () =>
      assert.rejects(
        lost(
          engine,
          changed(user, ({ spec }) => (spec.authorization.acls[0].operation = 'Read')),
        ),
        /Ignored field "operation"/,
      ),
    );

    for (const [title, change] of [
      ['an operation', ({ spec }) => (spec.authorization.acls[0].operations = ['Reed'])],
      ['a type of rule', ({ spec }) => (spec.authorization.acls[0].type = 'forbid')],
      ['a type of resource', ({ spec }) => (spec.authorization.acls[0].resource.type = 'topics')],
      ['a way to log in', ({ spec }) => (spec.authentication.type = 'scram')],
    ]) {
      await check(`fails when ${title} is none of its words`, () =>
        assert.rejects(async () => assert.deepEqual(await lost(engine, changed(user, change)), [])),
      );
    }
  },
};
