import type { JsonNode, JsonObjectNode } from '../json-document';
import { defaultComplaint } from './avro-default';
import { isValidName } from './avro-name';
import { given } from './avro-problems';
import type { AvroField, AvroOrder, AvroRecord, AvroType } from './avro-type';
import { aliasesOf, docOf, type NamedHeader } from './named-header';
import { BROKEN, buildType, logicalOf, propsOf, type BuildScope } from './type-builder';

const ORDERS: readonly AvroOrder[] = ['ascending', 'descending', 'ignore'];

export function buildRecord(scope: BuildScope, node: JsonObjectNode, named: NamedHeader, path: string): AvroRecord {
  const fields: AvroField[] = [];
  const fieldsByName = new Map<string, AvroField>();
  const type: AvroRecord = {
    kind: 'record',
    isError: typeName(node) === 'error',
    ...named.names,
    fields,
    fieldsByName,
    ...logicalOf(scope, node, { kind: 'record' }, path),
    props: propsOf(node, ['type', 'fields', ...named.keys]),
  };
  // Known before its fields are read: they may refer to it.
  named.define(type);
  for (const fieldNode of fieldNodes(scope, node, path)) {
    const field = buildField(scope, fieldNode, named.namespace, path);
    if (field === undefined) continue;
    if (fieldsByName.has(field.name)) {
      fail(
        scope,
        fieldNode,
        'duplicate-field',
        `${path}.${field.name}`,
        'be the one field of its name',
        'a second one',
        'remove or rename one of the two',
      );
      continue;
    }
    fields.push(field);
    fieldsByName.set(field.name, field);
  }
  refuseOwnNames(scope, node, type, path);
  return type;
}

/** An alias that is a field beside it makes every reader of this schema ambiguous, the next version included. */
function refuseOwnNames(scope: BuildScope, node: JsonNode, type: AvroRecord, path: string): void {
  for (const field of type.fields) {
    for (const alias of field.aliases) {
      if (alias === field.name || !type.fieldsByName.has(alias)) continue;
      scope.report({
        at: node,
        rule: 'alias',
        property: `${path}.${field.name}`,
        must: 'have no alias that is the name of another field',
        given: `'${alias}'`,
        remedy: 'remove the alias, or the other field',
      });
    }
  }
}

function typeName(node: JsonObjectNode): string | undefined {
  const type = node.members.get('type')?.value;
  return type?.kind === 'string' ? type.value : undefined;
}

function fieldNodes(scope: BuildScope, node: JsonObjectNode, path: string): readonly JsonNode[] {
  const fields = node.members.get('fields')?.value;
  if (fields?.kind === 'array') return fields.elements;
  fail(
    scope,
    fields ?? node,
    'fields',
    path,
    "have a list of fields as its 'fields'",
    given(fields),
    'write [] for a record without fields',
  );
  return [];
}

function buildField(scope: BuildScope, node: JsonNode, namespace: string, recordPath: string): AvroField | undefined {
  if (node.kind !== 'object') {
    fail(scope, node, 'field', recordPath, 'have objects as fields', given(node), 'write { "name": …, "type": … }');
    return undefined;
  }
  const name = node.members.get('name')?.value;
  if (name?.kind !== 'string' || !isValidName(name.value)) {
    const remedy = 'start with a letter or underscore, go on with letters, digits and underscores';
    fail(scope, name ?? node, 'name', recordPath, 'have fields with valid names', given(name), remedy);
    return undefined;
  }
  const path = `${recordPath}.${name.value}`;
  const typeNode = node.members.get('type')?.value;
  if (typeNode === undefined) fail(scope, node, 'type', path, "have a 'type'", 'nothing', 'add "type"');
  const type = typeNode === undefined ? BROKEN : buildType(scope, typeNode, namespace, path);
  const doc = docOf(scope, node, path);
  const fallback = node.members.get('default')?.value;
  if (fallback !== undefined) checkDefault(scope, type, fallback, path);
  if (typeNode?.kind === 'string' && node.members.has('logicalType'))
    misplacedLogicalType(scope, node, typeNode.value, path);
  return {
    name: name.value,
    type,
    ...(fallback !== undefined && { default: fallback }),
    aliases: aliasesOf(scope, node, path),
    order: orderOf(scope, node, path),
    ...(doc !== undefined && { doc }),
    props: propsOf(node, ['name', 'type', 'default', 'aliases', 'order', 'doc']),
  };
}

function checkDefault(scope: BuildScope, type: AvroType, fallback: JsonNode, path: string): void {
  if (type === BROKEN) return;
  scope.later.push(() => {
    const complaint = defaultComplaint(type, fallback, path);
    if (complaint !== undefined) scope.report({ ...complaint, rule: 'default' });
  });
}

function orderOf(scope: BuildScope, node: JsonObjectNode, path: string): AvroOrder {
  const value = node.members.get('order')?.value;
  if (value === undefined) return 'ascending';
  const order = value.kind === 'string' ? ORDERS.find((candidate) => candidate === value.value) : undefined;
  if (order === undefined) {
    fail(
      scope,
      value,
      'order',
      path,
      `have one of ${ORDERS.join(', ')} as its 'order'`,
      given(value),
      'correct or remove it',
    );
  }
  return order ?? 'ascending';
}

function misplacedLogicalType(scope: BuildScope, node: JsonObjectNode, type: string, property: string): void {
  const logicalType = node.members.get('logicalType')?.value;
  if (logicalType === undefined) return;
  scope.problems.warn({
    at: logicalType,
    rule: 'logical-type',
    property,
    must: 'have its logical type inside its type',
    given: `${given(logicalType)} beside the type`,
    remedy: `it is ignored here: write "type": { "type": "${type}", "logicalType": ${given(logicalType)} }`,
  });
}

function fail(
  scope: BuildScope,
  at: JsonNode,
  rule: string,
  property: string,
  must: string,
  what: string,
  remedy: string,
): void {
  scope.problems.fail({ at, rule, property, must, given: what, remedy });
}
