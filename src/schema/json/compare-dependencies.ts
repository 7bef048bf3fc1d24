import { both, conjunctionOf, type Comparison } from './comparison';
import type { Conjunction } from './conjunction';
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
    .flatMap(([name, needed]) => compareList(writer, name, needed));
  const schemas = [...reader.dependentSchemas]
    .filter(([name]) => canBeThere(name))
    .flatMap(([name, schema]) => compareSchema(comparison, writer, name, schema));
  return [...lists, ...schemas];
}

function compareList(writer: Conjunction, name: string, needed: ReadonlySet<string>): Finding[] {
  const before = new Set(writer.all((part) => part.dependentRequired.get(name)).flatMap((names) => [...names]));
  const given = new Set([...before, ...writer.required, name]);
  if ([...needed].every((other) => given.has(other))) return [];
  const rule: JsonRule =
    before.size === 0
      ? 'DEPENDENCY_ARRAY_ADDED'
      : [...before].every((other) => needed.has(other))
        ? 'DEPENDENCY_ARRAY_EXTENDED'
        : 'DEPENDENCY_ARRAY_CHANGED';
  const path = pointerTo('/dependentRequired', name);
  return [{ rule, path, writer: [...before].join(', ') || 'nothing asked', reader: [...needed].join(', ') }];
}

function compareSchema(comparison: Comparison, writer: Conjunction, name: string, schema: SchemaNode): Finding[] {
  const before = writer.all((part) => part.dependentSchemas.get(name));
  const path = pointerTo('/dependentSchemas', name);
  const written = both(writer, conjunctionOf(before));
  const findings = comparison.compareAll(written, schema);
  if (!hasError(findings) || before.length > 0) return below(path, findings);
  const remarks = findings.filter((finding) => !isError(finding));
  return [
    { rule: 'DEPENDENCY_SCHEMA_ADDED', path, writer: 'nothing asked', reader: describeNode(schema) },
    ...below(path, remarks),
  ];
}
