import { conjunctionOf, type Comparison } from './comparison';
import { accepts } from './accepts';
import type { Conjunction } from './conjunction';
import { describeNode, describeNodes } from './describe';
import { surelyEvaluates, surelyEvaluatesOthers, surelyEvaluatesPattern } from './evaluated';
import { below, hasError, isSure, type Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import { pointerTo } from '../json-document';
import { isNever, type SchemaNode } from './schema-node';

/** Properties that are not listed by name, and the names themselves. */
export function compareOtherProperties(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  return [
    ...comparePatterns(comparison, writer, reader),
    ...compareAdditional(comparison, writer, reader),
    ...compareUnevaluated(comparison, writer, reader),
    ...compareNames(comparison, writer, reader),
  ];
}

function comparePatterns(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const patterns = writer.patterns;
  return [...reader.patternProperties].flatMap(([text, { schema }]) => {
    const path = pointerTo('/patternProperties', text);
    if (patterns.has(text)) return below(path, comparison.compare(writer.matching(text), schema));
    // Which names two patterns share cannot be decided: whatever is not listed by name may match.
    const candidates = [...[...patterns].map((pattern) => writer.matching(pattern)), writer.others];
    return candidates
      .filter((written) => !conjunctionOf(written).isNever && !isSure(comparison.compare(written, schema)))
      .slice(0, 1)
      .map((written) => finding('PATTERN_PROPERTY_ADDED', path, written, schema));
  });
}

function compareAdditional(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const schema = reader.additionalProperties;
  if (schema === undefined) return [];
  const lost = [...writer.patterns].filter((text) => !reader.patternProperties.has(text));
  const patterns = lost
    .filter((text) => !isSure(comparison.compare(writer.matching(text), schema)))
    .map((text) =>
      finding('PATTERN_PROPERTY_REMOVED', pointerTo('/patternProperties', text), writer.matching(text), schema),
    );
  return [...patterns, ...compareOthers(comparison, writer.others, schema, 'additionalProperties')];
}

function compareOthers(
  comparison: Comparison,
  written: readonly SchemaNode[],
  schema: SchemaNode,
  keyword: 'additionalProperties' | 'unevaluatedProperties',
): Finding[] {
  const conjunction = conjunctionOf(written);
  if (conjunction.isNever) return [];
  const path = `/${keyword}`;
  const findings = comparison.compare(written, schema);
  if (!hasError(findings)) return below(path, findings);
  const isAdditional = keyword === 'additionalProperties';
  if (isNever(schema)) {
    return [
      finding(isAdditional ? 'ADDITIONAL_PROPERTIES_REMOVED' : 'UNEVALUATED_PROPERTIES_REMOVED', path, written, schema),
    ];
  }
  if (!conjunction.isOpen) return below(path, findings);
  return [
    finding(isAdditional ? 'ADDITIONAL_PROPERTIES_NARROWED' : 'UNEVALUATED_PROPERTIES_NARROWED', path, written, schema),
  ];
}

/** What no other keyword of the reader surely looks at is left to `unevaluatedProperties`. */
function compareUnevaluated(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const schema = reader.unevaluatedProperties;
  if (schema === undefined) return [];
  const isRefused = (written: readonly SchemaNode[]): boolean =>
    !conjunctionOf(written).isNever && !isSure(comparison.compare(written, schema));
  const named = [...writer.propertyNames]
    .filter((name) => !surelyEvaluates(reader, name) && isRefused(writer.property(name)))
    .map((name) =>
      finding(
        'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
        pointerTo('/properties', name),
        writer.property(name),
        schema,
      ),
    );
  const patterns = [...writer.patterns]
    .filter((text) => !surelyEvaluatesPattern(reader, text) && isRefused(writer.matching(text)))
    .map((text) =>
      finding('PATTERN_PROPERTY_REMOVED', pointerTo('/patternProperties', text), writer.matching(text), schema),
    );
  const others = surelyEvaluatesOthers(reader)
    ? []
    : compareOthers(comparison, writer.others, schema, 'unevaluatedProperties');
  return [...named, ...patterns, ...others];
}

function compareNames(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const names = reader.propertyNames;
  if (names === undefined) return [];
  const written = writer.all((part) => part.propertyNames);
  if (written.length > 0) {
    if (isSure(comparison.compare(written, names))) return [];
  }
  const isClosed = writer.patterns.size === 0 && conjunctionOf(writer.others).isNever;
  const isKnown = (name: string): boolean => accepts(names, name) || conjunctionOf(writer.property(name)).isNever;
  if (isClosed && [...writer.propertyNames].every(isKnown)) return [];
  return [finding('PROPERTY_NAMES_ADDED', '/propertyNames', written, names)];
}

function finding(rule: JsonRule, path: string, written: readonly SchemaNode[], schema: SchemaNode): Finding {
  return { rule, path, writer: describeNodes(written), reader: describeNode(schema) };
}
