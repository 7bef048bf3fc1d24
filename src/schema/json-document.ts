import type { Failure } from '../core/failure';
import { throwIfAny } from '../core/sluicegate-error';
import { JsonReader, SyntaxFailure } from './json-reader';

/** One-based, columns counted in UTF-16 code units, as editors do. */
export interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

/** A value of a JSON text and where it begins. */
export type JsonNode =
  JsonObjectNode | JsonArrayNode | JsonStringNode | JsonNumberNode | JsonBooleanNode | JsonNullNode;

export interface JsonObjectNode {
  readonly kind: 'object';
  readonly offset: number;
  /** In the order of the text; of a key given twice, the first. */
  readonly members: ReadonlyMap<string, JsonMember>;
}

export interface JsonMember {
  readonly keyOffset: number;
  readonly value: JsonNode;
}

export interface JsonArrayNode {
  readonly kind: 'array';
  readonly offset: number;
  readonly elements: readonly JsonNode[];
}

export interface JsonStringNode {
  readonly kind: 'string';
  readonly offset: number;
  readonly value: string;
}

export interface JsonNumberNode {
  readonly kind: 'number';
  readonly offset: number;
  readonly value: number;
  /** As written: a number beyond 2^53 loses digits in `value`. */
  readonly text: string;
}

export interface JsonBooleanNode {
  readonly kind: 'boolean';
  readonly offset: number;
  readonly value: boolean;
}

export interface JsonNullNode {
  readonly kind: 'null';
  readonly offset: number;
  readonly value: null;
}

/** A key that an object has twice. */
export interface JsonDuplicate {
  readonly pointer: string;
  readonly offset: number;
}

export interface JsonDocumentOptions {
  /** How messages name the text. */
  readonly fileName: string;
  /** The first part of the rules' names: `schema.json` gives `schema.json.syntax`. */
  readonly rulePrefix: string;
  /** How deep objects and arrays may nest. @default 200 */
  readonly maxDepth?: number;
}

/** A JSON text with the place of every value. */
export class JsonDocument {
  private lineStarts: readonly number[] | undefined;

  public constructor(
    public readonly fileName: string,
    public readonly text: string,
    public readonly root: JsonNode,
  ) {}

  public positionAt(offset: number): JsonPosition {
    this.lineStarts ??= lineStartsOf(this.text);
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.lineStarts[low]! + 1 };
  }

  /** `order.json:3:14`, the `path` of a failure in this text. */
  public placeOf(offset: number): string {
    const { line, column } = this.positionAt(offset);
    return `${this.fileName}:${line}:${column}`;
  }
}

/**
 * Reads a JSON text (RFC 8259, a leading byte order mark is skipped).
 *
 * Fails with the file, line and column on a syntax error, on nesting beyond the bound, and on every key that an object
 * has twice, since readers disagree about which of the two counts.
 */
export function parseJsonDocument(text: string, options: JsonDocumentOptions): JsonDocument {
  const reader = new JsonReader(text, options.maxDepth ?? 200);
  const root = rootOf(reader, text, options);
  const document = new JsonDocument(options.fileName, text, root);
  throwIfAny(
    reader.duplicates.map((duplicate): Failure => ({
      path: document.placeOf(duplicate.offset),
      property: duplicate.pointer,
      rule: `${options.rulePrefix}.duplicate-key`,
      must: 'be given once in its object',
      remedy: 'remove one of the two',
    })),
  );
  return document;
}

/** The plain value of a node; numbers lose what a double cannot hold. */
export function jsonValueOf(node: JsonNode): unknown {
  if (node.kind === 'array') return node.elements.map(jsonValueOf);
  if (node.kind !== 'object') return node.value;
  // Entries define own properties, so that a key `__proto__` stays data.
  return Object.fromEntries([...node.members].map(([key, member]) => [key, jsonValueOf(member.value)]));
}

/** The child of a JSON pointer: `/properties` and `a/b` give `/properties/a~1b`. */
export function pointerTo(parent: string, child: string | number): string {
  return `${parent}/${String(child).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** The parts of a JSON pointer, unescaped; undefined unless it is one. */
export function pointerParts(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function rootOf(reader: JsonReader, text: string, options: JsonDocumentOptions): JsonNode {
  try {
    return reader.document();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const place = new JsonDocument(options.fileName, text, { kind: 'null', offset: 0, value: null });
    return failed({
      path: place.placeOf(error.offset),
      property: error.pointer,
      rule: `${options.rulePrefix}.syntax`,
      must: error.must,
      given: error.given,
      remedy: error.remedy,
    });
  }
}

function failed(failure: Failure): never {
  throwIfAny([failure]);
  throw new Error('unreachable');
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
