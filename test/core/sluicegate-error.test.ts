import { Errors } from 'sluicegate';
import { SluicegateError, fail, isSluicegateError, throwIfAny } from '../../src/core/sluicegate-error';
import { messageOf } from '../support/program';

const FIRST = { path: 's/A', property: 'a', rule: 'r.a', must: 'be set', remedy: 'set it' };
const SECOND = { path: 's/B', property: 'b', rule: 'r.b', must: 'be 1', given: '2', remedy: 'take 1' };

/** What a thrown error is, whatever it is. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('no failure, no error', () => {
  expect(() => throwIfAny([])).not.toThrow();
});

test('fails when there is one failure, with its text alone', () => {
  expect(messageOf(() => throwIfAny([FIRST]))).toBe("[s/A] 'a' must be set; set it");
  expect(messageOf(() => fail(FIRST))).toBe("[s/A] 'a' must be set; set it");
});

test('fails when there are several failures, with a line for each under their number', () => {
  expect(messageOf(() => throwIfAny([FIRST, SECOND]))).toBe(
    "2 problems\n  [s/A] 'a' must be set; set it\n  [s/B] 'b' must be 1, got 2; take 1",
  );
});

test('carries every failure, and callers get a copy of the list', () => {
  const error = thrownBy(() => throwIfAny([FIRST, SECOND]));
  Errors.failuresOf(error).pop();

  expect(Errors.failuresOf(error)).toStrictEqual([FIRST, SECOND]);
  expect(error).toHaveProperty('name', 'SluicegateError');
});

test.each([new Error('x'), new RangeError('x'), 'x', undefined, null, 1, { failures: [FIRST] }])(
  'is told apart from %p',
  (other) => {
    expect(Errors.isSluicegateError(other)).toBe(false);
    expect(Errors.failuresOf(other)).toStrictEqual([]);
  },
);

test('is recognised by another copy of the library, where instanceof is not', () => {
  let foreign: unknown;
  jest.isolateModules(() => {
    const copy = require('../../src/core/sluicegate-error') as typeof import('../../src/core/sluicegate-error');
    foreign = new copy.SluicegateError([SECOND]);
  });

  expect(foreign).not.toBeInstanceOf(SluicegateError);
  expect(isSluicegateError(foreign)).toBe(true);
  expect(Errors.failuresOf(foreign)).toStrictEqual([SECOND]);
});

test('the mark does not show when the error is printed or serialised', () => {
  expect(Object.keys(new SluicegateError([FIRST]))).not.toContain('sluicegate/error');
  expect(Object.getOwnPropertySymbols(new SluicegateError([FIRST])).map(String)).toStrictEqual([
    'Symbol(sluicegate/error)',
  ]);
});
