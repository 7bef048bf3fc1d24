import type { Compatibility } from './compatibility';
import type { SchemaFormat } from './schema-format';

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
}
