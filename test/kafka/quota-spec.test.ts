import { DataSize } from '../../src/core/data-size';
import { APACHE_KAFKA, CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';
import { QuotaEntity } from '../../src/kafka/quota-entity';
import type { QuotaOptions } from '../../src/kafka/quota-options';
import { quotaConfig, quotaSpec } from '../../src/kafka/quota-spec';
import { failuresOf } from './failing';

const user = QuotaEntity.user('app');
const failures = (options: QuotaOptions, limits = APACHE_KAFKA): string[] =>
  failuresOf(() => quotaSpec('app/Q', options, limits));

test('a quota in plain values, and as the broker spells it', () => {
  const spec = quotaSpec(
    'app/Q',
    { entity: QuotaEntity.userDefaultClient('app'), producerRate: DataSize.mebibytes(1), requestPercentage: 250.5 },
    APACHE_KAFKA,
  );

  expect(spec).toStrictEqual({
    subjects: [{ kind: 'user', name: 'app' }, { kind: 'client' }],
    producerRate: 1_048_576,
    requestPercentage: 250.5,
  });
  expect(quotaConfig(spec)).toStrictEqual({ producer_byte_rate: '1048576', request_percentage: '250.5' });
});

test.each<[QuotaEntity, string]>([
  [QuotaEntity.userClient('app', 'svc'), 'user app, client svc'],
  [QuotaEntity.defaultIp(), 'every other address'],
])('an entity prints itself', (entity, text) => {
  expect(String(entity)).toBe(text);
});

// prettier-ignore
test.each<[string, QuotaOptions, string]>([
  ['there is no limit', { entity: user }, "'entity' must come with at least one limit; set producerRate, consumerRate or another limit"],
  ['a rate is 0', { entity: user, producerRate: DataSize.bytes(0) }, "'producerRate' must be a whole number of at least 1, and not unlimited, got 0; leave it out where nothing shall be limited"],
  ['a rate is unlimited', { entity: user, consumerRate: DataSize.unlimited() }, "'consumerRate' must be a whole number of at least 1, and not unlimited, got -1; leave it out where nothing shall be limited"],
  ['a percentage is 0', { entity: user, requestPercentage: 0 }, "'requestPercentage' must be a number above 0, got 0; leave it out where nothing shall be limited"],
  ['a rate of mutations is no number', { entity: user, controllerMutationRate: NaN }, "'controllerMutationRate' must be a number above 0, got null; leave it out where nothing shall be limited"],
  ['an address has a rate of bytes', { entity: QuotaEntity.defaultIp(), producerRate: DataSize.bytes(1) }, "'producerRate' must be for a user or client, got 1; use connectionCreationRate for an address"],
  ['a user has a rate of connections', { entity: user, connectionCreationRate: 1 }, "'connectionCreationRate' must be for an address, got 1; use QuotaEntity.ip"],
  ['an address is none', { entity: QuotaEntity.ip('host'), connectionCreationRate: 1 }, "'entity' must be an address, got \"host\"; write an IPv4 or IPv6 address: Kafka knows no ranges here"],
  ['a name is empty', { entity: QuotaEntity.client(''), requestPercentage: 1 }, "'entity' must have names of at least one character, without control characters, got [\"\"]; name the user or client, or take the default of its kind"],
  ['a user is written as a principal', { entity: QuotaEntity.user('User:app'), requestPercentage: 1 }, "'entity' must name a user without 'User:', got \"User:app\"; leave 'User:' out: the broker would look for a user of that very name"],
])('fails when %s', (_, options, message) => {
  expect(failures(options)).toStrictEqual([`[app/Q] ${message}`]);
});

// prettier-ignore
test.each<[string, QuotaOptions, string[], string]>([
  ['nobody is named', { requestPercentage: 1 }, [], "'entity' must be given, or principals, and not both, got nothing; name those whom it holds for by one of the two"],
  ['somebody is named twice', { entity: user, requestPercentage: 1 }, ['b'], "'entity' must be given, or principals, and not both, got user app, b; name those whom it holds for by one of the two"],
  ['several principals shall share a quota', { requestPercentage: 1 }, ['a', 'b'], "'principals' must be one outside Confluent Cloud, where nobody shares a quota, got [\"a\",\"b\"]; make a quota for each"],
  ['everyone is meant', { requestPercentage: 1 }, ['*'], "'principals' must not be everyone; use QuotaEntity.defaultUser(), which holds for each user without a quota of its own"],
])('fails when %s', (_, options, users, message) => {
  expect(failuresOf(() => quotaSpec('app/Q', options, APACHE_KAFKA, users))).toStrictEqual([`[app/Q] ${message}`]);
});

const rates = { producerRate: DataSize.bytes(1), consumerRate: DataSize.bytes(1) };

test.each(['sa-abc123', 'pool-x1', '<id of checkout>'])('%s can have a quota on Confluent Cloud', (name) => {
  expect(quotaSpec('app/Q', rates, CONFLUENT_CLOUD, [name, 'sa-b']).subjects).toStrictEqual([
    { kind: 'user', name },
    { kind: 'user', name: 'sa-b' },
  ]);
  const entity = name.startsWith('<') ? QuotaEntity.defaultUser() : QuotaEntity.user(name);
  expect(quotaSpec('app/Q', { entity, ...rates }, CONFLUENT_CLOUD).subjects).toHaveLength(1);
});

test.each(['checkout', 'u-abc', 'sa-', 'sa-a b'])('fails when %s shall have a quota on Confluent Cloud', (name) => {
  expect(failures({ entity: QuotaEntity.user(name), ...rates }, CONFLUENT_CLOUD)).toStrictEqual([
    `[app/Q] 'entity' must be a service account, an identity pool or the default user on Confluent Cloud, got ["${name}"]; use QuotaEntity.user with an id ('sa-…', 'pool-…'), or principals`,
  ]);
});

// prettier-ignore
test.each<[string, QuotaOptions, string]>([
  ['a client', { entity: QuotaEntity.client('svc'), producerRate: DataSize.bytes(1) }, "'entity' must be a service account, an identity pool or the default user on Confluent Cloud, got [\"svc\"]; use QuotaEntity.user with an id ('sa-…', 'pool-…'), or principals"],
  ['a percentage', { entity: QuotaEntity.user('sa-app'), requestPercentage: 1 }, "'requestPercentage' must be left out on Confluent Cloud, got 1; use producerRate and consumerRate: Confluent Cloud limits nothing else"],
])('fails when Confluent Cloud shall limit %s', (_, options, message) => {
  expect(failures(options, CONFLUENT_CLOUD)).toStrictEqual([`[app/Q] ${message}`]);
});
