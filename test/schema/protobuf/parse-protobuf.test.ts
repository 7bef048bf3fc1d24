import { Errors } from '../../../src/core/errors';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import { optionOf } from '../../../src/schema/protobuf/syntax';

const proto3 = (body: string) => parseProtobuf(`syntax = "proto3"; ${body}`);
const errorsOf = (...args: Parameters<typeof parseProtobuf>): string[] => {
  try {
    parseProtobuf(...args);
  } catch (error) {
    return Errors.failuresOf(error).map(({ path, property, rule }) => `${path} ${property} ${rule}`);
  }
  return [];
};

describe('a file', () => {
  test('is read with its messages, fields, labels, types and documentation', () => {
    const { file, types } = parseProtobuf(`
      syntax = "proto3";
      // Orders of the shop.
      package shop.v1;
      import "google/protobuf/timestamp.proto";

      /**
       * An order.
       */
      message Order {
        // The id,
        // never reused.
        string id = 1;
        repeated Line lines = 0x2; // in order
        optional int64 total = 3;
        map<string, State> states = 4;
        oneof pay { string card = 5; google.protobuf.Timestamp at = 6; }
        message Line { string sku = 1; }
      }
      enum State { OPEN = 0; CLOSED = -1; }
    `);

    expect(file).toMatchObject({ syntax: 'proto3', packageName: 'shop.v1' });
    expect([...types.keys()]).toStrictEqual([
      'google.protobuf.Timestamp',
      'shop.v1.Order',
      'shop.v1.Order.Line',
      'shop.v1.State',
    ]);
    const [order] = file.messages;
    expect(order!.doc).toBe('An order.');
    expect(
      order!.fields.map(({ name, number, label, oneof, doc }) => ({ name, number, label, oneof, doc })),
    ).toStrictEqual([
      { name: 'id', number: 1, label: 'singular', oneof: undefined, doc: 'The id,\nnever reused.' },
      { name: 'lines', number: 2, label: 'repeated', oneof: undefined, doc: 'in order' },
      { name: 'total', number: 3, label: 'optional', oneof: undefined, doc: undefined },
      { name: 'states', number: 4, label: 'singular', oneof: undefined, doc: undefined },
      { name: 'card', number: 5, label: 'singular', oneof: 'pay', doc: undefined },
      { name: 'at', number: 6, label: 'singular', oneof: 'pay', doc: undefined },
    ]);
    expect(file.enums[0]!.values.map(({ number }) => number)).toStrictEqual([0, -1]);
  });

  test.each([
    ['a byte order mark', '\uFEFFsyntax = "proto3"; message A {}'],
    ['line ends of Windows', 'syntax = "proto3";\r\nmessage A {\r\n}\r\n'],
    ['single quotes and joined texts', 'syntax = \'pro\' "to3"; message A {}'],
    ['empty statements', 'syntax = "proto3";; message A { ; string a = 1; ; };'],
    [
      'keywords as names',
      'syntax = "proto3"; message message { string optional = 1; int32 reserved = 2; bool map = 3; }',
    ],
    ['a type with a leading dot behind a label', 'syntax = "proto3"; message A { repeated .A a = 1; }'],
    ['the package behind its messages', 'syntax = "proto3"; message A { p.q.A a = 1; } package p.q;'],
    ['the lowest and the highest number', 'syntax = "proto3"; message A { string a = 1; string b = 536870911; }'],
    [
      'numbers beside those that Protobuf keeps',
      'syntax = "proto3"; message A { string a = 18999; string b = 20000; }',
    ],
    ['an alias', 'syntax = "proto3"; enum E { option allow_alias = true; A = 0; B = 0; }'],
    [
      'a default at each bound',
      'syntax = "proto2"; message A { optional int64 a = 1 [default = -9223372036854775808]; optional uint64 b = 2 [default = 18446744073709551615]; optional float c = 3 [default = -inf]; optional double d = 4 [default = nan]; }',
    ],
    ['a recursive message', 'syntax = "proto3"; message A { repeated A a = 1; map<string, A> b = 2; }'],
    [
      'a custom option of its own',
      'syntax = "proto3"; import "google/protobuf/descriptor.proto"; extend google.protobuf.FieldOptions { string pii = 50000; } message A { string a = 1 [(pii) = "x"]; }',
    ],
    [
      'an aggregate',
      'syntax = "proto3"; import "confluent/meta.proto"; message A { string a = 1 [(confluent.field_meta) = { tags: ["PII", "GDPR"], params <key: "a" value: "b">; }]; }',
    ],
    [
      'a service',
      'syntax = "proto3"; message A {} service S { option deprecated = true; rpc Get(stream A) returns (stream .A) { option deprecated = true; } }',
    ],
    [
      'reserved values up to the end',
      'syntax = "proto3"; enum E { reserved -5 to -1, 9 to max; reserved "X"; A = 0; } message M { reserved 9 to max; }',
    ],
  ])('may have %s', (_, text) => {
    expect(errorsOf(text)).toStrictEqual([]);
  });

  test('keeps whole numbers of 64 bits', () => {
    const { file } = parseProtobuf(
      'syntax = "proto2"; message A { optional int64 a = 1 [default = -9007199254740993]; }',
    );

    expect(optionOf(file.messages[0]!.fields[0]!.options, 'default')).toStrictEqual({
      kind: 'integer',
      value: -9007199254740993n,
    });
  });

  test('fails with everything that is wrong at once, where it is', () => {
    const text = [
      'syntax = "proto3";',
      'message Order {',
      '  string id = 1;',
      '  Customer customer = 1;',
      '  int32 n = 19500 [default = 3];',
      '}',
      'enum State { OPEN = 1; }',
    ].join('\n');

    expect(errorsOf(text, { fileName: 'order.proto' })).toStrictEqual([
      'order.proto:4:3 Order.customer schema.protobuf.type',
      'order.proto:4:23 Order.customer schema.protobuf.duplicate-number',
      'order.proto:5:13 Order.n schema.protobuf.field-number',
      'order.proto:7:21 State.OPEN schema.protobuf.enum-zero',
      'order.proto:5:20 Order.n schema.protobuf.default',
    ]);
  });
});

