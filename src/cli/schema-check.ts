import type { Failure } from '../core/failure';
import { isSluicegateError, throwIfAny } from '../core/sluicegate-error';
import { verdictFailures, verdictOnLatest } from '../schema/history/current-version';
import { recordedHistory } from '../schema/history/recorded-history';
import type { ReferencedText } from '../schema/schema-language';
import { verdictText } from '../schema/verdict-text';
import { argumentsOf, referencesOf } from './arguments';
import { UsageError } from './usage-error';

/** Verifies folders of versions; the text says what was compared. Throws what is wrong in any of them. */
export function schemaCheck(args: readonly string[]): string {
  const given = argumentsOf('schema check', args, ['--reference']);
  if (given.words.length === 0) throw new UsageError("'schema check' needs a folder");
  const references = referencesOf(given);
  const lines: string[] = [];
  const failures: Failure[] = [];
  for (const folder of given.words) {
    try {
      lines.push(checked(folder, references));
    } catch (error) {
      if (!isSluicegateError(error)) throw error;
      failures.push(...error.failures);
    }
  }
  throwIfAny(failures);
  return lines.join('\n');
}

function checked(folder: string, references: readonly ReferencedText[]): string {
  const history = recordedHistory(folder, references);
  const { file, registered } = history.versions.at(-1)!;
  if (!history.lock) return `${folder}: ${file} is valid; there is no lock, so nothing is promised yet`;
  const verdict = verdictOnLatest(history.lock.compatibility, history);
  throwIfAny(verdictFailures(`${folder}/${file}`, verdict));
  return `${folder}: ${file} is ${registered ? 'recorded' : 'not recorded yet'} and ${verdictText(verdict)}`;
}
