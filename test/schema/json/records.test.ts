import fc from '../../support/property';
import { Errors } from '../../../src/core/errors';
import { FieldType, TimePrecision } from '../../../src/schema/field-type';
import { recordSchemaToJsonSchema } from '../../../src/schema/json/from-record-schema';
import { normaliseJsonSchema } from '../../../src/schema/json/normalise';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { jsonSchemaToRecordSchema } from '../../../src/schema/json/to-record-schema';
import { RecordSchema, type RecordField } from '../../../src/schema/record-schema';

function recordOf(schema: unknown): RecordSchema {
  return jsonSchemaToRecordSchema(parseJsonSchema(JSON.stringify(schema), { fileName: 'orders/order.json' }));
}

/** The one field of an object with one required property. */
function fieldOf(property: unknown, rest: object = {}): RecordField {
  const [field] = recordOf({ type: 'object', properties: { f: property }, required: ['f'], ...rest }).fields;
  return field!;
}

function shown(field: RecordField): string {
  const { elementNullable } = field.type;
  return `${field.type.toString()}${elementNullable ? ' of nullable' : ''}${field.nullable ? ' nullable' : ''}`;
}

test.each([
  [{ type: 'string' }, 'STRING'],
  [{ type: ['string', 'null'] }, 'STRING nullable'],
  [{ type: 'string', format: 'date' }, 'DATE'],
  [{ type: 'string', format: 'time' }, 'TIME(MICROSECONDS)'],
  [{ type: 'string', format: 'date-time' }, 'TIMESTAMP(MICROSECONDS)'],
  [{ type: 'string', format: 'date-time', 'sluicegate.precision': 'SECONDS' }, 'TIMESTAMP(SECONDS)'],
  [{ type: 'string', format: 'uuid' }, 'UUID'],
  [{ type: 'string', format: 'email' }, 'STRING'],
  [{ type: 'string', contentEncoding: 'base64' }, 'BYTES'],
  [{ type: 'string', enum: ['A', 'B'], title: 'Status' }, 'ENUM Status'],
  [{ enum: ['A', null] }, 'ENUM order_f nullable'],
  [{ const: 'order' }, 'STRING'],
  [{ type: 'boolean' }, 'BOOLEAN'],
  [{ type: 'integer' }, 'INT64'],
  [{ type: 'integer', minimum: 0 }, 'INT64'],
  [{ type: 'integer', minimum: -2147483648, maximum: 2147483647 }, 'INT32'],
  [{ type: 'integer', minimum: -2147483649, maximum: 2147483647 }, 'INT64'],
  [{ type: 'integer', exclusiveMinimum: -2147483649, exclusiveMaximum: 2147483648 }, 'INT32'],
  [{ type: 'integer', 'connect.type': 'int32' }, 'INT32'],
  [{ enum: [1, 2] }, 'INT64'],
  [{ type: 'number' }, 'FLOAT64'],
  [{ type: ['integer', 'number'] }, 'FLOAT64'],
  [{ type: 'number', 'connect.type': 'float32' }, 'FLOAT32'],
  [{ type: 'integer', title: 'org.apache.kafka.connect.data.Timestamp' }, 'TIMESTAMP(MILLISECONDS)'],
  [{ type: 'integer', title: 'org.apache.kafka.connect.data.Date' }, 'DATE'],
  [
    {
      type: 'number',
      title: 'org.apache.kafka.connect.data.Decimal',
      'connect.parameters': { scale: '2', 'connect.decimal.precision': '18' },
    },
    'DECIMAL(18, 2)',
  ],
  [{ oneOf: [{ type: 'null' }, { type: 'integer' }] }, 'INT64 nullable'],
  [{ anyOf: [{ $ref: '#/definitions/money' }, { type: 'null' }] }, 'STRUCT Money nullable'],
  [{ type: 'array', items: { type: 'string' } }, 'ARRAY<STRING>'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, 'ARRAY<STRING> of nullable'],
  [{ type: 'array' }, 'ARRAY<JSON>'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, 'MAP<STRING, INT64>'],
  [
    { type: 'object', patternProperties: { '^x': { type: 'number' } }, additionalProperties: false },
    'MAP<STRING, FLOAT64>',
  ],
  [{ type: 'object', properties: { a: {} } }, 'STRUCT order_f'],
  [{ allOf: [{ $ref: '#/definitions/money' }, { properties: { note: { type: 'string' } } }] }, 'STRUCT Money'],
  [{ type: 'object' }, 'JSON'],
  [{}, 'JSON'],
  [true, 'JSON'],
])('%j is %s', (property, expected) => {
  const money = { title: 'Money', type: 'object', properties: { amount: { type: 'number' } } };
  expect(shown(fieldOf(property, { definitions: { money } }))).toBe(expected);
});

test('names, documentation, defaults and tags are carried over', () => {
  const record = recordOf({
    title: 'com.acme.Order',
    description: 'an order',
    type: 'object',
    properties: {
      email: { type: 'string', description: 'of the customer', 'confluent:tags': ['PII'] },
      currency: { type: 'string', default: 'EUR' },
    },
    required: ['currency'],
  });
  expect([record.recordNamespace, record.recordName, record.doc]).toEqual(['com.acme', 'Order', 'an order']);
  expect(record.fields).toEqual([
    { name: 'email', type: FieldType.string(), nullable: true, doc: 'of the customer', tags: ['PII'] },
    { name: 'currency', type: FieldType.string(), nullable: false, defaultJson: '"EUR"' },
  ]);
});

