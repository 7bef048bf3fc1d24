import { Fn, Lazy, Token, TerraformStack, TerraformVariable } from 'cdktf';
import { Duration } from 'sluicegate';
import { hasToken, isKnown, terraformLiteral, terraformLiterals } from '../../src/core/tokens';
import { newApp } from '../support/program';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { rehearseModule, lastOutput } from '../support/stand-in/module-folder';

const resolvable = { resolve: () => 'x', creationStack: [], toString: () => 'x' };
const cyclic: { self?: unknown; later?: unknown } = {};
cyclic.self = cyclic;
const variable = new TerraformVariable(new TerraformStack(newApp(), 's'), 'V', {});

test.each<[string, unknown]>([
  ['a string', Token.asString(resolvable)],
  ['a string in the middle', `a-${Token.asString(resolvable)}-b`],
  ['a number', Token.asNumber(resolvable)],
  ['a list', Token.asList(resolvable)],
  ['a map', Token.asStringMap(resolvable)],
  ['a resolvable', resolvable],
  ['a lazy value', Lazy.stringValue({ produce: () => 'x' })],
  ['a function call', Fn.join(',', variable.listValue)],
  ['a variable', variable.stringValue],
  ['a value of an object', { a: { b: [1, Token.asNumber(resolvable)] } }],
  ['a key of an object', { [Token.asString(resolvable)]: 1 }],
  ['a value of a map', new Map([['a', Token.asString(resolvable)]])],
  ['a key of a map', new Map([[Token.asString(resolvable), 1]])],
  ['a member of a set', new Set(['a', Token.asString(resolvable)])],
  ['a cycle with a token in it', Object.assign({}, cyclic, { later: Token.asString(resolvable) })],
])('finds a token in %s', (_, value) => {
  expect(hasToken(value)).toBe(true);
  expect(isKnown(value)).toBe(false);
});

test.each<[string, unknown]>([
  ['a text', 'a'],
  ['a Terraform expression as text', '${var.x}'],
  ['a negative number', -1e300],
  ['nothing at all', null],
  ['a cycle', cyclic],
  ['a deep object', { a: [{ b: new Map([['c', new Set([1])]]) }] }],
  ['a duration', Duration.days(1)],
])('finds no token in %s', (_, value) => {
  expect(hasToken(value)).toBe(false);
  expect(isKnown(value)).toBe(true);
});

test('what is absent is not known, and not a token either', () => {
  expect([hasToken(undefined), isKnown(undefined)]).toStrictEqual([false, false]);
});

test.each([
  ['plain', 'plain'],
  ['${a}', '$${a}'],
  ['%{if}', '%%{if}'],
  ['$${a}', '$$${a}'],
  ['$a {b} 100%', '$a {b} 100%'],
  ['${a}${b}', '$${a}$${b}'],
])('%j is written %j', (text, literal) => {
  expect(terraformLiteral(text)).toBe(literal);
});

test('writes every text inside arguments, keys included, and leaves tokens, numbers and instances alone', () => {
  const token = `${Token.asString(resolvable)}-\${a}`;
  const duration = Duration.days(1);
  expect(terraformLiterals({ '${k}': ['${v}', 1, true, null], token, duration, none: undefined })).toStrictEqual({
    '$${k}': ['$${v}', 1, true, null],
    token,
    duration,
    none: undefined,
  });
});

describeWithTerraform('literals with real Terraform', () => {
  const TEXTS = [
    '${a}',
    '%{if true}x%{endif}',
    '$${a}',
    '$$${a}',
    '$$$${a}',
    '%%{a}',
    '%%%{a}',
    '${',
    '$',
    '$$',
    '%{~ x ~}',
    '${"${"}',
    '$%{a}',
    '%${a}',
    '\\${a}',
    'a "b" \n\t ü 🜁',
    'SELECT TO_CHAR(x, \'%{\') || "${y}"',
  ];

  test('are read back as they stand, as values and as keys', async () => {
    const output = Object.fromEntries(
      TEXTS.map((text, index) => [`o${index}`, { value: terraformLiterals({ [text]: text }) }]),
    );

    const rehearsal = await rehearseModule({ output }, { until: 'apply' });

    expect([rehearsal.succeeded, lastOutput(rehearsal)]).toStrictEqual([true, expect.anything()]);
    expect(rehearsal.outputs).toStrictEqual(
      Object.fromEntries(TEXTS.map((text, index) => [`o${index}`, { [text]: text }])),
    );
  });
});
