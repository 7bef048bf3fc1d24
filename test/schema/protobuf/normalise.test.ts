import { normaliseProtobuf, protobufFingerprint } from '../../../src/schema/protobuf/normalise';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';

const ORDER = `
  syntax = "proto3";
  package shop.v1;
  import public "common.proto";
  import "google/protobuf/timestamp.proto";
  option java_package = "com.shop"; option go_package = 'shop';
  // A comment.
  enum State { option allow_alias = true; OPEN = 0; CLOSED = 2; SHUT = 2; LOST = 1; reserved "A"; reserved -1; }
  message Order {
    oneof pay { string iban = 9 [deprecated = true, json_name = "i\\x42AN"]; common.Money cash = 7; }
    google.protobuf.Timestamp at = 3; repeated Line lines = 2; string id = 1;
    map < string , State > states = 4;
    reserved 20 to max, 12; reserved "old", "gone";
    message Line { optional double price = 0x1; }
  }
  service Orders { rpc Get (Order) returns (stream Order); }
`;
const references = [
  { name: 'common.proto', text: 'syntax = "proto3"; package common; message Money { int64 units = 1; }' },
];
const normalised = (text: string): string => normaliseProtobuf(parseProtobuf(text, { references }));

const EXPECTED = `syntax = "proto3";
package shop.v1;

import "google/protobuf/timestamp.proto";
import public "common.proto";

option go_package = "shop";
option java_package = "com.shop";

message Order {
  reserved 12;
  reserved 20 to 536870911;
  reserved "gone";
  reserved "old";
  string id = 1;
  repeated .shop.v1.Order.Line lines = 2;
  .google.protobuf.Timestamp at = 3;
  map<string, .shop.v1.State> states = 4;
  oneof pay {
    .common.Money cash = 7;
    string iban = 9 [deprecated = true, json_name = "iBAN"];
  }
  message Line {
    optional double price = 1;
  }
}

enum State {
  reserved -1;
  reserved "A";
  option allow_alias = true;
  OPEN = 0;
  LOST = 1;
  CLOSED = 2;
  SHUT = 2;
}

service Orders {
  rpc Get (.shop.v1.Order) returns (stream .shop.v1.Order);
}
`;

describe('the normalised text', () => {
  test('has no comments, one spelling, and sorts what has no order', () => {
    expect(normalised(ORDER)).toBe(EXPECTED);
  });

  test('is its own normalised text', () => {
    expect(normalised(EXPECTED)).toBe(EXPECTED);
  });

  test.each([
    ['white space', (text: string) => text.replace(/\/\/.*/, '').replace(/ /g, '  \n\t')],
    ['comments', (text: string) => text.replace(/;/g, '; /* x */ // y\n')],
    ['quotes', (text: string) => text.replace('"com.shop"', `'com' ".shop"`)],
    ['line ends', (text: string) => text.replace(/\n/g, '\r\n')],
    ['empty statements', (text: string) => text.replace(/;/g, ';;').replace(/;;(?=.*(package|import))/g, ';')],
  ])('does not change with %s', (_, reformat) => {
    expect(reformat(ORDER)).not.toBe(ORDER);
    expect(normalised(reformat(ORDER))).toBe(EXPECTED);
  });

  test('keeps the order of messages, which the indexes in the data count', () => {
    const text = 'syntax = "proto3"; message B { string b = 1; } message A { string a = 1; }';

    expect(normalised(text).indexOf('message B')).toBeLessThan(normalised(text).indexOf('message A'));
  });

  test('keeps the first value of an enum first, which is its default', () => {
    expect(normalised('syntax = "proto2"; enum E { B = 2; A = -1; C = 1; }')).toContain(
      '  B = 2;\n  A = -1;\n  C = 1;\n',
    );
  });

  test.each([
    ['a name, not a text', 'option optimize_for = SPEED;', 'optimize_for = SPEED;'],
    ['quotes and back slashes', `option java_package = 'a"\\\\\\n';`, 'java_package = "a\\"\\\\\\n";'],
    ['bytes that are no text', 'option java_package = "\\xff\\x00";', 'java_package = "\\377\\000";'],
    ['text beyond ASCII', 'option java_package = "\\u00e4ö";', 'java_package = "äö";'],
  ])('writes %s', (_, statement, expected) => {
    const text = normalised(`syntax = "proto3"; ${statement}`);

    expect(text).toContain(`option ${expected}\n`);
    expect(normalised(text)).toBe(text);
  });

  test.each([
    ['18446744073709551615', 'uint64', '18446744073709551615'],
    ['-0x10', 'int32', '-16'],
    ['017', 'int32', '15'],
    ['1.50', 'double', '1.5'],
    ['2.0', 'double', '2.0'],
    ['1e30', 'double', '1e+30'],
    ['-inf', 'float', '-inf'],
    ['nan', 'float', 'nan'],
  ])('writes the default %s of type %s as %s', (given, type, expected) => {
    const text = normalised(`syntax = "proto2"; message M { optional ${type} a = 1 [default = ${given}]; }`);

    expect(text).toContain(`[default = ${expected}]`);
    expect(normalised(text)).toBe(text);
  });
});

describe('the fingerprint', () => {
  test('is the SHA-256 of the normalised text, the same for every spelling', () => {
    const fingerprint = protobufFingerprint(parseProtobuf(ORDER, { references }));

    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(protobufFingerprint(parseProtobuf(EXPECTED, { references }))).toBe(fingerprint);
  });

  test('differs where the schema does', () => {
    const one = parseProtobuf('syntax = "proto3"; message A { string a = 1; }');
    const other = parseProtobuf('syntax = "proto3"; message A { string a = 2; }');

    expect(protobufFingerprint(one)).not.toBe(protobufFingerprint(other));
  });
});
