import { Compatibility } from './compatibility';
import { DifferenceSeverity, type SchemaDifference } from './schema-difference';

/** Who reads whom: BACKWARD is the new schema reading earlier data, FORWARD an earlier schema reading new data. */
export type Direction = 'BACKWARD' | 'FORWARD';

/** Under which promise a pair is judged: a remedy through an intermediate version works only where the mode is not transitive. */
export interface Reading {
  readonly direction: Direction;
  readonly transitive: boolean;
}

/** What a reader is judged by where nobody says which of the two is new. */
export const BACKWARD_READING: Reading = { direction: 'BACKWARD', transitive: false };

/** One registered version of a subject. */
export interface SchemaVersion<T> {
  readonly version: number;
  readonly schema: T;
}

/** What keeps (or may keep) the reader from understanding data of the writer. */
export type CanRead<T> = (reader: T, writer: T, reading: Reading) => readonly SchemaDifference[];

/** A difference, and the version and direction in which it shows. */
export interface Finding {
  readonly difference: SchemaDifference;
  readonly direction: Direction;
  readonly version: number;
}

/** The answer for one new schema. */
export interface Verdict {
  readonly mode: Compatibility;
  readonly compatible: boolean;
  /** Latest version first; within a version BACKWARD before FORWARD, then in the order of the schema. */
  readonly incompatibilities: readonly Finding[];
  /** What is readable but may be understood differently; in the same order. */
  readonly warnings: readonly Finding[];
  /** The versions that the mode asks for, latest first. */
  readonly versions: readonly number[];
}

/**
 * Judges a new schema against the earlier versions of its subject, oldest first.
 *
 * Throws a RangeError when the versions do not ascend.
 */
export function judge<T>(
  mode: Compatibility,
  next: T,
  history: readonly SchemaVersion<T>[],
  canRead: CanRead<T>,
): Verdict {
  assertAscending(history);
  const compared = comparedVersions(mode, history);
  const findings = compared.flatMap(({ version, schema }) =>
    directionsOf(mode).flatMap((direction) => {
      const reading = { direction, transitive: isTransitive(mode) };
      const differences = direction === 'BACKWARD' ? canRead(next, schema, reading) : canRead(schema, next, reading);
      return differences.map((difference): Finding => ({ difference, direction, version }));
    }),
  );
  const incompatibilities = findings.filter(({ difference }) => difference.severity === DifferenceSeverity.ERROR);
  return {
    mode,
    compatible: incompatibilities.length === 0,
    incompatibilities,
    warnings: findings.filter(({ difference }) => difference.severity === DifferenceSeverity.WARNING),
    versions: compared.map(({ version }) => version),
  };
}

/** Whether the mode compares with every version and not only the latest. */
export function isTransitive(mode: Compatibility): boolean {
  return mode.endsWith('_TRANSITIVE');
}

/** The directions in which the mode reads; none for NONE. */
export function directionsOf(mode: Compatibility): readonly Direction[] {
  switch (mode) {
    case Compatibility.BACKWARD:
    case Compatibility.BACKWARD_TRANSITIVE:
      return ['BACKWARD'];
    case Compatibility.FORWARD:
    case Compatibility.FORWARD_TRANSITIVE:
      return ['FORWARD'];
    case Compatibility.FULL:
    case Compatibility.FULL_TRANSITIVE:
      return ['BACKWARD', 'FORWARD'];
    case Compatibility.NONE:
      return [];
  }
}

function comparedVersions<T>(mode: Compatibility, history: readonly SchemaVersion<T>[]): SchemaVersion<T>[] {
  if (mode === Compatibility.NONE) return [];
  return isTransitive(mode) ? [...history].reverse() : history.slice(-1);
}

function assertAscending(history: readonly SchemaVersion<unknown>[]): void {
  history.forEach(({ version }, index) => {
    const before = history[index - 1]?.version ?? 0;
    if (!Number.isInteger(version) || version <= before) {
      throw new RangeError(`versions must be whole numbers from 1 that ascend, got ${version} after ${before}`);
    }
  });
}
