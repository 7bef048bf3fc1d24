import fs from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../core/nearest';
import { throwIfAny } from '../core/sluicegate-error';
import { Compatibility } from '../schema/compatibility';
import { verdictFailures, verdictOnLatest } from '../schema/history/current-version';
import { recordedHistory, type RecordedHistory } from '../schema/history/recorded-history';
import { lockText, type LockedVersion } from '../schema/history/schema-lock';
import { LOCK_FILE } from '../schema/history/version-files';
import { verdictText } from '../schema/verdict-text';
import { argumentsOf, referencesOf } from './arguments';
import { UsageError } from './usage-error';

const MODES = Object.values(Compatibility);

/** Adds the latest version to the lock, if it keeps the promise. Throws what is wrong, and writes nothing then. */
export function schemaRecord(args: readonly string[]): string {
  const given = argumentsOf('schema record', args, ['--compatibility', '--reference']);
  const [folder, ...others] = given.words;
  if (folder === undefined || others.length > 0) throw new UsageError("'schema record' needs one folder");
  const wanted = modeOf(given.options.get('--compatibility'));
  const history = recordedHistory(folder, referencesOf(given));
  const mode = wanted ?? history.lock?.compatibility;
  if (mode === undefined) throw new UsageError(`${folder} has no lock yet: say --compatibility MODE`);
  const { file } = history.versions.at(-1)!;
  const verdict = verdictOnLatest(mode, history);
  throwIfAny(verdictFailures(`${folder}/${file}`, verdict));
  const text = lockText({ compatibility: mode, versions: lockedVersions(history) });
  if (!written(folder, text)) return `${folder}: ${file} is recorded already`;
  return `${folder}: recorded ${file}, ${verdictText(verdict)}`;
}

/** Whole or not at all; whether anything had to be written. A dot file that is left over bothers nobody. */
function written(folder: string, text: string): boolean {
  const target = path.join(folder, LOCK_FILE);
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === text) return false;
  const draft = path.join(folder, `.${LOCK_FILE}.new`);
  fs.writeFileSync(draft, text);
  fs.renameSync(draft, target);
  return true;
}

function lockedVersions({ versions }: RecordedHistory): LockedVersion[] {
  return versions.map(({ version, file, schema }) => ({ version, file, fingerprint: schema.fingerprint }));
}

function modeOf(given: readonly string[] = []): Compatibility | undefined {
  const mode = given.at(-1);
  if (mode === undefined) return undefined;
  const known = MODES.find((candidate) => candidate === mode);
  if (known) return known;
  throw new UsageError(
    `there is no compatibility '${mode}'; ${didYouMean(mode, MODES) || `it is one of ${MODES.join(', ')}`}`,
  );
}
