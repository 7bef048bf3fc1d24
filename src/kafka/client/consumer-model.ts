import { failuresIn, type Rule } from '../../core/rule';
import { throwIfAny } from '../../core/sluicegate-error';
import { settingText } from '../topic-settings';
import {
  customSettingFailures,
  secretsInOrder,
  settingsInOrder,
  type ClientContext,
  type ClientModel,
} from './client-model';
import { ClientProfile } from './client-profile';
import { clientTextFailures } from './client-texts';
import type { ConsumerOptions } from './consumer-options';
import { DeliveryGuarantee } from './delivery-guarantee';
import { GroupProtocol } from './group-protocol';
import { OffsetReset } from './offset-reset';
import { securityFailures } from './security-spec';

const MAX_INT = 2_147_483_647;
const MEBIBYTE = 1_048_576;

const TYPED: Readonly<Record<string, string>> = {
  'group.id': 'groupId',
  'client.id': 'clientId',
  'enable.auto.commit': 'guarantee',
  'group.instance.id': 'groupInstanceId',
  'group.protocol': 'groupProtocol',
  'auto.offset.reset': 'offsetReset',
  'isolation.level': 'readCommitted',
  'max.poll.interval.ms': 'maxPollInterval',
  'max.poll.records': 'maxPollRecords',
  'session.timeout.ms': 'sessionTimeout',
  'heartbeat.interval.ms': 'heartbeatInterval',
  'fetch.min.bytes': 'fetchMinSize',
  'fetch.max.wait.ms': 'fetchMaxWait',
  'max.partition.fetch.bytes': 'maxPartitionFetchSize',
};

interface Tuning {
  readonly fetchMinSize?: number;
  readonly fetchMaxWait?: number;
  readonly maxPartitionFetchSize?: number;
  readonly maxPollRecords?: number;
}

const TUNINGS: Readonly<Record<ClientProfile, Tuning>> = {
  [ClientProfile.LATENCY]: { fetchMaxWait: 100 },
  [ClientProfile.THROUGHPUT]: { fetchMinSize: 100_000, maxPartitionFetchSize: 4 * MEBIBYTE, maxPollRecords: 2_000 },
};

const NOTES: Readonly<Record<DeliveryGuarantee, string>> = {
  [DeliveryGuarantee.AT_MOST_ONCE]: 'commit the offsets of a poll before working on its records',
  [DeliveryGuarantee.AT_LEAST_ONCE]: 'commit the offsets of a poll after working on its records',
  [DeliveryGuarantee.EXACTLY_ONCE]:
    "commit the offsets with the results: in the producer's transaction (sendOffsetsToTransaction), or in the database",
};

/** All values in force, Kafka's own defaults included: what the rules look at. */
interface ConsumerInput {
  readonly options: ConsumerOptions;
  readonly maxPollInterval: number;
  readonly sessionTimeout: number;
  readonly heartbeatInterval: number;
  readonly fetchMinSize: number;
  readonly fetchMaxWait: number;
  readonly maxPartitionFetchSize: number;
  readonly maxPollRecords: number;
}

/** The settings of such a consumer, or one error with everything that is wrong with it. */
export function consumerModel(context: ClientContext, options: ConsumerOptions): ClientModel {
  const { path, bootstrapServers, security } = context;
  const tuning = options.profile === undefined ? {} : TUNINGS[options.profile];
  const { groupId, clientId, groupInstanceId } = options;
  const input = inputOf(context, options, tuning);
  throwIfAny([
    ...failuresIn(path, input, RULES),
    ...clientTextFailures(path, { groupId, clientId, groupInstanceId }),
    ...securityFailures(path, security),
    ...customSettingFailures(context, options.customConfigs, TYPED),
  ]);
  return {
    kind: 'CONSUMER',
    bootstrapServers,
    security,
    secrets: secretsInOrder(context.secrets),
    settings: settingsInOrder(settingsOf(context, options, tuning, input), options.customConfigs),
    notes: notesOf(context, options),
  };
}

function inputOf({ topics }: ClientContext, options: ConsumerOptions, tuning: Tuning): ConsumerInput {
  const largest = Math.max(
    tuning.maxPartitionFetchSize ?? MEBIBYTE,
    ...topics.map(({ maxMessageSize }) => maxMessageSize ?? 0),
  );
  return {
    options,
    maxPollInterval: options.maxPollInterval?.toMilliseconds() ?? 300_000,
    sessionTimeout: options.sessionTimeout?.toMilliseconds() ?? 45_000,
    heartbeatInterval: options.heartbeatInterval?.toMilliseconds() ?? 3_000,
    fetchMinSize: options.fetchMinSize?.toBytes() ?? tuning.fetchMinSize ?? 1,
    fetchMaxWait: options.fetchMaxWait?.toMilliseconds() ?? tuning.fetchMaxWait ?? 500,
    maxPartitionFetchSize: options.maxPartitionFetchSize?.toBytes() ?? largest,
    maxPollRecords: options.maxPollRecords ?? tuning.maxPollRecords ?? 500,
  };
}

