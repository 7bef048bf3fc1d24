import type { Failure } from '../core/failure';
import type { SchemaFormat } from './schema-format';

/** What a topic says of a part of its records, and what a subject of that part says. */
export interface SerialisationInput {
  readonly topicName: string;
  readonly part: string;
  /** Absent where the topic does not say. */
  readonly declared: string | undefined;
  readonly format: SchemaFormat;
}

/** A consumer that trusts the topic's declaration could not read what the subject describes. */
export function serialisationFailures(path: string, input: SerialisationInput): Failure[] {
  const { topicName, part, declared, format } = input;
  const wanted = declared === 'JSON_SCHEMA' ? 'JSON' : declared === 'JSON' ? 'JSON without a schema' : declared;
  if (declared === undefined || wanted === format) return [];
  return [
    {
      path,
      property: 'schema',
      rule: 'schema.subject.serialisation',
      must: `fit what topic ${topicName} declares of its ${part.toLowerCase()}s, which is ${declared}`,
      given: `a schema in ${format}`,
      remedy: `correct ${part.toLowerCase()}Serialisation of the topic, or the schema`,
    },
  ];
}