describe('names', () => {
  test.each([
    [
      'the nearest scope first',
      'package a; message B { string outer = 1; } message C { B b = 1; message B { string inner = 1; } }',
      'a.C.B',
    ],
    ['then the scopes around it', 'package a; message B { string outer = 1; } message C { B b = 1; }', 'a.B'],
    [
      'with a leading dot from the top',
      'package a; message B { string outer = 1; } message C { .a.B b = 1; message B { string inner = 1; } }',
      'a.B',
    ],
    ['with a part of the package', 'package a.x; message B { string outer = 1; } message C { x.B b = 1; }', 'a.x.B'],
    ['past a field of that name', 'package a; message B { string outer = 1; } message C { B B = 1; }', 'a.B'],
  ])('are looked up in %s', (_, body, expected) => {
    const { types } = proto3(body);
    const message = types.get('a.C') ?? types.get('a.x.C');
    const type = message?.kind === 'message' ? message.fields[0]!.type : undefined;

    expect(type?.kind === 'named' ? type.target?.fullName : undefined).toBe(expected);
  });
});

describe('imports', () => {
  const money = {
    name: 'common/money.proto',
    text: 'syntax = "proto3"; package common; message Money { int64 units = 1; }',
  };
  const prices = { name: 'prices.proto', text: 'syntax = "proto3"; import public "common/money.proto";' };
  const order = (imports: string) => `syntax = "proto3"; ${imports} message Order { common.Money price = 1; }`;

  test('are found by name, through public ones too', () => {
    expect(errorsOf(order('import "common/money.proto";'), { references: [money] })).toStrictEqual([]);
    expect(errorsOf(order('import "prices.proto";'), { references: [money, prices] })).toStrictEqual([]);
  });

  test.each([
    'google/protobuf/any.proto',
    'google/protobuf/descriptor.proto',
    'google/protobuf/struct.proto',
    'google/protobuf/timestamp.proto',
    'google/protobuf/wrappers.proto',
    'google/type/date.proto',
    'google/type/datetime.proto',
    'confluent/meta.proto',
    'confluent/type/decimal.proto',
  ])('of %s need no reference', (name) => {
    expect(errorsOf(`syntax = "proto3"; import "${name}";`)).toStrictEqual([]);
  });

  test('fails when a type comes by an import that is not public', () => {
    const hidden = { ...prices, text: prices.text.replace('public ', '') };

    expect(() => parseProtobuf(order('import "prices.proto";'), { references: [money, hidden] })).toThrow(
      `[schema.proto:1:59] 'Order.price' must be of a type that the file declares or imports, got 'common.Money'; add import "common/money.proto";`,
    );
  });

  test('fails when an imported file imports a missing one, with both ends', () => {
    expect(() => parseProtobuf(order('import "prices.proto";'), { references: [prices] })).toThrow(
      `[prices.proto:1:34] 'import' must import a file that is among the references or built in, got "common/money.proto"; add a reference with the name "common/money.proto"`,
    );
  });

  test('fails when a name is nearly that of a reference', () => {
    expect(() => parseProtobuf(order('import "common/mony.proto";'), { references: [money] })).toThrow(
      `got "common/mony.proto"; did you mean 'common/money.proto'?`,
    );
  });

  test('fails when files import each other in a circle', () => {
    const references = ['a', 'b', 'c'].map((name, index, names) => ({
      name: `${name}.proto`,
      text: `syntax = "proto3"; import "${names[(index + 1) % names.length]}.proto";`,
    }));

    expect(() => parseProtobuf('syntax = "proto3"; import "a.proto";', { references })).toThrow(
      `[c.proto:1:27] 'import' must not import a file that, directly or not, imports this one, got a.proto → b.proto → c.proto → a.proto; move what both need into a third file`,
    );
  });

  test('fails when an imported file is broken, with its name', () => {
    const broken = { ...money, text: money.text.replace('= 1', '= 0') };

    expect(errorsOf(order('import "common/money.proto";'), { references: [broken] })).toStrictEqual([
      'common/money.proto:1:66 Money.units schema.protobuf.field-number',
    ]);
  });

  test('fails when two files declare one name', () => {
    const other = { name: 'other.proto', text: money.text };

    expect(() =>
      parseProtobuf(order('import "common/money.proto"; import "other.proto";'), { references: [money, other] }),
    ).toThrow(
      `[other.proto:1:44] 'Money' must have a name of its own in 'common', got a second one beside the message in common/money.proto, line 1; rename the message or remove it`,
    );
  });
});
