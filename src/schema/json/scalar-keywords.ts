import { compareDecimals } from './decimal';
import { Draft } from './draft';
import type { NumberBound, SchemaNode } from './schema-node';
import { spelledValue } from './spelled-value';
import type { Place, ValueReader } from './value-reader';

type At = (name: string) => Place | undefined;

/** Type, enumeration, numbers and strings. */
export function readScalarKeywords(node: SchemaNode, at: At, values: ValueReader, draft: Draft): void {
  const type = at('type');
  if (type) node.types = values.types(type);
  readValues(node, at, values);
  const lower = draft === Draft.DRAFT_4 ? flaggedBound : strictestBound;
  node.lower = lower(at, values, 'minimum', 'exclusiveMinimum', 1);
  node.upper = lower(at, values, 'maximum', 'exclusiveMaximum', -1);
  const multipleOf = at('multipleOf');
  if (multipleOf) node.multipleOf = values.positive(multipleOf);
  const [minLength, maxLength, pattern] = [at('minLength'), at('maxLength'), at('pattern')];
  if (minLength) node.minLength = values.count(minLength);
  if (maxLength) node.maxLength = values.count(maxLength);
  if (pattern) node.pattern = values.pattern(pattern);
  const text = (name: string): string | undefined => {
    const place = at(name);
    return place && values.text(place);
  };
  node.format = text('format');
  node.contentEncoding = text('contentEncoding');
  node.contentMediaType = text('contentMediaType');
}

function readValues(node: SchemaNode, at: At, values: ValueReader): void {
  const [list, constant] = [at('enum'), at('const')];
  if (list) {
    const elements = values.listPlaces(list);
    if (list.node.kind !== 'array') values.wrong(list, 'kind', 'be a list of values', 'write ["a", "b"]');
    else if (elements.length === 0) values.wrong(list, 'empty', 'list at least one value', 'write the allowed values');
    node.values = elements.map((element) => spelledValue(element.node));
    values.noDuplicates(
      elements,
      node.values.map((value) => value.key),
    );
  }
  if (constant) {
    const value = spelledValue(constant.node);
    // Of both, what both allow.
    node.values = node.values === undefined ? [value] : node.values.filter((listed) => listed.key === value.key);
    node.isConst = true;
  }
}

/** Since draft 6 the exclusive bound is a number of its own; the stricter of the two counts. */
function strictestBound(
  at: At,
  values: ValueReader,
  inclusive: string,
  exclusive: string,
  direction: 1 | -1,
): NumberBound | undefined {
  const [including, excluding] = [at(inclusive), at(exclusive)];
  const limit = including && values.number(including);
  const beyond = excluding && exclusiveNumber(excluding, values, inclusive);
  if (beyond === undefined) return limit && { limit, exclusive: false };
  if (limit === undefined || compareDecimals(beyond, limit) * direction >= 0) return { limit: beyond, exclusive: true };
  return { limit, exclusive: false };
}

function exclusiveNumber(place: Place, values: ValueReader, inclusive: string): ReturnType<ValueReader['number']> {
  if (place.node.kind !== 'boolean') return values.number(place);
  return values.wrong(place, 'kind', 'be a number', `true and false are of draft-04; write the number of ${inclusive}`);
}

/** In draft 4 the exclusive bound is a flag beside the bound. */
function flaggedBound(at: At, values: ValueReader, inclusive: string, exclusive: string): NumberBound | undefined {
  const [including, excluding] = [at(inclusive), at(exclusive)];
  const limit = including && values.number(including);
  const isExclusive = excluding && values.flag(excluding);
  if (excluding && !including) {
    values.wrong(excluding, 'bound', `stand beside ${inclusive}`, `add ${inclusive}, or declare a later $schema`);
  }
  return limit && { limit, exclusive: isExclusive ?? false };
}
