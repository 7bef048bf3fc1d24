import type { Compatibility } from './compatibility';
import type { DataContract } from './data-contract';
import type { SchemaFormat } from './schema-format';
import type { SubjectMode } from './subject-mode';
import type { SubjectRemoval } from './subject-removal';

/** Another subject whose schema this one uses. */
export interface ReferenceSpec {
  /** The name by which the schema knows it. */
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

/** What holds for every subject of a registry that has no mode of its own. */
export interface RegistryConfigSpec {
  /** The registry's construct path. */
  readonly registry: string;
  readonly compatibility: Compatibility;
}

/** A subject after defaults and checks, in plain JSON values. */
export interface SubjectSpec extends DataContract {
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
  /** Absent where the registry's own mode holds. */
  readonly mode?: SubjectMode;
  /** The versions that the schema was judged against, latest first. */
  readonly judgedAgainst: readonly number[];
}
