import { didYouMean } from '../../core/nearest';
import { Draft } from './draft';
import type { PatternProperty, SchemaNode } from './schema-node';
import type { Place, ValueReader } from './value-reader';

type At = (name: string) => Place | undefined;
type Subschema = (place: Place) => SchemaNode;

/** Objects: their properties, and what depends on which. */
export function readObjectKeywords(
  node: SchemaNode,
  at: At,
  values: ValueReader,
  draft: Draft,
  schema: Subschema,
): void {
  const members = (name: string): [string, Place][] => {
    const place = at(name);
    return (place && values.memberPlaces(place, 'be an object of schemas')) ?? [];
  };
  const optional = (name: string): SchemaNode | undefined => {
    const place = at(name);
    return place && schema(place);
  };
  const count = (name: string): number | undefined => {
    const place = at(name);
    return place && values.count(place);
  };
  node.properties = new Map(members('properties').map(([name, place]) => [name, schema(place)]));
  node.patternProperties = new Map(
    members('patternProperties')
      .map(([text, place]): [string, PatternProperty | undefined] => {
        const pattern = values.pattern(place, text);
        return [text, pattern && { pattern, schema: schema(place) }];
      })
      .filter((entry): entry is [string, PatternProperty] => entry[1] !== undefined),
  );
  node.additionalProperties = optional('additionalProperties');
  node.unevaluatedProperties = optional('unevaluatedProperties');
  node.propertyNames = optional('propertyNames');
  node.minProperties = count('minProperties');
  node.maxProperties = count('maxProperties');
  readRequired(node, at, values, draft);
  readDependencies(node, at, values, schema, members);
}

function readRequired(node: SchemaNode, at: At, values: ValueReader, draft: Draft): void {
  const place = at('required');
  if (place === undefined) return;
  node.required = values.names(place) ?? new Set();
  if (draft === Draft.DRAFT_4 && place.node.kind === 'array' && place.node.elements.length === 0) {
    values.wrong(place, 'empty', 'name at least one property in draft-04', 'remove it');
  }
  for (const element of values.listPlaces(place)) {
    const { node: json } = element;
    if (json.kind !== 'string' || node.properties.has(json.value)) continue;
    const remedy = didYouMean(json.value, node.properties.keys());
    if (remedy === '') continue;
    values.findings.warn(element.document, json, {
      property: element.pointer,
      rule: 'schema.json.required',
      must: 'name a property of the object',
      given: json.value,
      remedy,
    });
  }
}

function readDependencies(
  node: SchemaNode,
  at: At,
  values: ValueReader,
  schema: Subschema,
  members: (name: string) => [string, Place][],
): void {
  const required = new Map<string, ReadonlySet<string>>();
  const schemas = new Map<string, SchemaNode>();
  const old = at('dependencies');
  const either = (old && values.memberPlaces(old, 'be an object of name lists and schemas')) ?? [];
  for (const [name, place] of either) {
    if (place.node.kind === 'array') required.set(name, values.names(place) ?? new Set());
    else schemas.set(name, schema(place));
  }
  const lists = at('dependentRequired');
  for (const [name, place] of (lists && values.memberPlaces(lists, 'be an object of name lists')) ?? []) {
    required.set(name, values.names(place) ?? new Set());
  }
  for (const [name, place] of members('dependentSchemas')) schemas.set(name, schema(place));
  node.dependentRequired = required;
  node.dependentSchemas = schemas;
}
