import fc from '../../support/property';
import { FieldType, TimePrecision } from '../../../src/schema/field-type';
import { protobufCanRead } from '../../../src/schema/protobuf/can-read';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import { protobufToRecordSchema } from '../../../src/schema/protobuf/protobuf-to-record-schema';
import { recordSchemaToProtobuf } from '../../../src/schema/protobuf/record-to-protobuf';
import { RecordSchema, type RecordField } from '../../../src/schema/record-schema';

const record = (...fields: RecordField[]): RecordSchema =>
  new RecordSchema({ recordName: 'Order', recordNamespace: 'shop', fields });
const body = (...fields: RecordField[]): string => {
  const text = recordSchemaToProtobuf(record(...fields));
  return text.slice(text.indexOf('message Order'));
};

describe('a record as a file', () => {
  test('has imports, documentation, tags and nested types', () => {
    const line = FieldType.struct('Order.Line', [{ name: 'sku', type: FieldType.string() }]);
    const text = recordSchemaToProtobuf(
      new RecordSchema({
        recordName: 'Order',
        recordNamespace: 'shop.v1',
        doc: 'An order.',
        fields: [
          { name: 'id', type: FieldType.uuid(), doc: 'Never\nreused.' },
          { name: 'email', type: FieldType.string(), nullable: true, tags: ['PII'] },
          { name: 'amount', type: FieldType.decimal(18, 2), tags: ['MONEY'] },
          { name: 'lines', type: FieldType.array(line) },
          { name: 'first', type: line, nullable: true },
          { name: 'state', type: FieldType.enumeration('State', ['OPEN', 'CLOSED']) },
          { name: 'at', type: FieldType.instant(TimePrecision.MILLISECONDS) },
        ],
      }),
    );

    expect(text).toBe(`syntax = "proto3";
package shop.v1;

import "confluent/meta.proto";
import "confluent/type/decimal.proto";
import "google/protobuf/timestamp.proto";

// An order.
message Order {
  // Never
  // reused.
  string id = 1 [(confluent.field_meta) = { params: [{ key: "logical_type" value: "uuid" }] }];
  optional string email = 2 [(confluent.field_meta) = { tags: ["PII"] }];
  .confluent.type.Decimal amount = 3 [(confluent.field_meta) = { tags: ["MONEY"] params: [{ key: "precision" value: "18" }, { key: "scale" value: "2" }] }];
  repeated .shop.v1.Order.Line lines = 4;
  .shop.v1.Order.Line first = 5;
  .shop.v1.State state = 6;
  .google.protobuf.Timestamp at = 7;
  message Line {
    string sku = 1;
  }
}

enum State {
  OPEN = 0;
  CLOSED = 1;
}
`);
  });

  test('keeps the numbers of an earlier version and reserves those of removed fields', () => {
    const field = (name: string): RecordField => ({ name, type: FieldType.string() });
    const state = (...symbols: string[]): RecordField => ({ name: 's', type: FieldType.enumeration('State', symbols) });
    const first = parseProtobuf(
      recordSchemaToProtobuf(record(field('a'), field('b'), field('c'), state('X', 'Y', 'Z'))),
    );

    const text = recordSchemaToProtobuf(record(field('d'), field('c'), field('a'), state('X', 'W', 'Z')), first);

    expect(text).toBe(`syntax = "proto3";
package shop;

message Order {
  reserved 2;
  reserved "b";
  string d = 5;
  string c = 3;
  string a = 1;
  .shop.State s = 4;
}

enum State {
  reserved 1;
  reserved "Y";
  X = 0;
  Z = 2;
  W = 3;
}
`);
    const second = parseProtobuf(text);
    expect(protobufCanRead(second, first).filter(({ severity }) => severity === 'ERROR')).toStrictEqual([]);
    expect(recordSchemaToProtobuf(record(field('a'), field('e'), state('X', 'Z')), second)).toContain('string e = 6;');
  });

  test('passes over the numbers that Protobuf keeps', () => {
    const fields = Array.from({ length: 19_001 }, (_, n): RecordField => ({ name: `f${n}`, type: FieldType.string() }));

    const text = body(...fields);

    expect(text).toContain('string f18998 = 18999;');
    expect(text).toContain('string f18999 = 20000;');
  });

  test.each<[string, RecordField, string]>([
    ['zero', { name: 'a', type: FieldType.int64(), defaultJson: '0' }, 'int64 a = 1;'],
    ['an empty text', { name: 'a', type: FieldType.string(), defaultJson: '""' }, 'string a = 1;'],
    ['null', { name: 'a', type: FieldType.string(), nullable: true, defaultJson: 'null' }, 'optional string a = 1;'],
    [
      'an empty array',
      { name: 'a', type: FieldType.array(FieldType.int32()), defaultJson: '[]' },
      'repeated int32 a = 1;',
    ],
  ])('may have the default %s', (_, field, expected) => {
    expect(body(field)).toContain(expected);
  });

  const array = FieldType.array(FieldType.string());
  test.each<[string, RecordField, string]>([
    [
      'an array is nullable',
      { name: 'a', type: array, nullable: true },
      "'Order.a' must not be nullable as an array or map, got nullable; let it be empty instead of null",
    ],
    [
      'an element is nullable',
      { name: 'a', type: array.withNullableElements() },
      "'Order.a' must have no null elements, got nullable elements; leave nulls out, or wrap the element in a struct",
    ],
    [
      'an array holds arrays',
      { name: 'a', type: FieldType.map(array) },
      "'Order.a' must hold no array or map directly, got MAP<STRING, ARRAY<STRING>>; wrap the inner one in a struct",
    ],
    [
      'a timestamp is local',
      { name: 'a', type: FieldType.localTimestamp(TimePrecision.MILLISECONDS) },
      "'Order.a' must be an instant, got TIMESTAMP(MILLISECONDS, local); use an instant, or date and time as two fields",
    ],
    [
      'a default is not zero',
      { name: 'a', type: FieldType.string(), defaultJson: '"EUR"' },
      `'Order.a' must have no default but zero, as proto3 has it, got "EUR"; remove the default and fill the value in the producer`,
    ],
    [
      'a nullable field has zero as its default',
      { name: 'a', type: FieldType.int32(), nullable: true, defaultJson: '0' },
      "'Order.a' must have no default but zero, as proto3 has it, got 0; remove the default and fill the value in the producer",
    ],
    [
      'a name is not one of Protobuf',
      { name: 'order-id', type: FieldType.string() },
      "'Order.order-id' must have a name of letters, digits and underscores that starts with a letter, got 'order-id'; rename it",
    ],
    [
      'a struct stands in one that is not there',
      { name: 'a', type: FieldType.struct('Other.Line', [{ name: 'x', type: FieldType.string() }]) },
      "'Other.Line' must have the name of a type: letters, digits and underscores, behind a dot within another struct of the record, got 'Other.Line'; rename the struct or enum",
    ],
  ])('fails when %s', (_, field, message) => {
    expect(() => body(field)).toThrow(`[record Order] ${message}`);
  });

  test('fails when two structs of one name differ', () => {
    const line = (name: string) => FieldType.struct('Line', [{ name, type: FieldType.string() }]);

    expect(() => body({ name: 'a', type: line('x') }, { name: 'b', type: line('y') })).toThrow(
      "[record Order] 'Order.b' must have one meaning for each name, got another 'Line'; give one of the two another name",
    );
  });

  test('fails when two fields have one name', () => {
    expect(() => body({ name: 'a', type: array }, { name: 'a', type: array })).toThrow(
      "[record Order] 'Order.a' must have a name of its own, got a second one; rename one of the two",
    );
  });

  test('fails when two enums share a symbol', () => {
    const state = (name: string) => FieldType.enumeration(name, ['UNKNOWN']);

    expect(() => body({ name: 'a', type: state('A') }, { name: 'b', type: state('B') })).toThrow(
      "'UNKNOWN' must have a name of its own in 'shop'",
    );
  });

  test('fails when the name of the record is not one of Protobuf', () => {
    expect(() => recordSchemaToProtobuf(new RecordSchema({ recordName: 'my order', fields: [] }))).toThrow(
      "[record my order] 'recordName' must be of letters, digits and underscores and start with a letter, got 'my order'; rename the record",
    );
  });
});

