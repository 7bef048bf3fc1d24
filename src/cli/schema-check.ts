import { throwIfAny } from '../core/sluicegate-error';
import { verdictFailures, verdictOnLatest } from '../schema/history/current-version';
import { recordedHistory } from '../schema/history/recorded-history';
import { verdictText } from '../schema/verdict-text';
import { UsageError } from './usage-error';

/** Verifies folders of versions; the text says what was compared. Throws what is wrong. */
export function schemaCheck(args: readonly string[]): string {
  const option = args.find((arg) => arg.startsWith('-'));
  if (option !== undefined) throw new UsageError(`'schema check' knows no option ${option}`);
  if (args.length === 0) throw new UsageError("'schema check' needs a folder");
  return args.map(checked).join('\n');
}

function checked(folder: string): string {
  const history = recordedHistory(folder);
  const { file, registered } = history.versions.at(-1)!;
  if (!history.lock) return `${folder}: ${file} is valid; there is no lock, so nothing is promised yet`;
  const verdict = verdictOnLatest(history.lock.compatibility, history);
  throwIfAny(verdictFailures(`${folder}/${file}`, verdict));
  return `${folder}: ${file} is ${registered ? 'recorded' : 'not recorded yet'} and ${verdictText(verdict)}`;
}
