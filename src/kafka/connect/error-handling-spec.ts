import type { ConnectorInput } from './connector-spec';
import type { ErrorTolerance } from './error-tolerance';
import { texts } from './plugin-spec';

/** What happens to records that cannot be handled, in plain values. */
export interface ErrorHandlingSpec {
  readonly tolerance?: ErrorTolerance;
  readonly deadLetterTopic?: string;
  /** Copies of it, should Connect make it. */
  readonly deadLetterReplication?: number;
  readonly contextHeaders?: boolean;
  readonly logged?: boolean;
  readonly recordsLogged?: boolean;
  /** In milliseconds; -1 without end. */
  readonly retryTimeout?: number;
  readonly maxRetryDelay?: number;
}

/** Confluent Cloud looks after the logs and the copies itself. */
export function errorSettings({ kind, errors }: ConnectorInput): Record<string, string> {
  const { deadLetterTopic, tolerance = deadLetterTopic === undefined ? undefined : 'ALL' } = errors;
  const common = {
    'errors.tolerance': tolerance?.toLowerCase(),
    'errors.deadletterqueue.topic.name': deadLetterTopic,
  };
  if (kind === 'CONFLUENT_MANAGED') return texts(common);
  const isLettered = deadLetterTopic !== undefined;
  return texts({
    ...common,
    'errors.deadletterqueue.topic.replication.factor': isLettered ? (errors.deadLetterReplication ?? 3) : undefined,
    'errors.deadletterqueue.context.headers.enable': isLettered ? (errors.contextHeaders ?? true) : undefined,
    'errors.log.enable': errors.logged,
    'errors.log.include.messages': errors.recordsLogged,
    'errors.retry.timeout': errors.retryTimeout,
    'errors.retry.delay.max.ms': errors.maxRetryDelay,
  });
}
