import type { GrantIntent } from './grant-intent';

/** Topics whose names an engine makes of other names, or is told beside its data. */
export interface EngineTopics {
  readonly names?: readonly (string | undefined)[];
  /** Of Kafka Streams: `<applicationId>-…-changelog` and `<applicationId>-…-repartition` are its own. */
  readonly applicationId?: string;
}

/** The topics that somebody is granted for the sake of an engine; undefined for those of people. */
export function engineTopicsOf(intent: GrantIntent): EngineTopics | undefined {
  switch (intent.kind) {
    case 'KAFKA_STREAMS':
      return { applicationId: intent.applicationId };
    case 'CONNECT_WORKER':
      return { names: [intent.configTopic, intent.offsetTopic, intent.statusTopic] };
    case 'SINK_CONNECTOR':
      return { names: [intent.deadLetterTopic] };
    case 'SOURCE_CONNECTOR':
      return { names: [intent.exactlyOnce?.offsetsTopic] };
    default:
      return undefined;
  }
}

const INTERNAL = /-(?:changelog|repartition)$/;

/** Whether it is an internal topic of one of these applications. */
export function isInternalTopic(topicName: string, applicationIds: ReadonlySet<string>): boolean {
  if (!INTERNAL.test(topicName)) return false;
  return [...applicationIds].some((applicationId) => topicName.startsWith(`${applicationId}-`));
}
