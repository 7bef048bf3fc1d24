import { isIP } from 'node:net';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { hasToken } from '../core/tokens';
import type { PlatformLimits } from './platform-limits';
import type { QuotaEntity } from './quota-entity';
import type { QuotaOptions } from './quota-options';

/** One part of a quota's entity; without a name it is the default of its kind. */
export interface QuotaSubject {
  readonly kind: 'user' | 'client' | 'ip';
  readonly name?: string;
}

/** A quota after checks, in plain JSON values: bytes per second, percent, numbers per second. */
export interface QuotaSpec {
  readonly subjects: readonly QuotaSubject[];
  readonly producerRate?: number;
  readonly consumerRate?: number;
  readonly requestPercentage?: number;
  readonly controllerMutationRate?: number;
  readonly connectionCreationRate?: number;
}

type Limit = Exclude<keyof QuotaSpec, 'subjects'>;

/** How the broker calls each limit, in the order in which it is written. */
const KEYS: readonly (readonly [Limit, string])[] = [
  ['connectionCreationRate', 'connection_creation_rate'],
  ['consumerRate', 'consumer_byte_rate'],
  ['controllerMutationRate', 'controller_mutation_rate'],
  ['producerRate', 'producer_byte_rate'],
  ['requestPercentage', 'request_percentage'],
];

interface QuotaInput {
  readonly spec: QuotaSpec;
  readonly entity: QuotaEntity | undefined;
  /** Of principals, without `User:`. */
  readonly users: readonly string[];
  readonly limits: PlatformLimits;
}

const NAME = /^[^\p{Cc}]+$/u;
const isOfIp = ({ subjects }: QuotaSpec): boolean => subjects.some(({ kind }) => kind === 'ip');
const names = ({ subjects }: QuotaSpec): string[] => subjects.flatMap(({ name }) => name ?? []);

const ON_CONFLUENT = /^(?:(?:sa|pool)-[A-Za-z0-9_-]+|<id of [^<>]+>)$/;

const RULES: readonly Rule<QuotaInput>[] = [
  {
    id: 'kafka.quota.entity.one',
    property: 'entity',
    holds: ({ entity, users }) => (entity === undefined) !== (users.length === 0),
    must: 'be given, or principals, and not both',
    given: ({ entity, users }) => ({ toString: () => [entity, ...users].filter(Boolean).join(', ') || 'nothing' }),
    remedy: 'name those whom it holds for by one of the two',
  },
  {
    id: 'kafka.quota.principals.everyone',
    property: 'principals',
    holds: ({ users }) => !users.includes('*'),
    must: 'not be everyone',
    given: () => undefined,
    remedy: 'use QuotaEntity.defaultUser(), which holds for each user without a quota of its own',
  },
  {
    id: 'kafka.quota.principals.many',
    property: 'principals',
    holds: ({ users, limits }) => users.length <= 1 || limits.kind === 'CONFLUENT_CLOUD',
    must: 'be one outside Confluent Cloud, where nobody shares a quota',
    given: ({ users }) => users,
    remedy: 'make a quota for each',
  },
  {
    id: 'kafka.quota.entity.known',
    property: 'entity',
    holds: ({ spec }) => !hasToken(names(spec)),
    must: 'be known at synthesis',
    given: () => ({ toString: () => 'a value that is only known after apply' }),
    remedy: 'write the name out: scripts and documents need it',
  },
  {
    id: 'kafka.quota.entity.name',
    property: 'entity',
    holds: ({ spec }) => names(spec).every((name) => NAME.test(name)),
    must: 'have names of at least one character, without control characters',
    given: ({ spec }) => names(spec),
    remedy: 'name the user or client, or take the default of its kind',
  },
  {
    id: 'kafka.quota.entity.principal',
    property: 'entity',
    holds: ({ spec }) => !spec.subjects.some(({ kind, name }) => kind === 'user' && name?.startsWith('User:')),
    must: "name a user without 'User:'",
    given: ({ spec }) => names(spec)[0],
    remedy: "leave 'User:' out: the broker would look for a user of that very name",
  },
  {
    id: 'kafka.quota.entity.address',
    property: 'entity',
    holds: ({ spec }) => spec.subjects.every(({ kind, name }) => kind !== 'ip' || !name || isIP(name) > 0),
    must: 'be an address',
    given: ({ spec }) => names(spec)[0],
    remedy: 'write an IPv4 or IPv6 address: Kafka knows no ranges here',
  },
  {
    id: 'kafka.quota.empty',
    property: 'entity',
    holds: ({ spec }) => KEYS.some(([limit]) => spec[limit] !== undefined),
    must: 'come with at least one limit',
    given: () => undefined,
    remedy: 'set producerRate, consumerRate or another limit',
  },
  ...KEYS.flatMap(([limit]): Rule<QuotaInput>[] => [positive(limit), ofKind(limit), onPlatform(limit)]),
  {
    id: 'kafka.quota.entity.platform',
    property: 'entity',
    holds: ({ spec, limits }) =>
      limits.kind !== 'CONFLUENT_CLOUD' ||
      spec.subjects.every(({ kind, name }) => kind === 'user' && (name === undefined || ON_CONFLUENT.test(name))),
    must: 'be a service account, an identity pool or the default user on Confluent Cloud',
    given: ({ spec }) => spec.subjects.map(({ kind, name }) => name ?? `default ${kind}`),
    remedy: "use QuotaEntity.user with an id ('sa-…', 'pool-…'), or principals",
  },
];

