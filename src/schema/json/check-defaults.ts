import { printed } from '../../core/failure-text';
import type { JsonNode } from '../json-document';
import { accepts, typesOf } from './accepts';
import type { Findings } from './schema-document';
import type { SchemaNode } from './schema-node';

/** A default that its own schema refuses is an error; an enumerated value that can never occur is a warning. */
export function checkDefaults(nodes: Iterable<SchemaNode>, findings: Findings): void {
  for (const node of nodes) {
    if (node.default !== undefined && !accepts(node, node.default.value)) {
      findings.fail(node.document, keywordOf(node, 'default'), {
        property: `${node.pointer}/default`,
        rule: 'schema.json.default',
        must: 'be valid for its schema',
        given: printed(node.default.value),
        remedy: 'correct the default or the schema',
      });
    }
    for (const { value } of node.values ?? []) {
      if (!node.types || typesOf(value).some((type) => node.types!.has(type))) continue;
      findings.warn(node.document, keywordOf(node, 'enum'), {
        property: `${node.pointer}/enum`,
        rule: 'schema.json.dead-value',
        must: `be of the type ${[...node.types].join(' or ')}`,
        given: printed(value),
        remedy: 'remove the value, or widen the type',
      });
    }
  }
}

function keywordOf(node: SchemaNode, keyword: string): JsonNode {
  const { source } = node;
  return (source.kind === 'object' ? source.members.get(keyword)?.value : undefined) ?? source;
}
