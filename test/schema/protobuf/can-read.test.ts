import { Compatibility } from '../../../src/schema/compatibility';
import { protobufCanRead } from '../../../src/schema/protobuf/can-read';
import { parseProtobuf, type ProtobufSchema } from '../../../src/schema/protobuf/parse-protobuf';
import { judge } from '../../../src/schema/verdict';
import { compatibilityCases } from './support/compatibility-cases';

const { differing, alike } = compatibilityCases();
const proto3 = (body: string): ProtobufSchema => parseProtobuf(`syntax = "proto3"; ${body}`);
const proto2 = (body: string): ProtobufSchema => parseProtobuf(`syntax = "proto2"; ${body}`);
const summary = (reader: ProtobufSchema, writer: ProtobufSchema): string[] =>
  protobufCanRead(reader, writer).map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);

describe('what differs', () => {
  test.each(differing.map((one) => [one.name, one] as const))('is said with its remedy when %s', (_, one) => {
    const [next, previous] = [parseProtobuf(one.next), parseProtobuf(one.previous)];
    const [reader, writer] = one.direction === 'BACKWARD' ? [next, previous] : [previous, next];

    const differences = protobufCanRead(reader, writer, { direction: one.direction, transitive: false });

    expect(differences).toStrictEqual(one.differences);
  });

  test.each(alike.map((one) => [one.name, one] as const))('is nothing when %s', (_, one) => {
    expect(protobufCanRead(parseProtobuf(one.next), parseProtobuf(one.previous))).toStrictEqual([]);
  });

  test('every rule has a case', () => {
    expect(
      [...new Set(differing.flatMap(({ differences }) => differences.map(({ rule }) => rule)))].sort(),
    ).toStrictEqual([
      'ENUM_RESERVATION_REMOVED',
      'ENUM_RESERVED_REUSED',
      'ENUM_VALUE_REMOVED',
      'ENUM_VALUE_REMOVED_WITHOUT_RESERVED',
      'ENUM_VALUE_RENAMED',
      'FIELD_DEFAULT_CHANGED',
      'FIELD_DEPRECATED',
      'FIELD_JSON_NAME_CHANGED',
      'FIELD_KIND_CHANGED',
      'FIELD_MESSAGE_LABEL_CHANGED',
      'FIELD_MOVED_TO_EXISTING_ONEOF',
      'FIELD_NAMED_TYPE_CHANGED',
      'FIELD_NAME_CHANGED',
      'FIELD_NUMERIC_LABEL_CHANGED',
      'FIELD_PRESENCE_CHANGED',
      'FIELD_REMOVED_WITHOUT_RESERVED',
      'FIELD_SCALAR_KIND_CHANGED',
      'FIELD_SCALAR_TYPE_CHANGED',
      'FIELD_STRING_OR_BYTES_LABEL_CHANGED',
      'MESSAGE_REMOVED',
      'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
      'ONEOF_FIELD_REMOVED',
      'PACKAGE_CHANGED',
      'REQUIRED_FIELD_ADDED',
      'REQUIRED_FIELD_REMOVED',
      'RESERVATION_REMOVED',
      'RESERVED_REUSED',
    ]);
  });
});

describe('the groups of scalars', () => {
  const groups = [
    ['int32', 'int64', 'uint32', 'uint64', 'bool', 'State'],
    ['sint32', 'sint64'],
    ['string', 'bytes'],
    ['fixed32', 'sfixed32'],
    ['fixed64', 'sfixed64'],
    ['float'],
    ['double'],
  ];
  const types = groups.flat();
  const message = (type: string): ProtobufSchema => proto3(`message M { ${type} a = 1; } enum State { OPEN = 0; }`);

  test.each(types.flatMap((writer) => types.map((reader) => [writer, reader] as const)))(
    '%s is read as %s within its group only',
    (writer, reader) => {
      const errors = summary(message(reader), message(writer)).filter((text) => text.startsWith('ERROR'));

      const together = groups.some((group) => group.includes(writer) && group.includes(reader));
      expect(errors).toStrictEqual(together ? [] : ['ERROR FIELD_SCALAR_KIND_CHANGED M.a = 1']);
    },
  );
});

describe('paths', () => {
  test('lead from a message that no other uses through the fields', () => {
    const schema = (type: string) =>
      proto3(`message Email { ${type} text = 1; } message Customer { repeated Email emails = 2; }
        message Order { map<string, Customer> customers = 3; }`);

    expect(summary(schema('int32'), schema('string'))).toStrictEqual([
      'ERROR FIELD_SCALAR_KIND_CHANGED Order.customers.emails.text = 1',
    ]);
  });

  test('are the name of the message where it is used in circles only', () => {
    const schema = (type: string) => proto3(`message A { B b = 1; } message B { A a = 1; ${type} n = 2; }`);

    expect(summary(schema('int32'), schema('string'))).toStrictEqual(['ERROR FIELD_SCALAR_KIND_CHANGED A.b.n = 2']);
  });

  test('name what several fields use once', () => {
    const schema = (type: string) => proto3(`message A { B x = 1; B y = 2; } message B { ${type} n = 1; }`);

    expect(summary(schema('int32'), schema('string'))).toStrictEqual(['ERROR FIELD_SCALAR_KIND_CHANGED A.x.n = 1']);
  });
});

