import { failuresIn, type Rule } from '../../core/rule';
import { throwIfAny } from '../../core/sluicegate-error';
import { settingText } from '../topic-settings';
import {
  customSettingFailures,
  secretsInOrder,
  settingsInOrder,
  type ClientContext,
  type ClientModel,
  type ClientTopic,
} from './client-model';
import { clientTextFailures } from './client-texts';
import { ClientProfile } from './client-profile';
import { DeliveryGuarantee } from './delivery-guarantee';
import type { ProducerOptions } from './producer-options';
import { RecordOrdering } from './record-ordering';
import { securityFailures } from './security-spec';

const MAX_INT = 2_147_483_647;
const MEBIBYTE = 1_048_576;
/** The broker's `transaction.max.timeout.ms` unless changed there. */
const MAX_TRANSACTION_TIMEOUT = 900_000;
/** What a producer sends at most unless it says otherwise, a little less than what a topic takes then. */
const DEFAULT_REQUEST_SIZE = MEBIBYTE;

/** Key by property; what has a property is no custom setting. */
const KEYS = {
  clientId: 'client.id',
  guarantee: 'acks',
  idempotence: 'enable.idempotence',
  retries: 'retries',
  compression: 'compression.type',
  transactionalId: 'transactional.id',
  transactionTimeout: 'transaction.timeout.ms',
  deliveryTimeout: 'delivery.timeout.ms',
  requestTimeout: 'request.timeout.ms',
  linger: 'linger.ms',
  batchSize: 'batch.size',
  bufferMemory: 'buffer.memory',
  maxInFlight: 'max.in.flight.requests.per.connection',
  maxRequestSize: 'max.request.size',
  ordering: 'partitioner.ignore.keys',
} as const;

const TYPED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(KEYS).map(([property, key]) => [
    key,
    property === 'idempotence' || property === 'retries' ? 'guarantee' : property,
  ]),
);

interface Tuning {
  readonly linger?: number;
  readonly batchSize?: number;
  readonly bufferMemory?: number;
  readonly compression?: string;
}

const TUNINGS: Readonly<Record<ClientProfile, Tuning>> = {
  [ClientProfile.LATENCY]: { linger: 0 },
  [ClientProfile.THROUGHPUT]: {
    linger: 20,
    batchSize: 131_072,
    bufferMemory: 64 * MEBIBYTE,
    compression: 'LZ4',
  },
};

/** All values in force, Kafka's own defaults included: what the rules look at. */
interface ProducerInput {
  readonly guarantee: DeliveryGuarantee;
  readonly transactionalId?: string;
  readonly transactionTimeout: number;
  readonly deliveryTimeout: number;
  readonly requestTimeout: number;
  readonly linger: number;
  readonly batchSize: number;
  readonly bufferMemory: number;
  readonly maxInFlight: number;
  readonly maxRequestSize: number;
  readonly topics: readonly ClientTopic[];
}

/** The settings of such a producer, or one error with everything that is wrong with it. */
export function producerModel(context: ClientContext, options: ProducerOptions): ClientModel {
  const { path, bootstrapServers, security } = context;
  const tuning = options.profile === undefined ? {} : TUNINGS[options.profile];
  const guarantee = options.guarantee ?? DeliveryGuarantee.AT_LEAST_ONCE;
  const input = inputOf(context, options, tuning, guarantee);
  throwIfAny([
    ...failuresIn(path, input, RULES),
    ...clientTextFailures(path, { clientId: options.clientId, transactionalId: options.transactionalId }),
    ...securityFailures(path, security),
    ...customSettingFailures(context, options.customConfigs, TYPED),
  ]);
  return {
    kind: 'PRODUCER',
    bootstrapServers,
    security,
    secrets: secretsInOrder(context.secrets),
    settings: settingsInOrder(settingsOf(options, tuning, guarantee, input), options.customConfigs),
    notes: notesOf(options),
  };
}