function settingsOf(
  context: ClientContext,
  options: ConsumerOptions,
  tuning: Tuning,
  input: ConsumerInput,
): Parameters<typeof settingsInOrder>[0] {
  return {
    'group.id': options.groupId,
    'client.id': options.clientId,
    'enable.auto.commit': false,
    'group.instance.id': options.groupInstanceId,
    'group.protocol': options.groupProtocol?.toLowerCase(),
    'auto.offset.reset': (options.offsetReset ?? OffsetReset.EARLIEST).toLowerCase(),
    'isolation.level': readsCommitted(context, options) ? 'read_committed' : 'read_uncommitted',
    'max.poll.interval.ms': options.maxPollInterval?.toMilliseconds(),
    'max.poll.records': options.maxPollRecords ?? tuning.maxPollRecords,
    'session.timeout.ms': options.sessionTimeout?.toMilliseconds(),
    'heartbeat.interval.ms': options.heartbeatInterval?.toMilliseconds(),
    'fetch.min.bytes': options.fetchMinSize?.toBytes() ?? tuning.fetchMinSize,
    'fetch.max.wait.ms': options.fetchMaxWait?.toMilliseconds() ?? tuning.fetchMaxWait,
    'max.partition.fetch.bytes': input.maxPartitionFetchSize === MEBIBYTE ? undefined : input.maxPartitionFetchSize,
  };
}

function readsCommitted({ topics }: ClientContext, { readCommitted, guarantee }: ConsumerOptions): boolean {
  const isNeeded =
    guarantee === DeliveryGuarantee.EXACTLY_ONCE || topics.some(({ isTransactional }) => isTransactional);
  return readCommitted ?? isNeeded;
}

function notesOf(context: ClientContext, options: ConsumerOptions): string[] {
  const notes = options.groupId === undefined ? [] : [NOTES[options.guarantee ?? DeliveryGuarantee.AT_LEAST_ONCE]];
  const transactional = context.topics.find(({ isTransactional }) => isTransactional);
  if (transactional === undefined || readsCommitted(context, options)) return notes;
  return [
    ...notes,
    `topic '${transactional.topicName}' is written in transactions: records of aborted ones are read too`,
  ];
}

function within(
  property: Exclude<keyof ConsumerInput, 'options'>,
  [min, max]: readonly [number, number],
  unit: 'milliseconds' | 'bytes' | 'count',
): Rule<ConsumerInput> {
  return {
    id: `kafka.consumer.${property}`,
    property,
    holds: ({ [property]: value }) => Number.isInteger(value) && value >= min && value <= max,
    must: `be between ${settingText(unit, min)} and ${settingText(unit, max)}`,
    given: ({ [property]: value }) => ({ toString: () => settingText(unit, value) }),
    remedy: 'choose a value in that range',
  };
}

const milliseconds = (value: number): object => ({
  toString: () => settingText('milliseconds', value),
});

const RULES: readonly Rule<ConsumerInput>[] = [
  within('maxPollInterval', [1, MAX_INT], 'milliseconds'),
  within('sessionTimeout', [1, MAX_INT], 'milliseconds'),
  within('heartbeatInterval', [1, MAX_INT], 'milliseconds'),
  within('fetchMaxWait', [0, MAX_INT], 'milliseconds'),
  within('fetchMinSize', [1, MAX_INT], 'bytes'),
  within('maxPartitionFetchSize', [1, MAX_INT], 'bytes'),
  within('maxPollRecords', [1, MAX_INT], 'count'),
  {
    id: 'kafka.consumer.heartbeats',
    property: 'sessionTimeout',
    holds: ({ sessionTimeout, heartbeatInterval }) => sessionTimeout >= 3 * heartbeatInterval,
    must: ({ heartbeatInterval }) => `be at least 3 heartbeats (${settingText('milliseconds', 3 * heartbeatInterval)})`,
    given: ({ sessionTimeout }) => milliseconds(sessionTimeout),
    remedy: 'raise it or lower heartbeatInterval: one lost heartbeat must not end a membership',
  },
  {
    id: 'kafka.consumer.batch-time',
    property: 'maxPollInterval',
    holds: ({ options, maxPollInterval }) => maxPollInterval > (options.worstBatchTime?.toMilliseconds() ?? 0),
    must: ({ options }) => `exceed worstBatchTime (${String(options.worstBatchTime)})`,
    given: ({ maxPollInterval }) => milliseconds(maxPollInterval),
    remedy: 'raise it or lower maxPollRecords: the group would take a busy member for dead',
  },
  {
    id: 'kafka.consumer.poll-below-session',
    property: 'maxPollInterval',
    holds: ({ options, maxPollInterval, sessionTimeout }) =>
      options.groupProtocol === GroupProtocol.CONSUMER || maxPollInterval >= sessionTimeout,
    must: ({ sessionTimeout }) => `be at least sessionTimeout (${settingText('milliseconds', sessionTimeout)})`,
    given: ({ maxPollInterval }) => milliseconds(maxPollInterval),
    remedy: 'raise it or lower sessionTimeout: librdkafka refuses to start otherwise',
  },
  {
    id: 'kafka.consumer.protocol-timeouts',
    property: 'groupProtocol',
    holds: ({ options }) =>
      options.groupProtocol !== GroupProtocol.CONSUMER ||
      (options.sessionTimeout === undefined && options.heartbeatInterval === undefined),
    must: 'be CLASSIC with sessionTimeout or heartbeatInterval',
    given: ({ options }) => options.groupProtocol,
    remedy: 'remove these two: with CONSUMER they are settings of the broker, and clients refuse them',
  },
  {
    id: 'kafka.consumer.static-member',
    property: 'groupInstanceId',
    holds: ({ options }) => options.groupInstanceId === undefined || options.groupId !== undefined,
    must: 'come with groupId',
    given: ({ options }) => options.groupInstanceId,
    remedy: 'name the group, or remove it',
  },
  {
    id: 'kafka.consumer.exactly-once',
    property: 'readCommitted',
    holds: ({ options }) => options.guarantee !== DeliveryGuarantee.EXACTLY_ONCE || options.readCommitted !== false,
    must: 'be true for EXACTLY_ONCE',
    given: ({ options }) => options.readCommitted,
    remedy: 'remove it: records of aborted transactions would count',
  },
];
