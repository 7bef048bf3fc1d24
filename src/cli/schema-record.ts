import fs from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../core/nearest';
import { throwIfAny } from '../core/sluicegate-error';
import { Compatibility } from '../schema/compatibility';
import { verdictFailures, verdictOnLatest } from '../schema/history/current-version';
import { recordedHistory, type RecordedHistory } from '../schema/history/recorded-history';
import { lockText } from '../schema/history/schema-lock';
import { LOCK_FILE } from '../schema/history/version-files';
import { verdictText } from '../schema/verdict-text';
import { UsageError } from './usage-error';

const MODES = Object.values(Compatibility);

/** Adds the latest version to the lock, if it keeps the promise. Throws what is wrong, and writes nothing then. */
export function schemaRecord(args: readonly string[]): string {
  const { folder, given } = argumentsOf(args);
  const history = recordedHistory(folder);
  const mode = given ?? history.lock?.compatibility;
  if (mode === undefined) throw new UsageError(`${folder} has no lock yet: say --compatibility MODE`);
  const { file } = history.versions.at(-1)!;
  const verdict = verdictOnLatest(mode, history);
  throwIfAny(verdictFailures(`${folder}/${file}`, verdict));
  const text = lockText({ compatibility: mode, versions: lockedVersions(history) });
  const target = path.join(folder, LOCK_FILE);
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === text)
    return `${folder}: ${file} is recorded already`;
  fs.writeFileSync(`${target}.new`, text);
  fs.renameSync(`${target}.new`, target);
  return `${folder}: recorded ${file}, ${verdictText(verdict)}`;
}

function lockedVersions({ versions }: RecordedHistory): { version: number; file: string; fingerprint: string }[] {
  return versions.map(({ version, file, schema }) => ({ version, file, fingerprint: schema.fingerprint }));
}

function argumentsOf(args: readonly string[]): { folder: string; given: Compatibility | undefined } {
  const at = args.indexOf('--compatibility');
  const mode = at === -1 ? undefined : (args[at + 1] ?? '');
  const rest = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  const option = rest.find((arg) => arg.startsWith('-'));
  if (option !== undefined) throw new UsageError(`'schema record' knows no option ${option}`);
  if (rest.length !== 1) throw new UsageError("'schema record' needs one folder");
  const given = MODES.find((candidate) => candidate === mode);
  if (mode !== undefined && given === undefined) {
    throw new UsageError(
      `there is no compatibility '${mode}'; ${didYouMean(mode, MODES) || `it is one of ${MODES.join(', ')}`}`,
    );
  }
  return { folder: rest[0]!, given };
}
