import type { Failure } from './failure';
import { failureText } from './failure-text';

const MARK = Symbol.for('sluicegate/error');

/** The one error of the library: carries every failure that was found, not only the first. */
export class SluicegateError extends Error {
  public readonly failures: readonly Failure[];

  public constructor(failures: readonly Failure[]) {
    super(messageOf(failures));
    this.name = 'SluicegateError';
    this.failures = failures;
    Object.defineProperty(this, MARK, { value: true });
  }
}

/** Throws when there is at least one failure. */
export function throwIfAny(failures: readonly Failure[]): void {
  if (failures.length > 0) throw new SluicegateError(failures);
}

/** Throws for one failure. */
export function fail(failure: Failure): never {
  throw new SluicegateError([failure]);
}

/** Works across copies of the package, where `instanceof` does not. */
export function isSluicegateError(value: unknown): value is SluicegateError {
  return typeof value === 'object' && value !== null && MARK in value;
}

function messageOf(failures: readonly Failure[]): string {
  const lines = failures.map(failureText);
  return lines.length === 1 ? lines[0]! : `${lines.length} problems\n  ${lines.join('\n  ')}`;
}
