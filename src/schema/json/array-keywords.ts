import { Draft, isAtLeast } from './draft';
import type { SchemaNode } from './schema-node';
import type { Place, ValueReader } from './value-reader';

type At = (name: string) => Place | undefined;
type Subschema = (place: Place) => SchemaNode;

/** Arrays: their items by position, what follows, what they contain. */
export function readArrayKeywords(
  node: SchemaNode,
  at: At,
  values: ValueReader,
  draft: Draft,
  schema: Subschema,
): void {
  if (isAtLeast(draft, Draft.DRAFT_2020_12)) readPrefixItems(node, at, values, schema);
  else readItems(node, at, values, schema);
  const [contains, unevaluated, uniqueItems] = [at('contains'), at('unevaluatedItems'), at('uniqueItems')];
  if (contains) node.contains = schema(contains);
  if (unevaluated) node.unevaluatedItems = schema(unevaluated);
  if (uniqueItems) node.uniqueItems = values.flag(uniqueItems) ?? false;
  const count = (name: string): number | undefined => {
    const place = at(name);
    return place && values.count(place);
  };
  node.minItems = count('minItems');
  node.maxItems = count('maxItems');
  node.minContains = count('minContains');
  node.maxContains = count('maxContains');
}

function readPrefixItems(node: SchemaNode, at: At, values: ValueReader, schema: Subschema): void {
  const [prefix, items] = [at('prefixItems'), at('items')];
  if (prefix) node.prefixItems = schemaList(prefix, values, schema);
  if (items?.node.kind === 'array') {
    values.wrong(items, 'kind', 'be a schema', 'write prefixItems for a list of schemas by position');
  } else if (items) node.items = schema(items);
}

/** Before 2020-12 a list in `items` gives the positions, and `additionalItems` what follows them. */
function readItems(node: SchemaNode, at: At, values: ValueReader, schema: Subschema): void {
  const [items, additional] = [at('items'), at('additionalItems')];
  const tail = additional && schema(additional);
  if (items?.node.kind === 'array') {
    node.prefixItems = schemaList(items, values, schema);
    node.items = tail;
  } else if (items) node.items = schema(items);
}

function schemaList(place: Place, values: ValueReader, schema: Subschema): SchemaNode[] {
  const places = values.listPlaces(place);
  if (places.length === 0) values.wrong(place, 'kind', 'be a list of at least one schema', 'write [{…}, …]');
  return places.map(schema);
}
