import { RecordPart, Schema, SchemaRegistry, Secret, SecurityTier, Serialisation, Subject, Topic } from 'sluicegate';
import { ORDER_SCHEMA, messageOf, newApp, newCluster, newStack } from '../../support/program';

const JSON_SCHEMA = JSON.stringify({ type: 'object', title: 'Order', properties: { id: { type: 'string' } } });

function subject(valueSerialisation: Serialisation | undefined, schema: Schema, part = RecordPart.VALUE): Subject {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  const registry = SchemaRegistry.confluentCloud(stack, 'Registry', {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: Secret.pair(Secret.env('A'), Secret.env('B')),
  });
  const topic = new Topic(stack, 'Orders', {
    cluster: newCluster(stack),
    topicName: 'sales.orders.v1',
    valueSerialisation,
  });
  return new Subject(stack, 'OrderValue', { registry, topic, part, schema });
}

test.each([
  [undefined, Schema.avro(ORDER_SCHEMA)],
  [Serialisation.AVRO, Schema.avro(ORDER_SCHEMA)],
  [Serialisation.JSON_SCHEMA, Schema.json(JSON_SCHEMA)],
])('a subject agrees with values declared as %s', (declared, schema) => {
  expect(subject(declared, schema).subjectName).toBe('sales.orders.v1-value');
});

test('what is declared of the values says nothing of the keys', () => {
  expect(subject(Serialisation.PROTOBUF, Schema.avro(ORDER_SCHEMA), RecordPart.KEY).subjectName).toBe(
    'sales.orders.v1-key',
  );
});

test.each([
  [Serialisation.PROTOBUF, Schema.avro(ORDER_SCHEMA), 'AVRO'],
  [Serialisation.STRING, Schema.avro(ORDER_SCHEMA), 'AVRO'],
  [Serialisation.JSON, Schema.json(JSON_SCHEMA), 'JSON'],
  [Serialisation.AVRO, Schema.json(JSON_SCHEMA), 'JSON'],
])('fails when the topic declares %s and the schema is another', (declared, schema, format) => {
  expect(messageOf(() => subject(declared, schema))).toBe(
    `[orders/OrderValue] 'schema' must fit what topic sales.orders.v1 declares of its values, which is ${declared}, ` +
      `got a schema in ${format}; correct valueSerialisation of the topic, or the schema`,
  );
});
