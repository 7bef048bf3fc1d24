import type { IConstruct } from 'constructs';
import type { ReferencedText } from '../../src/schema/schema-language';

/** What other schemas need of a subject in order to use its types. */
export interface PublishedSchema {
  /** Absent for a subject that is managed elsewhere. */
  readonly registry?: IConstruct;
  /** The latest version, where it is known. */
  readonly latest?: number;
  /** The normalised text of a version; of any version where there is no history to tell them apart. */
  textOf(version: number): string | undefined;
  /** What its schema uses in turn, all the way down. */
  readonly uses: readonly ReferencedText[];
}
