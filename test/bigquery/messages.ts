import { failureText } from '../../src/core/failure-text';
import { isSluicegateError } from '../../src/core/sluicegate-error';

/** Every message of the failures that the call throws; empty when it does not throw. */
export function messagesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (!isSluicegateError(error)) throw error;
    return error.failures.map(failureText);
  }
  return [];
}
