import type { Compatibility } from './compatibility';
import type { SchemaFormat } from './schema-format';
import type { SubjectRemoval } from './subject-removal';

/** Another subject whose schema this one uses. */
export interface ReferenceSpec {
  /** The name by which the schema knows it. */
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

/** A subject after defaults and checks, in plain JSON values. */
export interface SubjectSpec {
  /** The registry's construct path. */
  readonly registry: string;
  readonly subjectName: string;
  readonly format: SchemaFormat;
  readonly compatibility: Compatibility;
  /** SHA-256 of the normalised schema. */
  readonly fingerprint: string;
  /** Normalised. */
  readonly schema: string;
  readonly references: readonly ReferenceSpec[];
  readonly removal: SubjectRemoval;
  /** The versions that the schema was judged against, latest first. */
  readonly judgedAgainst: readonly number[];
}
