import type { Failure } from '../../core/failure';
import { throwIfAny } from '../../core/sluicegate-error';
import { parseSchema, type ParsedSchema } from '../parsed-schema';
import type { ReferencedText } from '../schema-language';
import type { SchemaVersion } from '../verdict';
import { readLock, type SchemaLock } from './schema-lock';
import { versionFiles, type VersionFile } from './version-files';

/** A version with the file that holds it. */
export interface RecordedVersion extends SchemaVersion<ParsedSchema> {
  readonly file: string;
  /** Whether the lock says that it is registered. */
  readonly registered: boolean;
}

/** The versions of a folder, checked against its lock. */
export interface RecordedHistory {
  readonly versions: readonly RecordedVersion[];
  readonly lock: SchemaLock | undefined;
}

/** Reads a folder of versions. Throws everything that is wrong with it. */
export function recordedHistory(folder: string, references: readonly ReferencedText[] = []): RecordedHistory {
  const { files, failures } = versionFiles(folder);
  const { lock, failures: lockFailures } = readLock(folder);
  throwIfAny([...failures, ...lockFailures]);
  const versions = files.map((file) => versionOf(folder, file, lock, references));
  throwIfAny(lock ? lockMismatches(folder, versions, lock) : []);
  return { versions, lock };
}

function versionOf(
  folder: string,
  { version, file, format, text }: VersionFile,
  lock: SchemaLock | undefined,
  references: readonly ReferencedText[],
): RecordedVersion {
  const registered = lock?.versions.some((entry) => entry.version === version) ?? false;
  const schema = parseSchema(format, text, { fileName: `${folder}/${file}`, references, registered });
  return { version, file, registered, schema };
}

function lockMismatches(folder: string, versions: readonly RecordedVersion[], lock: SchemaLock): Failure[] {
  const failures: Failure[] = [];
  const at = { path: folder, property: 'history', rule: 'schema.lock' };
  for (const locked of lock.versions) {
    const present = versions.find(({ version }) => version === locked.version);
    if (!present) {
      failures.push({
        ...at,
        must: `hold ${locked.file}, which is registered`,
        remedy: 'restore it from version control; registered versions stay',
      });
    } else if (present.schema.fingerprint !== locked.fingerprint) {
      failures.push({
        ...at,
        must: `leave ${locked.file} as it was registered`,
        given: 'another schema',
        remedy: `restore it, and save the change as v${versions.length + 1}`,
      });
    }
  }
  const pending = versions.filter(({ registered }) => !registered);
  if (pending.length > 1) {
    failures.push({
      ...at,
      must: 'have one version at most that is not recorded yet',
      given: pending.map(({ file }) => file).join(', '),
      remedy: `move ${pending
        .slice(1)
        .map(({ file }) => file)
        .join(', ')} away, run 'sluicegate schema record ${folder}', and put it back`,
    });
  }
  return failures;
}
