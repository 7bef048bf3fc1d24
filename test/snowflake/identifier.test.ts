import fc from '../support/property';
import { Lazy } from 'cdktf';
import {
  identifierProblem,
  MAX_IDENTIFIER_LENGTH,
  pathElement,
  providerName,
  sameIdentifier,
  sqlIdentifier,
  sqlName,
  sqlString,
  storedName,
  storedPath,
} from '../../src/snowflake/identifier';

test.each([
  ['orders', 'ORDERS'],
  ['Orders_1$', 'ORDERS_1$'],
  ['"orders"', 'orders'],
  ['"say ""hi"""', 'say "hi"'],
  ['ORDERS', 'ORDERS'],
])('%s is stored as %s', (written, stored) => {
  expect(storedName(written)).toBe(stored);
});

test.each([
  ['ORDERS', 'ORDERS'],
  ['_A$1', '_A$1'],
  ['orders', '"orders"'],
  ['1ST', '"1ST"'],
  ['$X', '"$X"'],
  ['ORDER', '"ORDER"'],
  ['SCHEMA', '"SCHEMA"'],
  ['say "hi"', '"say ""hi"""'],
  ['', '""'],
])('the stored name %s is written as %s', (stored, text) => {
  expect(sqlIdentifier(stored)).toBe(text);
});

test('a path has each part in its own quotes', () => {
  expect(sqlName(['ANALYTICS', 'raw', 'ORDERS'])).toBe('ANALYTICS."raw".ORDERS');
  expect(providerName(['ANALYTICS', 'raw', 'a"b'])).toBe('"ANALYTICS"."raw"."a""b"');
});

test.each([
  ['DB.RAW.orders', ['DB', 'RAW', 'ORDERS']],
  ['"my.db".RAW', ['my.db', 'RAW']],
  ['orders', ['ORDERS']],
  ['DB..ORDERS', undefined],
  ['DB.my orders', undefined],
  ['.', undefined],
  ['', undefined],
  ['DB."RAW', undefined],
])('%s is the path %j', (written, parts) => {
  expect(storedPath(written)).toStrictEqual(parts);
});

test('names are the same when they are stored alike', () => {
  expect(sameIdentifier('orders', '"ORDERS"')).toBe(true);
  expect(sameIdentifier('orders', '"orders"')).toBe(false);
});

test.each([
  ['orders', 'table'],
  ['"order"', 'column'],
  ['"my orders"', 'table'],
  ['left', 'column'],
  ['case', 'table'],
  ['schema', 'object'],
  ['x'.repeat(MAX_IDENTIFIER_LENGTH), 'object'],
] as const)('%s is a fine name of a %s', (written, position) => {
  expect(identifierProblem(written, position)).toBeUndefined();
});

test.each([
  [
    'order',
    'object',
    'not be a reserved word of Snowflake',
    'choose another name, or write "ORDER" and quote it in every query',
  ],
  [
    'left',
    'table',
    'not be a reserved word of Snowflake',
    'choose another name, or write "LEFT" and quote it in every query',
  ],
  [
    'true',
    'column',
    'not be a reserved word of Snowflake',
    'choose another name, or write "TRUE" and quote it in every query',
  ],
  [
    'my-orders',
    'table',
    'be an ordinary identifier (letters, digits, _ and $, not starting with a digit or $) or stand in double quotes',
    'write "my-orders" to keep it exactly so',
  ],
  [
    '1st',
    'column',
    'be an ordinary identifier (letters, digits, _ and $, not starting with a digit or $) or stand in double quotes',
    'write "1st" to keep it exactly so',
  ],
  [
    'a"b',
    'column',
    'be an ordinary identifier (letters, digits, _ and $, not starting with a digit or $) or stand in double quotes',
    'write "a""b" to keep it exactly so',
  ],
  ['', 'object', 'have 1 to 255 characters', 'shorten the name'],
  ['""', 'object', 'have 1 to 255 characters', 'shorten the name'],
  ['x'.repeat(256), 'object', 'have 1 to 255 characters', 'shorten the name'],
  ['"a\nb"', 'object', 'have no control characters', 'remove them'],
] as const)('fails when the name is %s as a %s', (written, position, must, remedy) => {
  expect(identifierProblem(written, position)).toStrictEqual({ must, remedy });
});

test('fails when the name is only known after apply', () => {
  expect(identifierProblem(Lazy.stringValue({ produce: () => 'x' }), 'object')?.must).toBe(
    'be known at synthesis, because SQL text and the checks between objects need it',
  );
});

test.each([
  ["it's", "'it''s'"],
  ['a\\b', "'a\\\\b'"],
  ['a\nb\tc\r', "'a\\nb\\tc\\r'"],
  ['', "''"],
])('the text %j is the literal %s', (text, literal) => {
  expect(sqlString(text)).toBe(literal);
});

test.each([
  ['order_id', 'order_id'],
  ['orderId', 'orderId'],
  ['order id', '"order id"'],
  ['order', '"order"'],
  ['1st', '"1st"'],
])('the key %s is the path element %s', (key, element) => {
  expect(pathElement(key)).toBe(element);
});

const name = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).filter((text) => !/\p{Cc}/u.test(text));

test('what SQL text names is what is stored, for every name', () => {
  fc.assert(fc.property(name, (stored) => storedName(sqlIdentifier(stored)) === stored));
});

test('a path reads back into its names', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (parts) => {
      expect(storedPath(sqlName(parts))).toStrictEqual(parts);
      expect(storedPath(providerName(parts))).toStrictEqual(parts);
    }),
  );
});

test('no text ends its literal early', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const body = sqlString(text).slice(1, -1);
      expect(body.replace(/''|\\./gs, '')).not.toMatch(/['\\\n\r]/);
    }),
  );
});
