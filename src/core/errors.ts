import type { Failure } from './failure';
import { isSluicegateError } from './sluicegate-error';

/** Tells the errors of this library from others. */
export class Errors {
  /** Whether the error comes from a rule of this library. */
  public static isSluicegateError(error: unknown): boolean {
    return isSluicegateError(error);
  }

  /** Every failure that the error carries; empty for an error of another kind. */
  public static failuresOf(error: unknown): Failure[] {
    return isSluicegateError(error) ? [...error.failures] : [];
  }

  private constructor() {}
}
