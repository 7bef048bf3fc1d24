import { accepts, schemasOfProperty, typesOf } from './accepts';
import { compareDecimals, wholeBound, type Decimal } from './decimal';
import { evaluatesEveryItem, possiblyEvaluates, possiblyEvaluatesOthers } from './evaluated';
import type { JsonType, NumberBound, SchemaNode, SpelledValue } from './schema-node';

/** Alternatives, of which a value fits one (or, of oneOf, exactly one). */
export interface Sum {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly branches: readonly SchemaNode[];
}

export const BASE_TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** All that is known of a value at once: it fits every part, one branch of every sum, and nothing that is excluded. */
export class Conjunction {
  public readonly types: ReadonlySet<JsonType>;

  public constructor(
    /** Nodes of which only the keywords count that are about the value itself; references, allOf and sums are apart. */
    public readonly parts: readonly SchemaNode[],
    public readonly sums: readonly Sum[],
    public readonly excluded: readonly SchemaNode[],
  ) {
    this.types = parts.reduce<ReadonlySet<JsonType>>(
      (types, part) => (part.types ? commonTypes(types, part.types) : types),
      new Set(BASE_TYPES),
    );
  }

  /** Whether no value can fit. */
  public get isNever(): boolean {
    return this.types.size === 0 || this.parts.some((part) => part.never);
  }

  /** Whether nothing at all is said. */
  public get isOpen(): boolean {
    return this.parts.every(isSilent) && this.sums.length === 0 && this.excluded.length === 0;
  }

  /** Every value that fits, where they can be listed. */
  public get values(): readonly SpelledValue[] | undefined {
    const listed = this.parts.map((part) => part.values).filter((values) => values !== undefined);
    const shortest = listed.reduce<readonly SpelledValue[] | undefined>(
      (best, values) => (best && best.length <= values.length ? best : values),
      this.valuesOfTypes(),
    );
    return shortest?.filter(({ value }) => this.mayHold(value));
  }

  public get lower(): NumberBound | undefined {
    return this.bound((part) => part.lower, 1);
  }

  public get upper(): NumberBound | undefined {
    return this.bound((part) => part.upper, -1);
  }

  public get required(): ReadonlySet<string> {
    const required = new Set(this.parts.flatMap((part) => [...part.required]));
    // What a required property asks for is required too.
    for (const name of required) {
      for (const part of this.parts) part.dependentRequired.get(name)?.forEach((other) => required.add(other));
    }
    return required;
  }

  public get propertyNames(): Set<string> {
    const names = new Set<string>();
    for (const part of this.parts) for (const name of part.properties.keys()) names.add(name);
    return names;
  }

  public get patterns(): Set<string> {
    return new Set(this.parts.flatMap((part) => [...part.patternProperties.keys()]));
  }

  public lists(name: string): boolean {
    return this.parts.some((part) => part.properties.has(name));
  }

  /** The largest of the parts' numbers; the strictest of lower bounds. */
  public most(read: (part: SchemaNode) => number | undefined): number | undefined {
    const given = this.parts.map(read).filter((value) => value !== undefined);
    return given.length === 0 ? undefined : Math.max(...given);
  }

  /** The smallest of the parts' numbers; the strictest of upper bounds. */
  public least(read: (part: SchemaNode) => number | undefined): number | undefined {
    const given = this.parts.map(read).filter((value) => value !== undefined);
    return given.length === 0 ? undefined : Math.min(...given);
  }

  public all<T>(read: (part: SchemaNode) => T | undefined): T[] {
    return this.parts.map(read).filter((value) => value !== undefined);
  }

  /** What is said of the property of that name. */
  public property(name: string): SchemaNode[] {
    const [part, ...others] = this.parts;
    // Mostly there is but one.
    return part !== undefined && others.length === 0
      ? propertyOf(part, name)
      : this.parts.flatMap((one) => propertyOf(one, name));
  }

  /** What is said of an unlisted property whose name matches the pattern. */
  public matching(pattern: string): SchemaNode[] {
    return this.parts.flatMap((part) => {
      const own = part.patternProperties.get(pattern)?.schema;
      if (own) return [own];
      return part.patternProperties.size === 0 ? othersOf(part) : [];
    });
  }

  /** What is said of a property that no name and no pattern lists. */
  public get others(): SchemaNode[] {
    return this.parts.flatMap(othersOf);
  }

