import type { Failure } from './failure';
import { printed } from './failure-text';
import { throwIfAny } from './sluicegate-error';

/** One line of a check table, about a single property of an input. */
export interface Rule<T> {
  /** The stable name of the rule. */
  readonly id: string;
  /** The property as the user writes it. */
  readonly property: string | ((input: T) => string);
  /** Whether the rule holds. A value that is absent or not known before apply holds. */
  readonly holds: (input: T) => boolean;
  /** Continues "must", with the bound. */
  readonly must: string | ((input: T) => string);
  /** The offending value, or undefined to print none (missing things, secrets). */
  readonly given: (input: T) => unknown;
  /** What to change. */
  readonly remedy: string | ((input: T) => string);
}

/** Every rule of the table that does not hold for the input. */
export function failuresIn<T>(path: string, input: T, rules: readonly Rule<T>[]): Failure[] {
  return rules
    .filter((rule) => !rule.holds(input))
    .map((rule) => {
      const given = rule.given(input);
      return {
        path,
        property: textOf(rule.property, input),
        rule: rule.id,
        must: textOf(rule.must, input),
        ...(given !== undefined && { given: printed(given) }),
        remedy: textOf(rule.remedy, input),
      };
    });
}

/** Throws one error with every rule of the table that does not hold. */
export function assertRules<T>(path: string, input: T, rules: readonly Rule<T>[]): void {
  throwIfAny(failuresIn(path, input, rules));
}

function textOf<T>(part: string | ((input: T) => string), input: T): string {
  return typeof part === 'string' ? part : part(input);
}
