import type { Artifact } from './artifact';

/** All files of one stack. */
export interface StackOutput {
  /** Names the folders below `stacks/` and `bundles/`. */
  readonly stack: string;
  /** What `cdktf deploy` applies; absent where nothing may be deployed. */
  readonly deployable: Artifact | undefined;
  readonly bundle: readonly Artifact[];
}
