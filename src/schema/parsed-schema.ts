import type { SchemaFormat } from './schema-format';

/** A schema that has been read and found valid. */
export interface ParsedSchema {
  readonly format: SchemaFormat;
  /** Normalised: the same for every way of writing it down. */
  readonly text: string;
  /** SHA-256 of the normalised text. */
  readonly fingerprint: string;
}