describe('imported types', () => {
  const order = 'syntax = "proto3"; package shop; import "common.proto"; message Order { common.Money price = 1; }';
  const withCommon = (common: string, text = order) =>
    parseProtobuf(text, { references: [{ name: 'common.proto', text: `syntax = "proto3"; ${common}` }] });

  test('are compared by what they hold, with the path to it', () => {
    const next = withCommon('package common; message Money { string units = 1; }');
    const previous = withCommon('package common; message Money { int64 units = 1; }');

    expect(summary(next, previous)).toStrictEqual(['ERROR FIELD_SCALAR_KIND_CHANGED Order.price.units = 1']);
  });

  test('may move to another package', () => {
    const next = withCommon('package money; message Money { int64 units = 1; }', order.replace('common.M', 'money.M'));
    const previous = withCommon('package common; message Money { int64 units = 1; }');

    expect(summary(next, previous)).toStrictEqual([]);
  });

  test('may lose messages that are not used', () => {
    const next = withCommon('package common; message Money { int64 units = 1; }');
    const previous = withCommon('package common; message Money { int64 units = 1; } message Unused { int32 n = 1; }');

    expect(summary(next, previous)).toStrictEqual([]);
  });
});

describe('modes', () => {
  const v1 = proto3('message Order { string id = 1; string note = 2; }');
  const v2 = proto3('message Order { string id = 1 [deprecated = true]; int64 id_v2 = 3; string note = 2; }');
  const v3 = proto3('message Order { reserved 1; reserved "id"; int64 id_v2 = 3; string note = 2; }');

  test('the steps of the remedy for a changed type pass in every mode', () => {
    for (const mode of Object.values(Compatibility)) {
      const first = judge(mode, v2, [{ version: 1, schema: v1 }], protobufCanRead);
      const second = judge(
        mode,
        v3,
        [
          { version: 1, schema: v1 },
          { version: 2, schema: v2 },
        ],
        protobufCanRead,
      );

      expect([mode, first.compatible, second.compatible]).toStrictEqual([mode, true, true]);
    }
  });

  test('the steps of the remedy for a required field pass in BACKWARD, and not where every version counts', () => {
    const required = proto2('message Order { required string id = 1; }');
    const optional = proto2('message Order { optional string id = 1; }');
    const removed = proto2('message Order { reserved 1; reserved "id"; }');
    const history = [required, optional].map((schema, index) => ({ version: index + 1, schema }));

    expect(judge(Compatibility.BACKWARD, optional, history.slice(0, 1), protobufCanRead).compatible).toBe(true);
    expect(judge(Compatibility.BACKWARD, removed, history, protobufCanRead).compatible).toBe(true);
    const transitive = judge(Compatibility.BACKWARD_TRANSITIVE, removed, history, protobufCanRead);
    expect(
      transitive.incompatibilities.map(({ version, difference }) => `${version} ${difference.remedy}`),
    ).toStrictEqual([
      "1 put 'id' back as an optional field with [deprecated = true], and keep it: every version that requires it is compared",
    ]);
  });

  test('a field that is added again with another type breaks with the version that had it', () => {
    const again = proto3('message Order { string id = 1; int32 note = 2; }');
    const without = proto3('message Order { string id = 1; }');
    const history = [v1, without].map((schema, index) => ({ version: index + 1, schema }));

    expect(judge(Compatibility.BACKWARD, again, history, protobufCanRead).compatible).toBe(true);
    const { incompatibilities } = judge(Compatibility.BACKWARD_TRANSITIVE, again, history, protobufCanRead);
    expect(incompatibilities.map(({ version, difference }) => `${version} ${difference.rule}`)).toStrictEqual([
      '1 FIELD_SCALAR_KIND_CHANGED',
    ]);
  });
});

describe('size', () => {
  test('1,000 fields against 100 versions', () => {
    const version = (count: number) =>
      proto3(`message Wide { ${Array.from({ length: count }, (_, n) => `string f${n} = ${n + 1};`).join(' ')} }`);
    const parsed = Array.from({ length: 10 }, (_, n) => version(900 + 10 * n));
    const history = Array.from({ length: 100 }, (_, n) => ({ version: n + 1, schema: parsed[Math.floor(n / 10)]! }));
    const next = version(1_000);

    const verdict = judge(Compatibility.FULL_TRANSITIVE, next, history, protobufCanRead);

    expect(verdict.compatible).toBe(true);
    expect(verdict.versions).toHaveLength(100);
  });

  test('deep nesting and recursion end', () => {
    const schema = (type: string) => {
      const chain = Array.from({ length: 2_000 }, (_, n) => `message M${n} { M${n + 1} next = 1; M0 first = 2; }`);
      return proto3(`${chain.join(' ')} message M2000 { ${type} n = 1; M2000 self = 2; }`);
    };

    expect(summary(schema('int32'), schema('string'))).toHaveLength(1);
  });
});
