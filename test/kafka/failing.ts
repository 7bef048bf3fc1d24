import { Errors } from '../../src/core/errors';
import { failureText } from '../../src/core/failure-text';

/** The texts of all failures that a run ends with; empty when it does not fail. */
export function failuresOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (!Errors.isSluicegateError(error)) throw error;
    return Errors.failuresOf(error).map(failureText);
  }
  return [];
}
