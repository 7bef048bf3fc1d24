import { fail, throwIfAny } from '../../src/core/sluicegate-error';
import { Compatibility } from '../../src/schema/compatibility';
import { assertCurrent, verdictFailures, verdictOnLatest } from '../../src/schema/history/current-version';
import { recordedHistory, type RecordedHistory } from '../../src/schema/history/recorded-history';
import type { ParsedSchema } from '../../src/schema/parsed-schema';
import type { SchemaHistory } from '../../src/schema/schema-history';
import type { ReferencedText } from '../../src/schema/schema-language';
import type { Finding } from '../../src/schema/verdict';

/** A schema that keeps its promise, and what is known of the versions before it. */
export interface JudgedSchema {
  readonly compatibility: Compatibility;
  /** The latest version, where there is a history. */
  readonly latest: number | undefined;
  textOf(version: number): string | undefined;
  /** Versions that it was compared with, latest first. */
  readonly against: readonly number[];
  readonly warnings: readonly string[];
}

/** Judges a schema against its history. Throws when it is not the latest version there, or breaks its promise. */
export function judgedSchema(
  path: string,
  schema: ParsedSchema,
  wanted: Compatibility | undefined,
  history: SchemaHistory | undefined,
  texts: readonly ReferencedText[],
): JudgedSchema {
  if (!history) return withoutHistory(schema, wanted ?? Compatibility.BACKWARD);
  const recorded = recordedHistory(history.folder, texts);
  assertCurrent(path, schema, history.folder, recorded);
  const compatibility = modeOf(path, wanted, history.folder, recorded);
  const verdict = verdictOnLatest(compatibility, recorded);
  throwIfAny(verdictFailures(path, verdict));
  return {
    compatibility,
    latest: recorded.versions.at(-1)!.version,
    textOf: (wantedVersion) => recorded.versions.find(({ version }) => version === wantedVersion)?.schema.text,
    against: verdict.versions,
    warnings: [...verdict.warnings.map(warningText), ...lockWarnings(history.folder, recorded)],
  };
}

function withoutHistory(schema: ParsedSchema, compatibility: Compatibility): JudgedSchema {
  const warning = 'has no history: whether it keeps its promise to earlier versions was not judged';
  return {
    compatibility,
    latest: undefined,
    textOf: () => schema.text,
    against: [],
    warnings: compatibility === Compatibility.NONE ? [] : [warning],
  };
}

/** The lock is what pipelines judge by: two answers to one question would be one too many. */
function modeOf(
  path: string,
  wanted: Compatibility | undefined,
  folder: string,
  { lock }: RecordedHistory,
): Compatibility {
  if (!lock || wanted === undefined || wanted === lock.compatibility) {
    return wanted ?? lock?.compatibility ?? Compatibility.BACKWARD;
  }
  return fail({
    path,
    property: 'compatibility',
    rule: 'schema.history.compatibility',
    must: `be ${lock.compatibility}, as the lock in ${folder} says`,
    given: wanted,
    remedy: `leave it out, or change the lock: sluicegate schema record ${folder} --compatibility ${wanted}`,
  });
}

function warningText({ difference, direction, version }: Finding): string {
  const [was, now] =
    direction === 'BACKWARD' ? [difference.writer, difference.reader] : [difference.reader, difference.writer];
  return `${difference.path} since v${version}: was ${was}, is ${now} (${difference.rule})`;
}

function lockWarnings(folder: string, { lock, versions }: RecordedHistory): string[] {
  const record = `run 'sluicegate schema record ${folder}'`;
  if (!lock) return [`nothing proves that earlier versions are as they were registered: ${record}`];
  const { file, registered } = versions.at(-1)!;
  return registered ? [] : [`${file} is not recorded yet: ${record} when it is final`];
}