/**
 * The quota that the options describe, or one error with everything that is wrong with it.
 *
 * @param users of principals, without `User:`
 */
export function quotaSpec(
  path: string,
  options: QuotaOptions,
  limits: PlatformLimits,
  users: readonly string[] = [],
): QuotaSpec {
  const { entity, producerRate, consumerRate } = options;
  const subject = (kind: QuotaSubject['kind'], name: string | null | undefined): QuotaSubject[] =>
    name === undefined ? [] : [name === null ? { kind } : { kind, name }];
  const spec: QuotaSpec = {
    subjects: [
      ...subject('user', entity?._user),
      ...subject('client', entity?._client),
      ...subject('ip', entity?._ip),
      ...users.flatMap((name) => subject('user', name)),
    ],
    ...(producerRate && { producerRate: producerRate.toJSON() }),
    ...(consumerRate && { consumerRate: consumerRate.toJSON() }),
    ...given('requestPercentage', options),
    ...given('controllerMutationRate', options),
    ...given('connectionCreationRate', options),
  };
  throwIfAny(failuresIn(path, { spec, limits, entity, users }, RULES));
  return spec;
}

/** The quota's limits as the broker spells them. */
export function quotaConfig(spec: QuotaSpec): Record<string, string> {
  return Object.fromEntries(
    KEYS.flatMap(([limit, key]) => (spec[limit] === undefined ? [] : [[key, String(spec[limit])] as const])),
  );
}

function given<K extends Limit>(limit: K, options: Partial<Record<K, number>>): Partial<Record<K, number>> {
  const value = options[limit];
  const found: Partial<Record<K, number>> = {};
  if (value !== undefined) found[limit] = value;
  return found;
}

function positive(limit: Limit): Rule<QuotaInput> {
  const isWhole = limit !== 'requestPercentage' && limit !== 'controllerMutationRate';
  return {
    id: `kafka.quota.${limit}`,
    property: limit,
    holds: ({ spec: { [limit]: value } }) =>
      value === undefined ||
      (isWhole ? Number.isSafeInteger(value) && value >= 1 : Number.isFinite(value) && value > 0),
    must: isWhole ? 'be a whole number of at least 1, and not unlimited' : 'be a number above 0',
    given: ({ spec }) => spec[limit],
    remedy: 'leave it out where nothing shall be limited',
  };
}

function ofKind(limit: Limit): Rule<QuotaInput> {
  const isForIp = limit === 'connectionCreationRate';
  return {
    id: `kafka.quota.${limit}.kind`,
    property: limit,
    holds: ({ spec }) => spec[limit] === undefined || isOfIp(spec) === isForIp,
    must: isForIp ? 'be for an address' : 'be for a user or client',
    given: ({ spec }) => spec[limit],
    remedy: isForIp ? 'use QuotaEntity.ip' : 'use connectionCreationRate for an address',
  };
}

function onPlatform(limit: Limit): Rule<QuotaInput> {
  const isThere = limit === 'producerRate' || limit === 'consumerRate';
  return {
    id: `kafka.quota.${limit}.platform`,
    property: limit,
    holds: ({ spec, limits }) => isThere || spec[limit] === undefined || limits.kind !== 'CONFLUENT_CLOUD',
    must: 'be left out on Confluent Cloud',
    given: ({ spec }) => spec[limit],
    remedy: 'use producerRate and consumerRate: Confluent Cloud limits nothing else',
  };
}
