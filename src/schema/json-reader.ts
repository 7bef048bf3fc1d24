import { printed } from '../core/failure-text';
import { pointerTo, type JsonDuplicate, type JsonMember, type JsonNode } from './json-document';

/** What stopped the reader, before it has a line and column. */
export class SyntaxFailure {
  public constructor(
    public readonly offset: number,
    public readonly pointer: string,
    public readonly must: string,
    public readonly given: string,
    public readonly remedy: string,
  ) {}
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
// A string up to what ends it: a quote, an escape or a control character.
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const WORD = /[A-Za-z0-9_$.+-]{1,40}/y;
const MAX_SHOWN = 40;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads one JSON text into nodes; its depth is bounded, so that the stack is. */
export class JsonReader {
  public readonly duplicates: JsonDuplicate[] = [];
  private at: number;
  private readonly path: (string | number)[] = [];

  public constructor(
    private readonly text: string,
    private readonly maxDepth: number,
  ) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  public document(): JsonNode {
    this.skipSpace();
    if (this.at >= this.text.length) this.fail('hold a JSON value', 'an empty text', 'write the value');
    const node = this.value();
    this.skipSpace();
    if (this.at < this.text.length) {
      this.fail('end after its one value', this.found(), 'remove what follows, or the bracket that closed too early');
    }
    return node;
  }

  private value(): JsonNode {
    const offset = this.at;
    const char = this.text[offset];
    if (char === '{') return this.nested(() => this.object(offset));
    if (char === '[') return this.nested(() => this.array(offset));
    if (char === '"') return { kind: 'string', offset, value: this.string() };
    if (char === '-' || (char !== undefined && char >= '0' && char <= '9')) return this.number(offset);
    if (this.takeWord('true')) return { kind: 'boolean', offset, value: true };
    if (this.takeWord('false')) return { kind: 'boolean', offset, value: false };
    if (this.takeWord('null')) return { kind: 'null', offset, value: null };
    return this.fail('be a JSON value', this.found(), this.valueRemedy());
  }

  private nested(read: () => JsonNode): JsonNode {
    if (this.path.length >= this.maxDepth) {
      this.fail(`nest at most ${this.maxDepth} levels deep`, 'one level more', 'split it, or refer to parts of it');
    }
    return read();
  }

  private object(offset: number): JsonNode {
    const members = new Map<string, JsonMember>();
    this.at += 1;
    this.skipSpace();
    if (this.take('}')) return { kind: 'object', offset, members };
    for (;;) {
      const keyOffset = this.at;
      if (this.text[keyOffset] !== '"') this.fail('have a key in double quotes here', this.found(), this.keyRemedy());
      const key = this.string();
      this.skipSpace();
      if (!this.take(':')) this.fail(`have ':' after the key ${printed(key)}`, this.found(), "add the ':'");
      this.skipSpace();
      this.path.push(key);
      const value = this.value();
      if (members.has(key)) this.duplicates.push({ pointer: this.pointer(), offset: keyOffset });
      else members.set(key, { keyOffset, value });
      this.path.pop();
      if (this.endsAfterElement('}')) return { kind: 'object', offset, members };
    }
  }

  private array(offset: number): JsonNode {
    const elements: JsonNode[] = [];
    this.at += 1;
    this.skipSpace();
    if (this.take(']')) return { kind: 'array', offset, elements };
    for (;;) {
      this.path.push(elements.length);
      elements.push(this.value());
      this.path.pop();
      if (this.endsAfterElement(']')) return { kind: 'array', offset, elements };
    }
  }

  /** Whether the closing bracket follows; otherwise stands before the next element. */
  private endsAfterElement(close: string): boolean {
    this.skipSpace();
    if (this.take(close)) return true;
    if (!this.take(',')) this.fail(`have ',' or '${close}' here`, this.found(), `add the ',' or close with '${close}'`);
    this.skipSpace();
    if (this.text[this.at] === close) this.fail(`not have ',' before '${close}'`, `'${close}'`, "remove the last ','");
    return false;
  }

  private number(offset: number): JsonNode {
    NUMBER.lastIndex = offset;
    const text = NUMBER.exec(this.text)?.[0] ?? '';
    const next = this.text[offset + text.length] ?? '';
    if (text === '' || /[0-9A-Za-z_.]/.test(next)) {
      this.fail('be a JSON number', this.found(), 'write it like 12, -0.5 or 1e9, without a leading 0 or +');
    }
    const value = Number(text);
    if (!Number.isFinite(value)) this.fail('fit a 64-bit float', text, 'write a smaller number, or a string');
    this.at = offset + text.length;
    return { kind: 'number', offset, value, text };
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    let value = '';
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)?.[0] ?? '';
      value += plain;
      this.at += plain.length;
      const char = this.text[this.at];
      if (char === '"') break;
      if (char === undefined) {
        this.at = start;
        this.fail('be a closed string', 'the end of the text', 'add the closing quote');
      }
      value += char === '\\' ? this.escape() : this.controlCharacter(char);
    }
    this.at += 1;
    return value;
  }

  private escape(): string {
    const char = this.text[this.at + 1] ?? '';
    if (char === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex))
        this.fail('have four hex digits after \\u', printed(hex), 'write it like \\u00e9');
      this.at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const escaped = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
    if (escaped === undefined) {
      this.fail('use an escape of JSON', printed(`\\${char}`), 'double the backslash, as in "\\\\d+" for a pattern');
    }
    this.at += 2;
    return escaped;
  }

  private controlCharacter(char: string): never {
    const code = char.charCodeAt(0).toString(16).padStart(4, '0');
    return this.fail('have no raw control character in a string', `U+${code.toUpperCase()}`, `write \\u${code} or \\n`);
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private takeWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at) || /[A-Za-z0-9_$]/.test(this.text[this.at + word.length] ?? ''))
      return false;
    this.at += word.length;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private found(): string {
    if (this.at >= this.text.length) return 'the end of the text';
    WORD.lastIndex = this.at;
    return printed(WORD.exec(this.text)?.[0] ?? String.fromCodePoint(this.text.codePointAt(this.at)!));
  }

  private valueRemedy(): string {
    const char = this.text[this.at];
    if (char === "'") return 'use double quotes';
    if (char === '/' || char === '#') return 'remove the comment: JSON has none';
    return 'write an object, array, string in double quotes, number, true, false or null';
  }

  private keyRemedy(): string {
    const char = this.text[this.at] ?? '';
    if (char === '/' || char === '#') return 'remove the comment: JSON has none';
    return this.at >= this.text.length ? "close the object with '}'" : 'put the key in double quotes';
  }

  private pointer(): string {
    // The way to what nests too deep is too long to read.
    const shown = this.path.slice(0, MAX_SHOWN).reduce<string>((parent, part) => pointerTo(parent, part), '#');
    return this.path.length <= MAX_SHOWN ? shown : `${shown}/…`;
  }

  private fail(must: string, given: string, remedy: string): never {
    throw new SyntaxFailure(this.at, this.pointer(), must, given, remedy);
  }
}
