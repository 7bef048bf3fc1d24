import { readString } from './lexer-string';
import { problemError } from './problem';
import type { Comment, Position, Token, TokenKind } from './token';

export interface LexedFile {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

const BYTE_ORDER_MARK = '\uFEFF';
const WHITE = /[ \t\r\n\v\f]+/y;
const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_]*/y;
const FLOAT = /(?:\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;
const INTEGER = /(?:0[xX][0-9A-Fa-f]+|\d+)/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
const SYMBOLS = new Set([...'{}[]()<>=;:,.-+/']);

/** Cuts a file into words, each with its line and column. */
export function lex(fileName: string, source: string): LexedFile {
  return new Lexer(fileName, source.startsWith(BYTE_ORDER_MARK) ? source.slice(1) : source).run();
}

class Lexer {
  private readonly tokens: Token[] = [];
  private readonly comments: Comment[] = [];
  private offset = 0;
  private line = 1;
  private lineStart = 0;

  public constructor(
    private readonly fileName: string,
    private readonly source: string,
  ) {}

  public run(): LexedFile {
    while (this.offset < this.source.length) this.step();
    this.push('end', '', this.position());
    return { tokens: this.tokens, comments: this.comments };
  }

  private step(): void {
    if (this.take(WHITE) !== undefined) return;
    const character = this.source[this.offset]!;
    if (character === '/' && this.comment()) return;
    if (character === '"' || character === "'") return this.string();
    const position = this.position();
    const word = this.take(IDENTIFIER);
    if (word !== undefined) return this.push('identifier', word, position);
    if (this.number(position)) return;
    if (!SYMBOLS.has(character)) throw this.strange(position);
    this.advance(character);
    this.push('symbol', character, position);
  }

  private comment(): boolean {
    const position = this.position();
    const leading = this.source.slice(this.lineStart, this.offset).trim() === '';
    const text = this.take(LINE_COMMENT) ?? this.take(BLOCK_COMMENT);
    if (text === undefined) {
      if (!this.source.startsWith('/*', this.offset)) return false;
      throw problemError(this.fileName, {
        position,
        property: 'comment',
        rule: 'syntax',
        must: "end with '*/'",
        given: 'the end of the file',
        remedy: "add '*/' where the comment ends",
      });
    }
    this.comments.push({ text: bare(text), startLine: position.line, endLine: this.line, leading });
    return true;
  }

  private string(): void {
    const position = this.position();
    const { bytes, length } = readString(this.fileName, this.source, this.offset, position);
    this.advance(this.source.slice(this.offset, this.offset + length));
    this.push('string', bytes, position);
  }

  private number(position: Position): boolean {
    const float = this.take(FLOAT);
    const text = float ?? this.take(INTEGER);
    if (text === undefined) return false;
    const tail = this.take(IDENTIFIER);
    const octal = float === undefined && /^0\d/.test(text);
    if (tail !== undefined || (octal && /[89]/.test(text))) {
      throw problemError(this.fileName, {
        position,
        property: 'number',
        rule: 'syntax',
        must: octal
          ? 'have only the digits 0 to 7 after a leading 0'
          : 'be a number from its first to its last character',
        given: `'${text}${tail ?? ''}'`,
        remedy: octal
          ? 'remove the leading 0'
          : 'separate it from the name, which starts with a letter or an underscore',
      });
    }
    this.push(float === undefined ? 'integer' : 'float', text, position);
    return true;
  }

  private strange(position: Position): Error {
    const code = this.source.codePointAt(this.offset)!;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return problemError(this.fileName, {
      position,
      property: 'text',
      rule: 'syntax',
      must: 'have only ASCII letters, digits, underscores and the symbols of the language outside strings and comments',
      given: code > 0x20 && code !== 0x7f ? `'${String.fromCodePoint(code)}' (${name})` : name,
      remedy: 'remove the character',
    });
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const text = pattern.exec(this.source)?.[0];
    if (text !== undefined) this.advance(text);
    return text;
  }

  private advance(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.line += 1;
      this.lineStart = this.offset + at + 1;
    }
    this.offset += text.length;
  }

  private position(): Position {
    return { line: this.line, column: this.offset - this.lineStart + 1 };
  }

  private push(kind: TokenKind, text: string, position: Position): void {
    this.tokens.push({ kind, text, position });
  }
}

function bare(comment: string): string {
  const inner = comment.startsWith('//') ? comment.slice(2) : comment.slice(2, -2);
  return inner
    .split('\n')
    .map((line) => line.replace(/^\s*\*(?!\/)/, '').trim())
    .join('\n')
    .trim();
}
