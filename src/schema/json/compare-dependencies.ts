import { both, conjunctionOf, type Comparison } from './comparison';
import type { Conjunction } from './conjunction';
import { Draft, isAtLeast } from './draft';
import { describeNode } from './describe';
import { below, hasError, isError, type Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import { pointerTo } from '../json-document';
import type { SchemaNode } from './schema-node';

/** What the presence of a property asks for. */
export function compareDependencies(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const canBeThere = (name: string): boolean => !conjunctionOf(writer.property(name)).isNever;
  const lists = [...reader.dependentRequired]
    .filter(([name]) => canBeThere(name))
    .flatMap(([name, needed]) => compareList(writer, pathOf(reader, 'dependentRequired', name), name, needed));
  const schemas = [...reader.dependentSchemas]
    .filter(([name]) => canBeThere(name))
    .flatMap(([name, schema]) =>
      compareSchema(comparison, writer, pathOf(reader, 'dependentSchemas', name), name, schema),
    );
  return [...lists, ...schemas];
}

/** Before 2019-09 one keyword serves both. */
function pathOf(reader: SchemaNode, keyword: string, name: string): string {
  const isSplit = isAtLeast(reader.document.draft, Draft.DRAFT_2019_09);
  return pointerTo(isSplit ? `/${keyword}` : '/dependencies', name);
}

function compareList(writer: Conjunction, path: string, name: string, needed: ReadonlySet<string>): Finding[] {
  const before = new Set(writer.all((part) => part.dependentRequired.get(name)).flatMap((names) => [...names]));
  const given = new Set([...before, ...writer.required, name]);
  if ([...needed].every((other) => given.has(other))) return [];
  const rule: JsonRule =
    before.size === 0
      ? 'DEPENDENCY_ARRAY_ADDED'
      : [...before].every((other) => needed.has(other))
        ? 'DEPENDENCY_ARRAY_EXTENDED'
        : 'DEPENDENCY_ARRAY_CHANGED';
  return [{ rule, path, writer: [...before].join(', ') || 'nothing asked', reader: [...needed].join(', ') }];
}

function compareSchema(
  comparison: Comparison,
  writer: Conjunction,
  path: string,
  name: string,
  schema: SchemaNode,
): Finding[] {
  const before = writer.all((part) => part.dependentSchemas.get(name));
  const written = both(writer, conjunctionOf(before));
  const findings = comparison.compareAll(written, schema);
  if (!hasError(findings) || before.length > 0) return below(path, findings);
  const remarks = findings.filter((finding) => !isError(finding));
  return [
    { rule: 'DEPENDENCY_SCHEMA_ADDED', path, writer: 'nothing asked', reader: describeNode(schema) },
    ...below(path, remarks),
  ];
}