  /** What is said of the item at a position. */
  public item(index: number): SchemaNode[] {
    return this.parts.flatMap((part) => itemOf(part, index));
  }

  /** What is said of the items after every list of positions. */
  public get tail(): SchemaNode[] {
    return this.item(this.prefixLength);
  }

  public get prefixLength(): number {
    return Math.max(0, ...this.parts.map((part) => part.prefixItems.length));
  }

  /** Whether the value fits; yes where that is not known. */
  public mayHold(value: unknown): boolean {
    return this.parts.every((part) => accepts(part, value)) && !this.excluded.some((node) => accepts(node, value));
  }

  public overlaps(types: ReadonlySet<JsonType>): boolean {
    return commonTypes(this.types, types).size > 0;
  }

  private valuesOfTypes(): SpelledValue[] | undefined {
    if ([...this.types].some((type) => type !== 'null' && type !== 'boolean')) return undefined;
    const values = [null, false, true].filter((value) => typesOf(value).some((type) => this.types.has(type)));
    return values.map((value) => ({ value, key: String(value) }));
  }

  private bound(read: (part: SchemaNode) => NumberBound | undefined, direction: 1 | -1): NumberBound | undefined {
    const strictest = this.all(read).reduce<NumberBound | undefined>(
      (best, bound) => (best && compareBounds(best, bound, direction) >= 0 ? best : bound),
      undefined,
    );
    if (strictest === undefined || this.types.has('number') || !this.types.has('integer')) return strictest;
    return { limit: wholeBound(strictest.limit, strictest.exclusive, direction), exclusive: false };
  }
}

/** Positive when the first is the stricter; direction 1 for lower bounds, -1 for upper ones. */
export function compareBounds(a: NumberBound, b: NumberBound, direction: 1 | -1): number {
  const difference: number = compareDecimals(a.limit, b.limit) * direction;
  return difference === 0 ? Number(a.exclusive) - Number(b.exclusive) : difference;
}

/** What both allow, where `number` includes `integer`. */
export function commonTypes(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): Set<JsonType> {
  const common = new Set([...a].filter((type) => b.has(type)));
  const isWhole = (types: ReadonlySet<JsonType>): boolean => types.has('integer') || types.has('number');
  if (isWhole(a) && isWhole(b) && !common.has('number')) common.add('integer');
  return common;
}

/** The strictest multiple that the parts ask for is not one number: any of them may do. */
export function multiplesOf(conjunction: Conjunction): Decimal[] {
  return conjunction.all((part) => part.multipleOf);
}

function propertyOf(part: SchemaNode, name: string): SchemaNode[] {
  const own = schemasOfProperty(part, name);
  const rest = part.unevaluatedProperties;
  return rest && !possiblyEvaluates(part, name) ? [...own, rest] : own;
}

function othersOf(part: SchemaNode): SchemaNode[] {
  if (part.additionalProperties) return [part.additionalProperties];
  const rest = part.unevaluatedProperties;
  return rest && !possiblyEvaluatesOthers(part) ? [rest] : [];
}

function itemOf(part: SchemaNode, index: number): SchemaNode[] {
  const own = part.prefixItems[index] ?? part.items;
  if (own) return [own];
  const rest = part.unevaluatedItems;
  return rest && !evaluatesEveryItem(part, index) ? [rest] : [];
}

const SILENT_KEYS = new Set([
  'document',
  'source',
  'pointer',
  'identity',
  'annotations',
  'title',
  'description',
  'default',
]);

/** Whether a node is nothing but another one by name. */
export function isPureReference(node: SchemaNode): boolean {
  if (node.ref === undefined || node.not !== undefined) return false;
  return node.allOf.length + node.anyOf.length + node.oneOf.length === 0 && isSilent(node);
}

// Whether a part says nothing about the value; references and the like are apart.
function isSilent(part: SchemaNode): boolean {
  return Object.entries(part).every(([key, value]) => {
    if (value === undefined || value === false || SILENT_KEYS.has(key)) return true;
    if (['ref', 'allOf', 'anyOf', 'oneOf', 'not', 'readOnly', 'writeOnly', 'format'].includes(key)) return true;
    if (Array.isArray(value)) return value.length === 0;
    return (value instanceof Map || value instanceof Set) && value.size === 0;
  });
}
