/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type TokenKind = 'identifier' | 'integer' | 'float' | 'string' | 'symbol' | 'end';

/** One word of a Protobuf file. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; for a string without its quotes, one character a byte, escapes resolved. */
  readonly text: string;
  readonly position: Position;
}

/** A comment, which documents the declaration below it or the one before it on its line. */
export interface Comment {
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Whether it starts its line, so that it belongs to what follows. */
  readonly leading: boolean;
}

/** How an error shows a token. */
export function shown(token: Token): string {
  if (token.kind === 'end') return 'the end of the file';
  return token.kind === 'string' ? `"${token.text}"` : `'${token.text}'`;
}