test.each([
  [
    { type: ['string', 'integer'] },
    'be one type, or one type and null to become a field, got string or integer; split it into one field for each type',
  ],
  [
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    'be one type, or one type and null to become a field; split it into one field for each type, or use {} for any JSON',
  ],
  [{ type: 'null' }, 'allow something else than null to become a field; give it the type that it will have'],
  [false, 'allow a value to become a field; remove the property, or give it a type'],
  [
    { type: 'array', items: [{ type: 'string' }] },
    'have items of one type to become a field; describe the positions as the properties of an object',
  ],
  [
    { type: 'object', properties: { a: {} }, additionalProperties: { type: 'string' } },
    'be either a struct or a map to become a field; move the other properties into a property of their own',
  ],
  [
    {
      type: 'object',
      patternProperties: { '^a': { type: 'string' }, '^b': { type: 'string' } },
      additionalProperties: false,
    },
    'have values of one type to become a field; keep one pattern',
  ],
  [{ $ref: '#' }, 'not contain itself to become a field; describe the inner value as JSON: {}, or by its key'],
  [
    { type: 'integer', maximum: 1e30 },
    'have bounds within 64 bits, or be a Connect decimal, to become a field; correct the annotations or the bounds',
  ],
  [
    { type: 'number', title: 'org.apache.kafka.connect.data.Decimal' },
    'have scale and connect.decimal.precision among its connect.parameters to become a field; correct the annotations or the bounds',
  ],
])('fails when a property is %j', (property, message) => {
  expect(() => fieldOf(property)).toThrow(`[orders/order.json:1:36] '#/properties/f' must ${message}`);
});

test.each([[{ type: 'string' }], [true], [{ type: 'object' }], [{ anyOf: [{ properties: { a: {} } }] }]])(
  'fails when the whole is %j',
  (schema) => {
    expect(() => recordOf(schema)).toThrow("'#' must be an object with properties to become a field");
  },
);

test('every field that cannot be is told at once', () => {
  try {
    recordOf({ properties: { a: { type: 'null' }, b: { properties: { c: false } } } });
    throw new Error('accepted');
  } catch (error) {
    expect(Errors.failuresOf(error).map(({ property }) => property)).toEqual([
      '#/properties/a',
      '#/properties/b/properties/c',
    ]);
  }
});

const precision = fc.constantFrom(...Object.values(TimePrecision));
const { type } = fc.letrec<{ type: FieldType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      FieldType.string(),
      FieldType.bytes(),
      FieldType.boolean(),
      FieldType.int32(),
      FieldType.int64(),
      FieldType.float32(),
      FieldType.float64(),
      FieldType.decimal(18, 2),
      FieldType.date(),
      FieldType.uuid(),
      FieldType.json(),
      FieldType.enumeration('Status', ['NEW', 'PAID']),
    ),
    precision.map((value) => FieldType.time(value)),
    precision.map((value) => FieldType.instant(value)),
    precision.map((value) => FieldType.localTimestamp(value)),
    fc.tuple(tie('type'), fc.boolean()).map(([element, isNullable]) => made(FieldType.array(element), isNullable)),
    fc
      .tuple(
        tie('type').filter((element) => element.kind !== 'JSON'),
        fc.boolean(),
      )
      .map(([element, isNullable]) => made(FieldType.map(element), isNullable)),
    fieldsOf(tie('type')).map((fields) => FieldType.struct('Inner', fields)),
  ),
}));

// JSON includes null, so that a list of it is never said to have nullable elements.
function made(container: FieldType, isNullable: boolean): FieldType {
  return isNullable && container.element!.kind !== 'JSON' ? container.withNullableElements() : container;
}

function fieldsOf(types: fc.Arbitrary<FieldType>): fc.Arbitrary<RecordField[]> {
  const field = fc.tuple(fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/), types, fc.boolean(), fc.boolean());
  return fc.uniqueArray(field, { selector: ([name]) => name, minLength: 1, maxLength: 4 }).map((entries) =>
    entries.map(([name, fieldType, nullable, tags]) => ({
      name,
      type: fieldType,
      nullable,
      ...(tags && { tags: ['PII'], doc: `the ${name}` }),
    })),
  );
}

test('a record that is written as JSON Schema and read again, normalised or not, is the same record', () => {
  fc.assert(
    fc.property(fieldsOf(type), (fields) => {
      const record = new RecordSchema({ recordName: 'Order', recordNamespace: 'com.acme', doc: 'orders', fields });
      const schema = parseJsonSchema(recordSchemaToJsonSchema(record));
      expect(schema.warnings).toEqual([]);
      expect(jsonSchemaToRecordSchema(schema)).toEqual(record);
      expect(jsonSchemaToRecordSchema(parseJsonSchema(normaliseJsonSchema(schema)))).toEqual(record);
    }),
    { numRuns: 150 },
  );
});
