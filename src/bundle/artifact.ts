/** One file to be written: where, below the folder it belongs to, and what. Pure text; nothing of it is computed later. */
export interface Artifact {
  /** Relative, with `/` between segments. */
  readonly path: string;
  /** The whole text, with a final line feed; of a binary file its base64. */
  readonly body: string;
  /** Given for a binary file, whose bytes are what the body decodes to. */
  readonly encoding?: 'base64';
  /** Whether the file is a script that a human runs; never so in an air-gapped bundle. */
  readonly executable?: boolean;
}

/** A file that is not text. */
export function binaryArtifact(path: string, bytes: Uint8Array): Artifact {
  return { path, body: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
}

/** What is written to the disk and summed. */
export function contentOf({ body, encoding }: Artifact): string | Buffer {
  return encoding === undefined ? body : Buffer.from(body, encoding);
}
