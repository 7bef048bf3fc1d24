import { compareBounds, commonTypes, multiplesOf, type Conjunction } from './conjunction';
import { decimalText, isMultiple, type Decimal } from './decimal';
import { boundText, countText, describeConjunction, describeNode, valuesText } from './describe';
import type { Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import type { NumberBound, SchemaNode } from './schema-node';

export function compareTypes(writer: Conjunction, reader: SchemaNode): Finding[] {
  const { types } = reader;
  if (types === undefined) return [];
  const common = commonTypes(writer.types, types);
  if ([...writer.types].every((type) => common.has(type))) return [];
  const rule = common.size > 0 ? 'TYPE_NARROWED' : 'TYPE_CHANGED';
  return [{ rule, path: '', writer: typesText(writer), reader: [...types].join(' or ') }];
}

function typesText(writer: Conjunction): string {
  const text = describeConjunction(writer);
  return writer.values ? `${[...writer.types].join(' or ')} (${text})` : text;
}

export function compareValues(writer: Conjunction, reader: SchemaNode): Finding[] {
  const allowed = reader.values;
  if (allowed === undefined) return [];
  const path = reader.isConst ? '/const' : '/enum';
  const written = writer.values;
  if (written === undefined) {
    return [{ rule: 'ENUM_ARRAY_ADDED', path, writer: describeConjunction(writer), reader: valuesText(allowed) }];
  }
  const keys = new Set(allowed.map((value) => value.key));
  const missing = written.filter((value) => !keys.has(value.key));
  if (missing.length === 0) return [];
  const writtenKeys = new Set(written.map((value) => value.key));
  const rule = allowed.every((value) => writtenKeys.has(value.key)) ? 'ENUM_ARRAY_NARROWED' : 'ENUM_ARRAY_CHANGED';
  return [{ rule, path, writer: `also ${valuesText(missing)}`, reader: describeNode(reader) }];
}

export function compareNumbers(writer: Conjunction, reader: SchemaNode): Finding[] {
  if (!writer.types.has('number') && !writer.types.has('integer')) return [];
  return [
    ...compareBound(writer.lower, reader.lower, 1),
    ...compareBound(writer.upper, reader.upper, -1),
    ...compareMultiple(writer, reader.multipleOf),
  ];
}

function compareBound(written: NumberBound | undefined, bound: NumberBound | undefined, direction: 1 | -1): Finding[] {
  if (bound === undefined || (written && compareBounds(written, bound, direction) >= 0)) return [];
  const [added, changed] =
    direction === 1
      ? (['MINIMUM_ADDED', 'MINIMUM_INCREASED'] as const)
      : (['MAXIMUM_ADDED', 'MAXIMUM_DECREASED'] as const);
  const bare = written ? changed : added;
  const keyword = direction === 1 ? 'inimum' : 'aximum';
  return [
    {
      rule: bound.exclusive ? `EXCLUSIVE_${bare}` : bare,
      path: bound.exclusive ? `/exclusiveM${keyword}` : `/m${keyword}`,
      writer: boundText(written),
      reader: boundText(bound),
    },
  ];
}

function compareMultiple(writer: Conjunction, multipleOf: Decimal | undefined): Finding[] {
  if (multipleOf === undefined) return [];
  const written = multiplesOf(writer);
  if (!writer.types.has('number')) written.push({ coefficient: 1n, exponent: 0 });
  if (written.some((multiple) => isMultiple(multiple, multipleOf))) return [];
  const spelled = multiplesOf(writer);
  const rule =
    spelled.length === 0
      ? 'MULTIPLE_OF_ADDED'
      : spelled.some((multiple) => isMultiple(multipleOf, multiple))
        ? 'MULTIPLE_OF_EXPANDED'
        : 'MULTIPLE_OF_CHANGED';
  const text = spelled.map(decimalText).join(' and ');
  return [{ rule, path: '/multipleOf', writer: text || 'any number', reader: decimalText(multipleOf) }];
}

export function compareStrings(writer: Conjunction, reader: SchemaNode): Finding[] {
  if (!writer.types.has('string')) return [];
  const patterns = writer.all((part) => part.pattern?.text);
  const findings = [
    ...atLeast(
      'MIN_LENGTH',
      '/minLength',
      writer.most((part) => part.minLength),
      reader.minLength,
    ),
    ...atMost(
      'MAX_LENGTH',
      '/maxLength',
      writer.least((part) => part.maxLength),
      reader.maxLength,
    ),
  ];
  const pattern = reader.pattern?.text;
  if (pattern === undefined || patterns.includes(pattern) || acceptsEverything(pattern)) return findings;
  const rule = patterns.length === 0 ? 'PATTERN_ADDED' : 'PATTERN_CHANGED';
  return [...findings, { rule, path: '/pattern', writer: patterns.join(' and ') || 'any text', reader: pattern }];
}

/** A lower bound of a count; 0 is none. */
export function atLeast(
  name: 'MIN_LENGTH' | 'MIN_ITEMS' | 'MIN_PROPERTIES',
  path: string,
  written: number | undefined,
  bound = 0,
): Finding[] {
  if ((written ?? 0) >= bound) return [];
  const rule: JsonRule = written === undefined ? `${name}_ADDED` : `${name}_INCREASED`;
  return [{ rule, path, writer: countText(written), reader: countText(bound) }];
}

/** An upper bound of a count. */
export function atMost(
  name: 'MAX_LENGTH' | 'MAX_ITEMS' | 'MAX_PROPERTIES',
  path: string,
  written = Infinity,
  bound = Infinity,
): Finding[] {
  if (written <= bound) return [];
  const rule: JsonRule = written === Infinity ? `${name}_ADDED` : `${name}_DECREASED`;
  return [{ rule, path, writer: countText(written), reader: countText(bound) }];
}

function acceptsEverything(pattern: string): boolean {
  return ['', '^', '$', '.*', '^.*'].includes(pattern);
}
