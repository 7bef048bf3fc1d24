import {
  DefaultTokenResolver,
  Fn,
  Lazy,
  StringConcat,
  TerraformStack,
  TerraformVariable,
  Token,
  Tokenization,
} from 'cdktf';
import { resolveValues } from '../../constructs/delivery/resolve-values';
import { newApp, temporaryFolder } from '../support/program';
import fc from '../support/property';

const stack = new TerraformStack(newApp(temporaryFolder()), 'plain');
const text = new TerraformVariable(stack, 'text', { type: 'string' });
const list = new TerraformVariable(stack, 'list', { type: 'list(string)' });
const count = new TerraformVariable(stack, 'count', { type: 'number' });

/** What holds a token, in every form that cdktf has. */
const tokens: readonly unknown[] = [
  text.stringValue,
  `before ${text.stringValue} \${after}`,
  list.listValue,
  Token.asList(list.fqn),
  Token.asNumberList(list.fqn),
  count.numberValue,
  `${count.numberValue} as text`,
  Token.asMap(text.fqn, 'string'),
  Token.asStringMap(text.fqn),
  Token.asNumberMap(text.fqn),
  Token.asBooleanMap(text.fqn),
  { [text.stringValue]: 1 },
  Fn.upper(text.stringValue),
  Lazy.stringValue({ produce: () => 'late' }),
  Lazy.anyValue({ produce: () => ({ deep: [undefined, text.stringValue] }) }),
];
const plain = [
  undefined,
  null,
  true,
  -1,
  1e300,
  -123456789.5,
  '',
  '1e+5',
  '${x}',
  '%{if}',
  '#{TfToken[',
  'a\u2028b',
  Number.NaN,
];
const leaf = fc.oneof(fc.constantFrom(...plain), fc.constantFrom(...tokens), fc.string(), fc.double(), fc.integer());
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('1e+5', 'resolve', '${x}')), tie('value'), { maxKeys: 4 }),
  ),
}));

function byCdktf(given: unknown): unknown {
  return Tokenization.resolve(given, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  }) as unknown;
}

test('gives what cdktf gives, whatever holds tokens', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(resolveValues(stack, given, false)).toStrictEqual(byCdktf(given));
    }),
    { numRuns: 1000 },
  );
});

test.each(tokens.map((token, index) => [index, token]))('resolves token %d, alone and inside', (_, token) => {
  for (const given of [token, [token], { key: token }, { key: [{ deep: token }] }])
    expect(resolveValues(stack, given, false)).toStrictEqual(byCdktf(given));
});

test.each([
  ['a function', () => 1],
  ['a construct', stack],
  ['the stand-in of a text', Token.STRING_MAP_TOKEN_VALUE],
  ['the stand-in of a number', Token.NUMBER_MAP_TOKEN_VALUE],
  ['an element of a list of tokens', list.listValue[0]],
])('fails as cdktf does for %s', (_, given) => {
  expect(() => byCdktf({ given })).toThrow();
  expect(() => resolveValues(stack, { given }, false)).toThrow();
});

test('fails as cdktf does for a circle', () => {
  const circle: Record<string, unknown> = {};
  circle.again = circle;

  expect(() => resolveValues(stack, circle, false)).toThrow(/circular/);
});
