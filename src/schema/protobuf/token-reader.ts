import { lex } from './lexer';
import { textOfBytes } from './lexer-string';
import { problemError, type Problem, type Problems } from './problem';
import { shown, type Comment, type Position, type Token } from './token';

const MAX_DEPTH = 100;

/** Walks the words of one file and says where it does not go on as the grammar has it. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private readonly leadingByEnd = new Map<number, Comment>();
  private readonly trailingByStart = new Map<number, Comment>();
  private index = 0;
  private depth = 0;

  public constructor(
    public readonly fileName: string,
    source: string,
    private readonly problems: Problems,
  ) {
    const { tokens, comments } = lex(fileName, source);
    this.tokens = tokens;
    for (const comment of comments) {
      if (comment.leading) this.leadingByEnd.set(comment.endLine, comment);
      else this.trailingByStart.set(comment.startLine, comment);
    }
  }

  /** The word that is still to be read, or one behind it. */
  public peek(ahead = 0): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)]!;
  }

  public next(): Token {
    const token = this.peek();
    if (this.index < this.tokens.length - 1) this.index += 1;
    return token;
  }

  public get atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  public isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  public isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'identifier' && token.text === word;
  }

  public accept(symbol: string): boolean {
    const found = this.isSymbol(symbol);
    if (found) this.next();
    return found;
  }

  public expect(symbol: string, property: string): void {
    if (!this.accept(symbol)) throw this.unexpected(property, `'${symbol}'`, `add '${symbol}'`);
  }

  public identifier(what: string, property: string): Token {
    if (this.peek().kind !== 'identifier') {
      const remedy = this.atEnd
        ? "add what is missing at the end, most often '}'"
        : 'write a name of letters, digits and underscores that starts with a letter';
      throw this.unexpected(property, what, remedy);
    }
    return this.next();
  }

  /** Names joined by dots: `a.b.C`, where a leading dot is allowed for types. */
  public dottedName(what: string, property: string, leadingDot = false): string {
    let name = leadingDot && this.accept('.') ? '.' : '';
    name += this.identifier(what, property).text;
    while (this.accept('.')) name += `.${this.identifier('a name after the dot', property).text}`;
    return name;
  }

  /** A whole number without a sign. */
  public integer(what: string, property: string): { value: bigint; position: Position } {
    const token = this.peek();
    if (token.kind !== 'integer') throw this.unexpected(property, what, 'write a whole number');
    this.next();
    return { value: wholeNumber(token.text), position: token.position };
  }

  /** One or more string literals, joined. */
  public bytes(what: string, property: string): string {
    if (this.peek().kind !== 'string') throw this.unexpected(property, what, 'write it in quotes');
    let bytes = '';
    while (this.peek().kind === 'string') bytes += this.next().text;
    return bytes;
  }

  public text(what: string, property: string): string {
    const position = this.peek().position;
    const text = textOfBytes(this.bytes(what, property));
    if (text !== undefined) return text;
    throw this.fatal({
      position,
      property,
      rule: 'syntax',
      must: `have ${what} that is UTF-8`,
      remedy: 'remove the escaped bytes',
    });
  }

  /** Runs a step one level deeper; files nested without end are refused instead of exhausting the stack. */
  public nested<T>(property: string, step: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw this.fatal({
        position: this.peek().position,
        property,
        rule: 'depth',
        must: `be nested at most ${MAX_DEPTH} levels deep`,
        remedy: 'nest less, for instance by declaring inner messages at the top level',
      });
    }
    const result = step();
    this.depth -= 1;
    return result;
  }

  /** The comment above the line where a declaration starts, else the one behind it. */
  public docOf(start: Position): string | undefined {
    const lines: string[] = [];
    for (let line = start.line - 1, above = this.leadingByEnd.get(line); above; above = this.leadingByEnd.get(line)) {
      lines.unshift(above.text);
      line = above.startLine - 1;
    }
    const behind =
      lines.length === 0 ? this.trailingByStart.get(this.tokens[this.index - 1]!.position.line) : undefined;
    const doc = (behind?.text ?? lines.join('\n')).trim();
    return doc === '' ? undefined : doc;
  }

  public unexpected(property: string, what: string, remedy: string): Error {
    const token = this.peek();
    return this.fatal({
      position: token.position,
      property,
      rule: 'syntax',
      must: `have ${what} here`,
      given: shown(token),
      remedy,
    });
  }

  public fatal(problem: Problem): Error {
    return problemError(this.fileName, problem);
  }

  public report(problem: Problem): void {
    this.problems.add(this.fileName, problem);
  }
}

function wholeNumber(text: string): bigint {
  return /^0\d/.test(text) ? BigInt(`0o${text.slice(1)}`) : BigInt(text);
}
