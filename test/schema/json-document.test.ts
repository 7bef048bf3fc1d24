import fc from '../support/property';
import { Errors } from '../../src/core/errors';
import { jsonValueOf, parseJsonDocument, pointerParts, pointerTo } from '../../src/schema/json-document';

const options = { fileName: 'order.json', rulePrefix: 'schema.json' };

function failureOf(text: string, maxDepth?: number): string {
  try {
    parseJsonDocument(text, { ...options, ...(maxDepth !== undefined && { maxDepth }) });
  } catch (error) {
    return Errors.failuresOf(error)
      .map((failure) => `${failure.path} ${failure.property} ${failure.rule}: must ${failure.must}; ${failure.remedy}`)
      .join('\n');
  }
  return 'none';
}

test('every JSON value reads back as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonValueOf(parseJsonDocument(text, options).root)).toEqual(JSON.parse(text));
    }),
    { numRuns: 200 },
  );
});

test('every text that JSON.parse refuses is refused, and the other way round', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:0123.eE+-tfn\\u/ \n'), maxLength: 12 });
  fc.assert(
    fc.property(noise, (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const outcome = failureOf(text);
      // Where JSON.parse takes the last of two equal keys, and a number beyond a double becomes infinite.
      if (/duplicate-key|64-bit/.test(outcome)) return;
      expect([text, outcome === 'none']).toEqual([text, valid]);
    }),
    { numRuns: 2000 },
  );
});

test('a node knows its line and column, whatever ends the lines', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const document = parseJsonDocument(`{${end}  "a": [1,${end} "é"]}`, options);
    const root = document.root.kind === 'object' ? document.root : undefined;
    const member = root!.members.get('a')!;
    expect(document.placeOf(member.keyOffset)).toBe('order.json:2:3');
    const second = member.value.kind === 'array' ? member.value.elements[1]! : member.value;
    expect(document.placeOf(second.offset)).toBe('order.json:3:2');
  }
});

test('a byte order mark is skipped', () => {
  expect(jsonValueOf(parseJsonDocument('\ufeff{"a":1}', options).root)).toEqual({ a: 1 });
});

test('a key __proto__ stays data', () => {
  const value = jsonValueOf(parseJsonDocument('{"__proto__":{"a":1}}', options).root);
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('a number keeps its digits as written', () => {
  const { root } = parseJsonDocument('9223372036854775807', options);
  expect(root.kind === 'number' && root.text).toBe('9223372036854775807');
});

test.each([
  ['', 'order.json:1:1 # schema.json.syntax: must hold a JSON value; write the value'],
  ['{"a":1,}', "order.json:1:8 # schema.json.syntax: must not have ',' before '}'; remove the last ','"],
  ['{"a" 1}', `order.json:1:6 # schema.json.syntax: must have ':' after the key "a"; add the ':'`],
  ['{"a":1 "b":2}', "order.json:1:8 # schema.json.syntax: must have ',' or '}' here; add the ',' or close with '}'"],
  ['{"a":[1,2}', "order.json:1:10 #/a schema.json.syntax: must have ',' or ']' here; add the ',' or close with ']'"],
  ['{a:1}', 'order.json:1:2 # schema.json.syntax: must have a key in double quotes here; put the key in double quotes'],
  [
    "{'a':1}",
    'order.json:1:2 # schema.json.syntax: must have a key in double quotes here; put the key in double quotes',
  ],
  [
    '[1] 2',
    'order.json:1:5 # schema.json.syntax: must end after its one value; remove what follows, or the bracket that closed too early',
  ],
  ['[\n// no\n1]', 'order.json:2:1 #/0 schema.json.syntax: must be a JSON value; remove the comment: JSON has none'],
  ["['a']", 'order.json:1:2 #/0 schema.json.syntax: must be a JSON value; use double quotes'],
  ['"a', 'order.json:1:1 # schema.json.syntax: must be a closed string; add the closing quote'],
  [
    '"\\d"',
    'order.json:1:2 # schema.json.syntax: must use an escape of JSON; double the backslash, as in "\\\\d+" for a pattern',
  ],
  ['"\\u12g4"', 'order.json:1:2 # schema.json.syntax: must have four hex digits after \\u; write it like \\u00e9'],
  [
    '"a\nb"',
    'order.json:1:3 # schema.json.syntax: must have no raw control character in a string; write \\u000a or \\n',
  ],
  [
    '[01]',
    'order.json:1:2 #/0 schema.json.syntax: must be a JSON number; write it like 12, -0.5 or 1e9, without a leading 0 or +',
  ],
  ['1e999', 'order.json:1:1 # schema.json.syntax: must fit a 64-bit float; write a smaller number, or a string'],
  [
    '{"a":NaN}',
    'order.json:1:6 #/a schema.json.syntax: must be a JSON value; write an object, array, string in double quotes, number, true, false or null',
  ],
])('fails when the text is %j', (text, message) => {
  expect(failureOf(text)).toBe(message);
});

test('fails when an object has keys twice, naming each', () => {
  expect(failureOf('{"a":1,\n"a":2,"b":{"c":1,"c":1}}')).toBe(
    'order.json:2:1 #/a schema.json.duplicate-key: must be given once in its object; remove one of the two\n' +
      'order.json:2:18 #/b/c schema.json.duplicate-key: must be given once in its object; remove one of the two',
  );
});

test.each([
  [3, '[[[1]]]', 'none'],
  [
    3,
    '[[[[]]]]',
    'order.json:1:4 #/0/0/0 schema.json.syntax: must nest at most 3 levels deep; split it, or refer to parts of it',
  ],
])('nesting is bounded at %d', (bound, text, outcome) => {
  expect(failureOf(text, bound)).toBe(outcome);
});

test('fails when the text nests a million levels deep, without a stack overflow', () => {
  expect(failureOf('['.repeat(1_000_000))).toContain('must nest at most 200 levels deep');
});

test('JSON pointers escape and unescape', () => {
  expect(pointerTo('#', 'a/b~c')).toBe('#/a~1b~0c');
  expect(pointerParts('/a~1b~0c/')).toEqual(['a/b~c', '']);
  expect(pointerParts('')).toEqual([]);
  expect(pointerParts('a')).toBeUndefined();
  expect(pointerParts('/~2')).toBeUndefined();
});
