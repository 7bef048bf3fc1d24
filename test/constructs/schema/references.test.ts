import { Schema, SchemaHistory, SecurityTier, Subject, type ISubject, type StreamingStack } from 'sluicegate';
import { folderWith, record } from '../../schema/history/folders';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf, resourcesOf } from '../kafka/rehearsed';
import { confluentRegistry } from './program';

const avro = (name: string, ...fields: object[]): Schema =>
  Schema.avro(JSON.stringify({ type: 'record', name, fields }));
const COUNTRY = avro('Country', { name: 'code', type: 'string' });
const ADDRESS = avro('Address', { name: 'country', type: 'Country' });
const ORDER = avro('Order', { name: 'to', type: 'Address' });

/** An order with an address in a country, built from the end of the alphabet: order comes from references only. */
function chain(stack: StreamingStack): Subject {
  const registry = confluentRegistry(stack);
  const country = new Subject(stack, 'Z', { registry, subjectName: 'country', schema: COUNTRY });
  const address = new Subject(stack, 'M', {
    registry,
    subjectName: 'address',
    schema: ADDRESS,
    references: [{ referenceName: 'Country', subject: country, version: 1 }],
  });
  return new Subject(stack, 'A', {
    registry,
    subjectName: 'order',
    schema: ORDER,
    references: [{ referenceName: 'Address', subject: address, version: 3 }],
  });
}

test('what a reference uses in turn is found, and only the reference itself is registered', () => {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);

  const order = chain(stack);

  expect(order.recordSchema.fields.map(({ name, type }) => [name, type.toString()])).toStrictEqual([
    ['to', 'STRUCT Address'],
  ]);
  const { confluent_schema } = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']);
  const block = Object.values(confluent_schema!).find(({ subject_name }) => subject_name === 'order');
  expect(block).toMatchObject({
    schema_reference: [{ name: 'Address', subject_name: 'address', version: 3 }],
    depends_on: expect.arrayContaining([expect.stringMatching(/^confluent_schema\.M_/)]) as unknown,
  });
});

test('references are registered before those that use them, also in the script', () => {
  const stack = newStack(newApp(), SecurityTier.REGULATED);
  chain(stack);

  const files = stack.renderFiles();
  const script = files['bundles/orders/review/schema/lsrc-abc123/register.sh']!;

  expect(script.match(/^schema .*$/gm)).toStrictEqual([
    "schema 'country' 'bodies/country.json'",
    "schema 'address' 'bodies/address.json'",
    "schema 'order' 'bodies/order.json'",
  ]);
  expect(JSON.parse(files['bundles/orders/review/schema/lsrc-abc123/bodies/order.json']!)).toMatchObject({
    schemaType: 'AVRO',
    references: [{ name: 'Address', subject: 'address', version: 3 }],
  });
});

test.each([
  [
    'Protobuf',
    Schema.protobuf('syntax = "proto3";\nmessage Country { string code = 1; }'),
    'country.proto',
    Schema.protobuf('syntax = "proto3";\nimport "country.proto";\nmessage Order { Country to = 1; }'),
  ],
  [
    'JSON Schema',
    Schema.json('{"title":"Country","type":"object","properties":{"code":{"type":"string"}}}'),
    'country.json',
    Schema.json('{"title":"Order","type":"object","properties":{"to":{"$ref":"country.json"}}}'),
  ],
])('%s uses other subjects too', (_, country, referenceName, order) => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const registry = confluentRegistry(stack);
  const subject = new Subject(stack, 'Country', { registry, subjectName: 'country', schema: country });
  const references = [{ referenceName, subject, version: 1 }];

  const { recordSchema } = new Subject(stack, 'Order', { registry, subjectName: 'order', schema: order, references });

  expect(recordSchema.fields.map(({ type }) => type.toString())).toStrictEqual(['STRUCT Country']);
});