function inputOf(
  { topics }: ClientContext,
  options: ProducerOptions,
  tuning: Tuning,
  guarantee: DeliveryGuarantee,
): ProducerInput {
  const sizes = topics.map(({ maxMessageSize }) => maxMessageSize ?? DEFAULT_REQUEST_SIZE);
  const largest = sizes.length === 0 ? DEFAULT_REQUEST_SIZE : Math.max(...sizes);
  return {
    guarantee,
    ...(options.transactionalId !== undefined && { transactionalId: options.transactionalId }),
    transactionTimeout: options.transactionTimeout?.toMilliseconds() ?? 60_000,
    deliveryTimeout: options.deliveryTimeout?.toMilliseconds() ?? 120_000,
    requestTimeout: options.requestTimeout?.toMilliseconds() ?? 30_000,
    linger: options.linger?.toMilliseconds() ?? tuning.linger ?? 5,
    batchSize: options.batchSize?.toBytes() ?? tuning.batchSize ?? 16_384,
    bufferMemory: options.bufferMemory?.toBytes() ?? tuning.bufferMemory ?? 32 * MEBIBYTE,
    maxInFlight: options.maxInFlight ?? 5,
    maxRequestSize: options.maxRequestSize?.toBytes() ?? largest,
    // What follows from several topics is as large as the largest of them takes, on purpose.
    topics: options.maxRequestSize === undefined ? [] : topics,
  };
}

/** Only what is asked for or follows from it; the rest stays Kafka's. */
function settingsOf(
  options: ProducerOptions,
  tuning: Tuning,
  guarantee: DeliveryGuarantee,
  input: ProducerInput,
): Parameters<typeof settingsInOrder>[0] {
  const isOnce = guarantee === DeliveryGuarantee.AT_MOST_ONCE;
  return {
    [KEYS.clientId]: options.clientId,
    [KEYS.guarantee]: isOnce ? '1' : 'all',
    [KEYS.idempotence]: !isOnce,
    [KEYS.retries]: isOnce ? 0 : undefined,
    [KEYS.compression]: (options.compression ?? tuning.compression)?.toLowerCase(),
    [KEYS.transactionalId]: options.transactionalId,
    [KEYS.transactionTimeout]: options.transactionTimeout?.toMilliseconds(),
    [KEYS.deliveryTimeout]: options.deliveryTimeout?.toMilliseconds(),
    [KEYS.requestTimeout]: options.requestTimeout?.toMilliseconds(),
    [KEYS.linger]: options.linger?.toMilliseconds() ?? tuning.linger,
    [KEYS.batchSize]: options.batchSize?.toBytes() ?? tuning.batchSize,
    [KEYS.bufferMemory]: options.bufferMemory?.toBytes() ?? tuning.bufferMemory,
    [KEYS.maxInFlight]: options.maxInFlight,
    [KEYS.maxRequestSize]: input.maxRequestSize === DEFAULT_REQUEST_SIZE ? undefined : input.maxRequestSize,
    [KEYS.ordering]: options.ordering === RecordOrdering.NONE ? true : undefined,
  };
}

function notesOf({ transactionalId }: ProducerOptions): string[] {
  return transactionalId === undefined
    ? []
    : ['transactional.id must be another one in each instance that runs at the same time'];
}

function within(
  property: keyof ProducerInput,
  min: number,
  max: number,
  unit: 'milliseconds' | 'bytes',
): Rule<ProducerInput> {
  return {
    id: `kafka.producer.${property}`,
    property,
    holds: ({ [property]: value }) => typeof value === 'number' && value >= min && value <= max,
    must: `be between ${settingText(unit, min)} and ${settingText(unit, max)}`,
    given: ({ [property]: value }) => amount(unit, Number(value)),
    remedy: 'choose a value in that range',
  };
}

function amount(unit: 'milliseconds' | 'bytes', value: number): object {
  return { toString: () => settingText(unit, value) };
}

