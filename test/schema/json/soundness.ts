import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import { jsonSchemaCanRead } from '../../../src/schema/json/can-read';
import type { JsonSchema } from '../../../src/schema/json/json-schema';
import { parseJsonSchema } from '../../../src/schema/json/parse-json-schema';
import { DifferenceSeverity, type SchemaDifference } from '../../../src/schema/schema-difference';
import { Dice, instanceOf } from './instances';
import type { Plain, PlainObject, SchemaPair } from './schema-pairs';

export function parsed(schema: Plain, draft = 'https://json-schema.org/draft/2020-12/schema'): JsonSchema {
  const text = typeof schema === 'boolean' ? String(schema) : JSON.stringify({ $schema: draft, ...schema });
  return parseJsonSchema(text);
}

export function errorsOf(differences: readonly SchemaDifference[]): SchemaDifference[] {
  return differences.filter((difference) => difference.severity === DifferenceSeverity.ERROR);
}

/** What a registry allows although a validator refuses old data, or what cannot be decided: told by these warnings. */
const ADMITTED = new Set([
  'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED',
  'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL',
  'ONE_OF_BRANCHES_MAY_OVERLAP',
]);

/** What one pair showed. */
export interface Verdict {
  readonly isCompatible: boolean;
  /** How many values were valid for the writer. */
  readonly tried: number;
  /** How many of those the reader's validator refused. */
  readonly refused: number;
}

/** Tries values; throws when one is valid for the writer, not for the reader, and the verdict was that all can be read. */
export function tryPair({ before, after }: SchemaPair, seed: number, tries: number): Verdict {
  const differences = jsonSchemaCanRead(parsed(after), parsed(before));
  const isCompatible = errorsOf(differences).length === 0;
  const isAdmitted = differences.some((difference) => ADMITTED.has(difference.rule));
  const [writer, reader] = [compiled(before), compiled(after)];
  const dice = new Dice(seed);
  let tried = 0;
  let refused = 0;
  for (let index = 0; index < tries; index += 1) {
    const root = index % 4 === 3 ? after : before;
    const value = instanceOf(root, root, dice);
    if (!writer(value)) continue;
    tried += 1;
    if (reader(value)) continue;
    refused += 1;
    if (isCompatible && !isAdmitted) {
      throw new Error(
        `${JSON.stringify(value)} is valid for ${JSON.stringify(before)}, not for ${JSON.stringify(after)}`,
      );
    }
  }
  return { isCompatible, tried, refused };
}

function compiled(schema: Plain): ValidateFunction {
  return new Ajv2020({ strict: false, validateSchema: false, validateFormats: false }).compile(forAjv(schema));
}

/**
 * The same schema, written around two mistakes of ajv 8: it may accept `[]` where `contains` asks for an item (after
 * another value, or beside `prefixItems`), and compares unique items only by the types of `items`, although
 * `prefixItems` stand before them.
 */
function forAjv(schema: Plain): Plain {
  if (typeof schema === 'boolean') return schema;
  const copy: PlainObject = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inner(value)]));
  const { contains, minContains = 1, minItems = 0, uniqueItems, prefixItems, allOf } = copy;
  if (contains !== undefined) copy.minItems = Math.max(Number(minItems), Math.min(1, Number(minContains)));
  if (uniqueItems !== true || prefixItems === undefined) return copy;
  delete copy.uniqueItems;
  return { ...copy, allOf: [...(Array.isArray(allOf) ? (allOf as unknown[]) : []), { uniqueItems: true }] };
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? forAjv({ ...value }) : value;
}
