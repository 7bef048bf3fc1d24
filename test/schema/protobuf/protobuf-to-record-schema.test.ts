import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import { protobufToRecordSchema } from '../../../src/schema/protobuf/protobuf-to-record-schema';

const IMPORTS = [
  'google/protobuf/timestamp.proto',
  'google/protobuf/struct.proto',
  'google/protobuf/wrappers.proto',
  'google/protobuf/duration.proto',
  'google/type/date.proto',
  'google/type/timeofday.proto',
  'confluent/meta.proto',
  'confluent/type/decimal.proto',
]
  .map((name) => `import "${name}";`)
  .join(' ');
const fieldsOf = (body: string, syntax = 'proto3'): string[] =>
  protobufToRecordSchema(
    parseProtobuf(`syntax = "${syntax}"; package shop; ${IMPORTS} message M { ${body} }`),
  ).fields.map(({ name, type, nullable, defaultJson, tags }) =>
    [
      `${name} ${type.toString()}`,
      ...(nullable === true ? ['nullable'] : []),
      ...(defaultJson === undefined ? [] : [`default ${defaultJson}`]),
      ...(tags === undefined ? [] : [`tags ${tags.join()}`]),
    ].join(', '),
  );

describe('a message as a record', () => {
  test.each([
    ['int32 a = 1;', 'a INT32'],
    ['sint32 a = 1;', 'a INT32'],
    ['sfixed32 a = 1;', 'a INT32'],
    ['uint32 a = 1;', 'a INT64'],
    ['fixed32 a = 1;', 'a INT64'],
    ['int64 a = 1;', 'a INT64'],
    ['sint64 a = 1;', 'a INT64'],
    ['sfixed64 a = 1;', 'a INT64'],
    ['uint64 a = 1;', 'a DECIMAL(20, 0)'],
    ['fixed64 a = 1;', 'a DECIMAL(20, 0)'],
    ['float a = 1;', 'a FLOAT32'],
    ['double a = 1;', 'a FLOAT64'],
    ['bool a = 1;', 'a BOOLEAN'],
    ['string a = 1;', 'a STRING'],
    ['bytes a = 1;', 'a BYTES'],
    ['optional string a = 1;', 'a STRING, nullable'],
    ['oneof o { string a = 1; }', 'a STRING, nullable'],
    ['repeated string a = 1;', 'a ARRAY<STRING>'],
    ['map<string, int64> a = 1;', 'a MAP<STRING, INT64>'],
    ['map<int32, string> a = 1;', 'a ARRAY<STRUCT M.AEntry>'],
    ['E a = 1; enum E { Z = 0; }', 'a ENUM M.E'],
    ['L a = 1; message L { string s = 1; }', 'a STRUCT M.L, nullable'],
    ['repeated L a = 1; message L { string s = 1; }', 'a ARRAY<STRUCT M.L>'],
    ['google.protobuf.Timestamp a = 1;', 'a TIMESTAMP(NANOSECONDS), nullable'],
    ['google.type.Date a = 1;', 'a DATE, nullable'],
    ['google.type.TimeOfDay a = 1;', 'a TIME(NANOSECONDS), nullable'],
    ['google.protobuf.Struct a = 1;', 'a JSON, nullable'],
    ['google.protobuf.Value a = 1;', 'a JSON, nullable'],
    ['google.protobuf.StringValue a = 1;', 'a STRING, nullable'],
    ['google.protobuf.UInt64Value a = 1;', 'a DECIMAL(20, 0), nullable'],
    ['google.protobuf.Duration a = 1;', 'a STRUCT google.protobuf.Duration, nullable'],
    ['string a = 1 [(confluent.field_meta).params = { key: "logical_type" value: "uuid" }];', 'a UUID'],
    [
      'confluent.type.Decimal a = 1 [(confluent.field_meta) = { params: [{ key: "precision", value: "18" }, { key: "scale" value: "2" }] }];',
      'a DECIMAL(18, 2), nullable',
    ],
    ['string a = 1 [(confluent.field_meta).tags = "PII"];', 'a STRING, tags PII'],
    ['string a = 1 [(confluent.field_meta) = { tags: ["PII", "GDPR"] }];', 'a STRING, tags PII,GDPR'],
    [
      'L a = 1; message L { option (confluent.message_meta).tags = "PII"; string s = 1; }',
      'a STRUCT M.L, nullable, tags PII',
    ],
  ])('%s is %s', (field, expected) => {
    expect(fieldsOf(field)).toStrictEqual([expected]);
  });

  test.each([
    ['required string a = 1;', 'a STRING'],
    ['optional string a = 1 [default = "x\\"y"];', 'a STRING, nullable, default "x\\"y"'],
    ['optional int64 a = 1 [default = -9007199254740993];', 'a INT64, nullable, default -9007199254740993'],
    ['optional bool a = 1 [default = true];', 'a BOOLEAN, nullable, default true'],
    ['optional bytes a = 1 [default = "\\xff"];', 'a BYTES, nullable, default "/w=="'],
    ['optional double a = 1 [default = inf];', 'a FLOAT64, nullable, default "Infinity"'],
    ['optional double a = 1 [default = 1.5];', 'a FLOAT64, nullable, default 1.5'],
    ['optional E a = 1 [default = B]; enum E { A = 0; B = 1; }', 'a ENUM M.E, nullable, default "B"'],
  ])('of proto2: %s is %s', (field, expected) => {
    expect(fieldsOf(field, 'proto2')).toStrictEqual([expected]);
  });

  test('has the names of an enum, the first of each number', () => {
    const schema = parseProtobuf(
      'syntax = "proto3"; message M { E e = 1; } enum E { option allow_alias = true; A = 0; B = 1; C = 1; }',
    );

    expect(protobufToRecordSchema(schema).fields[0]!.type.symbols).toStrictEqual(['A', 'B']);
  });

  test('is the first of the file, or the one that is named', () => {
    const schema = parseProtobuf('syntax = "proto3"; package p; message A { B b = 1; message B { string x = 1; } }');

    expect(protobufToRecordSchema(schema).recordName).toBe('A');
    expect(protobufToRecordSchema(schema, 'A.B').recordName).toBe('A.B');
    expect(protobufToRecordSchema(schema, 'p.A.B').recordName).toBe('A.B');
  });

  test.each([
    [
      'there is no such message',
      'message Order { string a = 1; }',
      'Ordr',
      "[schema.proto] 'message' must be a message of the file, got 'Ordr'; did you mean 'Order'?",
    ],
    [
      'there is no message',
      'enum E { A = 0; }',
      undefined,
      "[schema.proto] 'message' must be a message of the file, got a file without messages; declare a message",
    ],
    [
      'a message holds itself',
      'message A { B b = 1; } message B { repeated A a = 1; }',
      undefined,
      "[schema.proto] 'A.b.a' must not hold itself, got A → B → A; cut the recursion, or keep the inner value as a JSON text",
    ],
    [
      'a message has no fields',
      'message A { B b = 1; } message B {}',
      undefined,
      "[schema.proto] 'A.b' must have at least one field, got message B {}; add a field, or leave it out",
    ],
    [
      'a decimal has no precision',
      `${IMPORTS} message A { confluent.type.Decimal d = 1; }`,
      undefined,
      `[schema.proto] 'A.d' must have a precision from 1 to 1000 and a scale from 0 to the precision as parameters of the field, got none; add [(confluent.field_meta) = { params: [{ key: "precision" value: "18" }, { key: "scale" value: "2" }] }]`,
    ],
    [
      'a scale is above its precision',
      `${IMPORTS} message A { confluent.type.Decimal d = 1 [(confluent.field_meta) = { params: [{ key: "precision" value: "2" }, { key: "scale" value: "3" }] }]; }`,
      undefined,
      `[schema.proto] 'A.d' must have a precision from 1 to 1000 and a scale from 0 to the precision as parameters of the field, got precision 2, scale 3; add [(confluent.field_meta) = { params: [{ key: "precision" value: "18" }, { key: "scale" value: "2" }] }]`,
    ],
  ])('fails when %s', (_, text, name, message) => {
    expect(() => protobufToRecordSchema(parseProtobuf(`syntax = "proto3"; ${text}`), name)).toThrow(message);
  });

  test('fails when nested messages written out are too many', () => {
    const levels = Array.from({ length: 20 }, (_, n) => `message M${n} { M${n + 1} a = 1; M${n + 1} b = 2; }`).join(
      ' ',
    );

    expect(() =>
      protobufToRecordSchema(parseProtobuf(`syntax = "proto3"; ${levels} message M20 { string s = 1; }`)),
    ).toThrow('must hold at most 100000 fields, nested ones written out, got more; split the schema');
  });
});