describe('a version', () => {
  const old = JSON.stringify({ type: 'record', name: 'Country', fields: [] });
  const now = JSON.stringify({
    type: 'record',
    name: 'Country',
    fields: [{ name: 'code', type: 'string', default: '' }],
  });
  const withHistory = (stack: StreamingStack): ISubject => {
    const folder = folderWith({ 'v1.avsc': old, 'v2.avsc': now });
    record(folder);
    return new Subject(stack, 'Country', {
      registry: confluentRegistry(stack),
      subjectName: 'country',
      schema: Schema.avro(now),
      history: SchemaHistory.directory(folder),
    });
  };
  const orderWith = (subject: ISubject, stack: StreamingStack, version?: number): Subject =>
    new Subject(stack, 'Order', {
      registry: subject._published.registry as ReturnType<typeof confluentRegistry>,
      subjectName: 'order',
      schema: avro('Order', { name: 'to', type: 'Country' }),
      references: [{ referenceName: 'Country', subject, ...(version !== undefined && { version }) }],
    });

  test.each([
    ['is the latest by itself', undefined, 2, 1],
    ['brings the schema of that version', 1, 1, 0],
  ])('%s', (_, given, expected, fields) => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);

    const order = orderWith(withHistory(stack), stack, given);

    expect(order.recordSchema.fields[0]!.type.fields).toHaveLength(fields);
    const { spec } = bundleOf(stack.renderFiles()).resources.find(({ name }) => name === 'order')!;
    expect(spec.references).toStrictEqual([{ name: 'Country', subject: 'country', version: expected }]);
  });

  test.each([0, 3, 1.5])('fails when there is no version %s', (version) => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);

    expect(messageOf(() => orderWith(withHistory(stack), stack, version))).toBe(
      `[orders/Order] 'references' must use a version of country that exists: 1 to 2, got ${version}; correct version, or leave it out for the latest`,
    );
  });

  test('fails when nobody knows the latest', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    const registry = confluentRegistry(stack);
    const subject = new Subject(stack, 'Country', { registry, subjectName: 'country', schema: COUNTRY });

    expect(messageOf(() => orderWith(subject, stack))).toBe(
      "[orders/Order] 'references' must say which version of country is used: it has no history here that would tell; set version, or give country a history",
    );
  });
});

test('fails when a reference is to a subject of another registry', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const subject = new Subject(stack, 'Country', {
    registry: confluentRegistry(stack, 'Other'),
    subjectName: 'country',
    schema: COUNTRY,
  });
  const props = { registry: confluentRegistry(stack), subjectName: 'order', schema: ADDRESS };

  expect(
    messageOf(
      () => new Subject(stack, 'Order', { ...props, references: [{ referenceName: 'Country', subject, version: 1 }] }),
    ),
  ).toBe(
    "[orders/Order] 'references' must be to subjects of orders/Registry, where the schema is registered, got country of orders/Other; register that schema in this registry too",
  );
});

test('a subject that is managed elsewhere brings its schema, and what that uses', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const country = Subject.fromSubjectAttributes(stack, 'Country', {
    subjectName: 'country',
    version: 7,
    schema: COUNTRY,
  });
  const address = Subject.fromSubjectAttributes(stack, 'Address', {
    subjectName: 'address',
    version: 2,
    schema: ADDRESS,
    references: [{ referenceName: 'Country', subject: country }],
  });

  const { recordSchema } = new Subject(stack, 'Order', {
    registry: confluentRegistry(stack),
    subjectName: 'order',
    schema: ORDER,
    references: [{ referenceName: 'Address', subject: address }],
  });

  expect(recordSchema.fields[0]!.type.fields!.map(({ name }) => name)).toStrictEqual(['country']);
});

test('fails when two references bring different schemas under one name', () => {
  const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
  const at = (version: number, schema: Schema): ISubject =>
    Subject.fromSubjectAttributes(stack, `Country${version}`, { subjectName: 'country', version, schema });
  const references = [
    { referenceName: 'Country', subject: at(1, avro('Country')) },
    { referenceName: 'Country', subject: at(2, COUNTRY) },
  ];

  expect(
    messageOf(
      () =>
        new Subject(stack, 'Order', {
          registry: confluentRegistry(stack),
          subjectName: 'order',
          schema: ADDRESS,
          references,
        }),
    ),
  ).toBe(
    "[orders/Order] 'references' must bring one schema for each name, got two for 'Country'; use the same version of it everywhere, or another name",
  );
});
