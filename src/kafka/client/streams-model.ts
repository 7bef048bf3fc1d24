import { failuresIn, type Rule } from '../../core/rule';
import { throwIfAny } from '../../core/sluicegate-error';
import {
  customSettingFailures,
  secretsInOrder,
  settingsInOrder,
  type ClientContext,
  type ClientModel,
} from './client-model';
import { clientTextFailures } from './client-texts';
import { DeliveryGuarantee } from './delivery-guarantee';
import { OffsetReset } from './offset-reset';
import { securityFailures } from './security-spec';
import type { StreamsOptions } from './streams-options';

const TYPED: Readonly<Record<string, string>> = {
  'application.id': 'applicationId',
  'processing.guarantee': 'guarantee',
  'replication.factor': 'replicationFactor',
  'num.standby.replicas': 'standbyReplicas',
  'num.stream.threads': 'threads',
  'commit.interval.ms': 'commitInterval',
  'state.dir': 'stateDirectory',
  'auto.offset.reset': 'offsetReset',
};

/** The settings of such an application, or one error with everything that is wrong with it. */
export function streamsModel(context: ClientContext, options: StreamsOptions): ClientModel {
  const { path, bootstrapServers, security, topics } = context;
  const { applicationId, stateDirectory } = options;
  throwIfAny([
    ...failuresIn(path, options, RULES),
    ...clientTextFailures(path, { applicationId, stateDirectory }),
    ...securityFailures(path, security),
    ...customSettingFailures(context, options.customConfigs, TYPED),
  ]);
  const isExact = (options.guarantee ?? DeliveryGuarantee.EXACTLY_ONCE) === DeliveryGuarantee.EXACTLY_ONCE;
  const largest = Math.max(0, ...topics.map(({ maxMessageSize }) => maxMessageSize ?? 0));
  const settings = {
    'application.id': applicationId,
    'processing.guarantee': isExact ? 'exactly_once_v2' : 'at_least_once',
    'replication.factor': options.replicationFactor ?? 3,
    'num.standby.replicas': options.standbyReplicas ?? 1,
    'num.stream.threads': options.threads,
    'commit.interval.ms': options.commitInterval?.toMilliseconds(),
    'state.dir': stateDirectory,
    'auto.offset.reset': (options.offsetReset ?? OffsetReset.EARLIEST).toLowerCase(),
    // At least once alone would still read what was rolled back upstream.
    'consumer.isolation.level':
      !isExact && topics.some((topic) => topic.isTransactional) ? 'read_committed' : undefined,
    'producer.max.request.size': largest > 1_048_576 ? largest : undefined,
  };
  const notes = stateDirectory === undefined ? ['state is lost with the temporary folder: set state.dir'] : [];
  return {
    kind: 'STREAMS',
    bootstrapServers,
    security,
    secrets: secretsInOrder(context.secrets),
    settings: settingsInOrder(settings, options.customConfigs),
    notes,
  };
}

function whole(
  property: 'replicationFactor' | 'standbyReplicas' | 'threads',
  min: number,
  max: number,
): Rule<StreamsOptions> {
  return {
    id: `kafka.streams.${property}`,
    property,
    holds: ({ [property]: value = min }) => Number.isInteger(value) && value >= min && value <= max,
    must: `be a whole number between ${min} and ${max}`,
    given: ({ [property]: value }) => value,
    remedy: 'choose a value in that range',
  };
}

const RULES: readonly Rule<StreamsOptions>[] = [
  whole('replicationFactor', 1, 32_767),
  whole('standbyReplicas', 0, 1_000),
  whole('threads', 1, 1_000),
  {
    id: 'kafka.streams.guarantee',
    property: 'guarantee',
    holds: ({ guarantee }) => guarantee !== DeliveryGuarantee.AT_MOST_ONCE,
    must: 'be AT_LEAST_ONCE or EXACTLY_ONCE',
    given: ({ guarantee }) => guarantee,
    remedy: 'choose one of these: Kafka Streams has no other',
  },
  {
    id: 'kafka.streams.application-id',
    property: 'applicationId',
    holds: ({ applicationId }) => applicationId === '' || /^[a-zA-Z0-9._-]{1,200}$/.test(applicationId),
    must: "consist of 1 to 200 of the characters a-z, A-Z, 0-9, '.', '_' and '-'",
    given: ({ applicationId }) => applicationId,
    remedy: 'rename it: topics begin with it',
  },
  {
    id: 'kafka.streams.commit-interval',
    property: 'commitInterval',
    holds: ({ commitInterval }) =>
      commitInterval === undefined || (!commitInterval.isUnlimited() && commitInterval.toMilliseconds() >= 1),
    must: 'be at least 1 millisecond, and not unlimited',
    given: ({ commitInterval }) => commitInterval,
    remedy: 'choose how much may be done again after a failure',
  },
];
