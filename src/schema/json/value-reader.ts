import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import { didYouMean } from '../../core/nearest';
import { jsonValueOf, pointerTo, type JsonNode, type JsonNumberNode } from '../json-document';
import { decimalOf, type Decimal } from './decimal';
import type { Findings, SchemaDocument } from './schema-document';
import type { JsonType, SchemaPattern } from './schema-node';

const TYPES: readonly JsonType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** A keyword's value where it stands. */
export interface Place {
  readonly document: SchemaDocument;
  readonly node: JsonNode;
  readonly pointer: string;
}

/** Reads the values of keywords; what is not of the right kind is a failure, and undefined. */
export class ValueReader {
  public constructor(public readonly findings: Findings) {}

  public number(place: Place): Decimal | undefined {
    const { node } = place;
    if (node.kind !== 'number') return this.wrong(place, 'kind', 'be a number', this.numberRemedy(node));
    return this.decimal(place, node);
  }

  public positive(place: Place): Decimal | undefined {
    const decimal = this.number(place);
    if (decimal === undefined || decimal.coefficient > 0n) return decimal;
    return this.wrong(place, 'bound', 'be greater than 0', 'write a positive number');
  }

  /** A count: a whole number that is not negative. */
  public count(place: Place): number | undefined {
    const { node } = place;
    const must = 'be a whole number of at least 0';
    if (node.kind !== 'number') return this.wrong(place, 'kind', must, this.numberRemedy(node));
    if (Number.isSafeInteger(node.value) && node.value >= 0) return node.value;
    return this.wrong(place, 'bound', must, 'write 0, 1, 2, …');
  }

  public text(place: Place): string | undefined {
    if (place.node.kind === 'string') return place.node.value;
    return this.wrong(place, 'kind', 'be a string', 'put it in double quotes');
  }

  public flag(place: Place): boolean | undefined {
    if (place.node.kind === 'boolean') return place.node.value;
    return this.wrong(place, 'kind', 'be true or false', 'write it without quotes');
  }

  public pattern(place: Place, text = this.text(place)): SchemaPattern | undefined {
    if (text === undefined) return undefined;
    try {
      return { text, regex: regexOf(text) };
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : 'unreadable';
      return this.wrong(
        place,
        'pattern',
        `be a regular expression of ECMA-262 (${reason})`,
        'correct the pattern',
        text,
      );
    }
  }

  public types(place: Place): Set<JsonType> | undefined {
    const elements = place.node.kind === 'array' ? this.listPlaces(place) : [place];
    if (elements.length === 0) return this.wrong(place, 'empty', 'name at least one type', this.typeRemedy());
    const types = elements.map((element) => this.type(element)).filter((type) => type !== undefined);
    this.noDuplicates(elements, types);
    return new Set(types);
  }

  public names(place: Place, must = 'be a list of property names'): Set<string> | undefined {
    if (place.node.kind !== 'array') {
      const remedy = place.node.kind === 'boolean' ? 'list the names beside `properties`' : 'write ["name", …]';
      return this.wrong(place, 'kind', must, remedy);
    }
    const elements = this.listPlaces(place);
    const names = elements.map((element) => this.text(element)).filter((name) => name !== undefined);
    this.noDuplicates(elements, names);
    return new Set(names);
  }

  public listPlaces(place: Place): Place[] {
    const elements = place.node.kind === 'array' ? place.node.elements : [];
    return elements.map((node, index) => ({ ...place, node, pointer: pointerTo(place.pointer, index) }));
  }

  /** The members of an object, or a failure. */
  public memberPlaces(place: Place, must: string): [string, Place][] | undefined {
    if (place.node.kind !== 'object') return this.wrong(place, 'kind', must, 'write {"name": …}');
    return [...place.node.members].map(([name, member]) => [
      name,
      { ...place, node: member.value, pointer: pointerTo(place.pointer, name) },
    ]);
  }

  public noDuplicates(places: readonly Place[], keys: readonly string[]): void {
    if (new Set(keys).size === keys.length) return;
    keys.forEach((key, index) => {
      if (keys.indexOf(key) < index && places[index]) {
        this.wrong(places[index], 'duplicate', 'not be listed twice', 'remove one of the two');
      }
    });
  }

  /** Adds the failure. */
  public wrong(place: Place, rule: string, must: string, remedy: string, given?: string): undefined {
    this.findings.fail(place.document, place.node, {
      property: place.pointer,
      rule: `schema.json.${rule}`,
      must,
      given: given === undefined ? shown(place.node) : printed(given),
      remedy,
    });
    return undefined;
  }

  private decimal(place: Place, node: JsonNumberNode): Decimal | undefined {
    const decimal = decimalOf(node.text);
    if (node.value !== 0 || decimal.coefficient === 0n) return decimal;
    return this.wrong(place, 'bound', 'fit a 64-bit float', 'write 0', node.text);
  }

  private type(place: Place): JsonType | undefined {
    const { node } = place;
    const found = TYPES.find((type) => node.kind === 'string' && node.value === type);
    if (found !== undefined) return found;
    const suggestion = node.kind === 'string' ? didYouMean(alias(node.value), TYPES) : '';
    return this.wrong(place, 'type', 'be a type of JSON Schema', suggestion === '' ? this.typeRemedy() : suggestion);
  }

  private typeRemedy(): string {
    return `write one of ${TYPES.join(', ')}`;
  }

  private numberRemedy(node: JsonNode): string {
    return node.kind === 'string' ? 'write it without quotes' : 'write a number';
  }
}

/** How a failure shows a value. */
export function shown(node: JsonNode): Failure['given'] {
  return node.kind === 'number' ? node.text : printed(jsonValueOf(node));
}

function regexOf(text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch {
    // Escapes such as \@ are only wrong in Unicode mode; validators accept them.
    return new RegExp(text);
  }
}

// The names that other type systems use.
function alias(name: string): string {
  const lower = name.toLowerCase();
  const aliases = new Map([
    ['int', 'integer'],
    ['long', 'integer'],
    ['float', 'number'],
    ['double', 'number'],
    ['bool', 'boolean'],
    ['list', 'array'],
    ['map', 'object'],
    ['record', 'object'],
    ['text', 'string'],
  ]);
  return aliases.get(lower) ?? name;
}
