/** One file to be written: where, below the folder it belongs to, and what. Pure text; nothing of it is computed later. */
export interface Artifact {
  /** Relative, with `/` between segments. */
  readonly path: string;
  /** The whole text, with a final line feed. */
  readonly body: string;
  /** Whether the file is a script that a human runs; never so in an air-gapped bundle. */
  readonly executable?: boolean;
}