describe('there and back', () => {
  /** What a message may always be absent for, so that it comes back nullable. */
  const messages: FieldType[] = [
    FieldType.decimal(10, 2),
    FieldType.date(),
    FieldType.time(TimePrecision.NANOSECONDS),
    FieldType.instant(TimePrecision.NANOSECONDS),
    FieldType.json(),
    FieldType.struct('Inner', [{ name: 'x', type: FieldType.int32() }]),
    FieldType.struct('Order.Nested', [{ name: 'y', type: FieldType.uuid(), nullable: true }]),
  ];
  const scalars: FieldType[] = [
    FieldType.string(),
    FieldType.bytes(),
    FieldType.boolean(),
    FieldType.int32(),
    FieldType.int64(),
    FieldType.float32(),
    FieldType.float64(),
    FieldType.uuid(),
    FieldType.enumeration('Kind', ['A', 'B']),
  ];
  const field = fc.oneof(
    fc.record({ type: fc.constantFrom(...scalars), nullable: fc.boolean() }),
    fc.record({ type: fc.constantFrom(...messages), nullable: fc.constant(true) }),
    fc.record({
      type: fc
        .tuple(fc.constantFrom(...scalars, ...messages), fc.boolean())
        .map(([element, map]) => (map ? FieldType.map(element) : FieldType.array(element))),
      nullable: fc.constant(false),
    }),
  );
  const records = fc
    .array(fc.tuple(field, fc.option(fc.constantFrom('PII', 'a "quoted" tag'), { nil: undefined })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((fields) =>
      record(
        ...fields.map(([{ type, nullable }, tag], index): RecordField => ({
          name: `f_${index}`,
          type,
          ...(nullable && { nullable }),
          ...(tag !== undefined && { doc: `Field ${index}.`, tags: [tag] }),
        })),
      ),
    );

  test('a record comes back as it went', () => {
    fc.assert(
      fc.property(records, (original) => {
        const back = protobufToRecordSchema(parseProtobuf(recordSchemaToProtobuf(original)));
        expect(JSON.stringify(back)).toBe(JSON.stringify(original));
      }),
      { numRuns: 100 },
    );
  });
});
