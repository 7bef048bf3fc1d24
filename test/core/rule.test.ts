import { assertRules, failuresIn, type Rule } from '../../src/core/rule';
import { messageOf } from '../support/program';

interface Range {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

const RULES: Rule<Range>[] = [
  {
    id: 'range.order',
    property: ({ name }) => `${name}.low`,
    holds: ({ low, high }) => low <= high,
    must: ({ high }) => `be at most ${high}`,
    given: ({ low }) => low,
    remedy: ({ high }) => `lower it to ${high}`,
  },
  {
    id: 'range.name',
    property: 'name',
    holds: ({ name }) => name !== '',
    must: 'not be empty',
    given: () => undefined,
    remedy: 'name it',
  },
];

test('every rule that is broken is reported, those that hold are not, in the order of the table', () => {
  expect(failuresIn('s/R', { name: '', low: 3, high: 2 }, RULES)).toStrictEqual([
    { path: 's/R', property: '.low', rule: 'range.order', must: 'be at most 2', given: '3', remedy: 'lower it to 2' },
    { path: 's/R', property: 'name', rule: 'range.name', must: 'not be empty', remedy: 'name it' },
  ]);
  expect(failuresIn('s/R', { name: 'a', low: 3, high: 2 }, RULES).map(({ rule }) => rule)).toStrictEqual([
    'range.order',
  ]);
  expect(failuresIn('s/R', { name: 'a', low: 2, high: 2 }, RULES)).toStrictEqual([]);
});

test('fails when any rule is broken, with all of them in one error', () => {
  expect(messageOf(() => assertRules('s/R', { name: '', low: 3, high: 2 }, RULES))).toBe(
    "2 problems\n  [s/R] '.low' must be at most 2, got 3; lower it to 2\n  [s/R] 'name' must not be empty; name it",
  );
  expect(() => assertRules('s/R', { name: 'a', low: 1, high: 2 }, RULES)).not.toThrow();
});
