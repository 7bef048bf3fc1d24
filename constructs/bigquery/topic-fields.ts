import { PubSubSchemaType, type PubSubTopicSchema } from '../../src/bigquery/pubsub-options';
import { hasToken } from '../../src/core/tokens';
import { Schema } from '../../src/schema/schema';

/** The fields of a topic's schema. Throws for a text that is no schema; undefined where fields cannot be told. */
export function topicFields(topicSchema: PubSubTopicSchema | undefined): string[] | undefined {
  if (topicSchema === undefined || hasToken(topicSchema.definition) || topicSchema.definition.trim() === '') return;
  const { schemaType, definition } = topicSchema;
  const schema = schemaType === PubSubSchemaType.AVRO ? Schema.avro(definition) : Schema.protobuf(definition);
  const parsed = schema._parse();
  try {
    return parsed.toRecordSchema().fields.map(({ name }) => name);
  } catch {
    // A schema can be right without being a record that the neutral model holds.
    return undefined;
  }
}