const RULES: readonly Rule<ProducerInput>[] = [
  within('requestTimeout', 1, MAX_INT, 'milliseconds'),
  within('deliveryTimeout', 1, MAX_INT, 'milliseconds'),
  within('linger', 0, MAX_INT, 'milliseconds'),
  within('transactionTimeout', 1, MAX_TRANSACTION_TIMEOUT, 'milliseconds'),
  within('batchSize', 0, MAX_INT, 'bytes'),
  within('maxRequestSize', 1, MAX_INT, 'bytes'),
  {
    id: 'kafka.producer.delivery-timeout',
    property: 'deliveryTimeout',
    holds: ({ deliveryTimeout, linger, requestTimeout }) => deliveryTimeout >= linger + requestTimeout,
    must: ({ linger, requestTimeout }) =>
      `be at least linger and requestTimeout together (${settingText('milliseconds', linger + requestTimeout)})`,
    given: ({ deliveryTimeout }) => amount('milliseconds', deliveryTimeout),
    remedy: 'raise it, or lower one of the two',
  },
  {
    id: 'kafka.producer.in-flight',
    property: 'maxInFlight',
    holds: ({ maxInFlight, guarantee }) =>
      Number.isInteger(maxInFlight) &&
      maxInFlight >= 1 &&
      maxInFlight <= (guarantee === DeliveryGuarantee.AT_MOST_ONCE ? MAX_INT : 5),
    must: ({ guarantee }) =>
      guarantee === DeliveryGuarantee.AT_MOST_ONCE
        ? 'be a whole number of at least 1'
        : 'be a whole number between 1 and 5',
    given: ({ maxInFlight }) => maxInFlight,
    remedy: 'leave it at 5: with more, a repeated record can overtake another',
  },
  {
    id: 'kafka.producer.buffer-memory',
    property: 'bufferMemory',
    holds: ({ bufferMemory, batchSize }) => bufferMemory >= batchSize && Number.isFinite(bufferMemory),
    must: ({ batchSize }) => `be at least batchSize (${settingText('bytes', batchSize)}), and not unlimited`,
    given: ({ bufferMemory }) => amount('bytes', bufferMemory),
    remedy: 'raise it: a batch has to fit',
  },
  {
    id: 'kafka.producer.exactly-once',
    property: 'transactionalId',
    holds: ({ guarantee, transactionalId }) =>
      guarantee !== DeliveryGuarantee.EXACTLY_ONCE || transactionalId !== undefined,
    must: 'be given for EXACTLY_ONCE',
    given: () => undefined,
    remedy: 'name it, and grant producing with it',
  },
  {
    id: 'kafka.producer.transactions-without-retries',
    property: 'transactionalId',
    holds: ({ guarantee, transactionalId }) =>
      guarantee !== DeliveryGuarantee.AT_MOST_ONCE || transactionalId === undefined,
    must: 'be left out for AT_MOST_ONCE',
    given: ({ transactionalId }) => transactionalId,
    remedy: 'use EXACTLY_ONCE, or remove it: transactions need an idempotent producer',
  },
  {
    id: 'kafka.producer.request-size',
    property: 'maxRequestSize',
    holds: (input) => tooSmall(input) === undefined,
    must: (input) => {
      const topic = tooSmall(input);
      return `not exceed what topic '${topic?.topicName}' takes (${settingText('bytes', topic?.maxMessageSize ?? 0)})`;
    },
    given: ({ maxRequestSize }) => amount('bytes', maxRequestSize),
    remedy: "lower it, or raise the topic's maxMessageSize: the broker would refuse larger records",
  },
];

/** The topic that refuses a record as large as the producer allows, if one does. */
function tooSmall({ topics, maxRequestSize }: ProducerInput): ClientTopic | undefined {
  return topics.find(({ maxMessageSize }) => maxMessageSize !== undefined && maxMessageSize < maxRequestSize);
}
