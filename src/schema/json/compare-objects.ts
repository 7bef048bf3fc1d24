import { conjunctionOf, type Comparison } from './comparison';
import { schemasOfProperty } from './accepts';
import { compareDependencies } from './compare-dependencies';
import { compareOtherProperties } from './compare-other-properties';
import { atLeast, atMost } from './compare-scalars';
import type { Conjunction } from './conjunction';
import { describeNode, describeNodes } from './describe';
import { below, hasError, isAdmitted, isError, type Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import { pointerTo } from '../json-document';
import { sameSchema } from './same-schema';
import { isNever, type SchemaNode } from './schema-node';

/** Objects, judged by their content model: open, closed, or partially open. */
export function compareObjects(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  if (!writer.types.has('object')) return [];
  const required = writer.required;
  const names = new Set([...writer.propertyNames, ...reader.properties.keys(), ...reader.required]);
  const fewest = Math.max(writer.most((part) => part.minProperties) ?? 0, required.size);
  return [
    ...[...names].flatMap((name) => compareProperty(comparison, writer, reader, name, required.has(name))),
    ...compareOtherProperties(comparison, writer, reader),
    ...compareDependencies(comparison, writer, reader),
    ...atLeast('MIN_PROPERTIES', '/minProperties', fewest === 0 ? undefined : fewest, reader.minProperties),
    // Whoever sets no bound need not be told how many the writer allows, for which all properties are looked at.
    ...(reader.maxProperties === undefined
      ? []
      : atMost('MAX_PROPERTIES', '/maxProperties', mostOf(writer), reader.maxProperties)),
  ];
}

/** The most properties that the writer allows, by its bound or because it lists them all. */
function mostOf(writer: Conjunction): number | undefined {
  const bound = writer.least((part) => part.maxProperties);
  const isClosed = writer.patterns.size === 0 && conjunctionOf(writer.others).isNever;
  if (!isClosed) return bound;
  const possible = [...writer.propertyNames].filter((name) => !conjunctionOf(writer.property(name)).isNever).length;
  return Math.min(possible, bound ?? Infinity);
}

function compareProperty(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  name: string,
  isWritten: boolean,
): Finding[] {
  if (isUnchanged(writer, reader, name, isWritten)) return [];
  const path = pointerTo('/properties', name);
  const written = conjunctionOf(writer.property(name));
  const isListed = writer.lists(name);
  const findings = written.isNever ? [] : valueFindings(comparison, writer, reader, name, path);
  if (!reader.required.has(name) || isWritten) return findings;
  const [added] = findings.filter((finding) => finding.rule === 'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL');
  const others = findings.filter((finding) => finding !== added);
  const rule = requiredRule(reader, name, isListed, !isListed && reader.properties.has(name) && written.isOpen);
  return [{ rule, path, writer: isListed ? 'optional' : 'not listed', reader: 'required' }, ...others];
}

/** Most properties of most versions: nothing new is asked of them. */
function isUnchanged(writer: Conjunction, reader: SchemaNode, name: string, isWritten: boolean): boolean {
  if (reader.required.has(name) && !isWritten) return false;
  const asked = schemasOfProperty(reader, name);
  if (asked.length === 0) return true;
  const written = writer.property(name);
  return written.length === 1 && asked.length === 1 && sameSchema(written[0]!, asked[0]!);
}

function requiredRule(reader: SchemaNode, name: string, isListed: boolean, isOpen: boolean): JsonRule {
  const schema = reader.properties.get(name);
  const hasDefault = schema !== undefined && conjunctionOf([schema]).parts.some((part) => part.default !== undefined);
  if (isListed || schema === undefined) {
    return hasDefault ? 'REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED' : 'REQUIRED_ATTRIBUTE_ADDED';
  }
  if (isOpen) {
    return hasDefault
      ? 'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL'
      : 'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL';
  }
  return hasDefault
    ? 'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL'
    : 'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL';
}

function valueFindings(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  name: string,
  path: string,
): Finding[] {
  const written = writer.property(name);
  return schemasOfProperty(reader, name).flatMap((schema) => {
    const findings = comparison.compare(written, schema);
    const isRead = reader.properties.get(name) === schema;
    if (isRead && writer.lists(name)) return below(path, findings);
    const remarks = below(
      path,
      findings.filter((finding) => !isError(finding)),
    );
    if (!hasError(findings)) return isRead ? remarks.filter(isAdmitted) : remarks;
    const rule = isRead ? addedRule(written) : removedRule(reader, name, schema);
    return [{ rule, path, writer: describeNodes(written), reader: describeNode(schema) }];
  });
}

function addedRule(written: readonly SchemaNode[]): JsonRule {
  return conjunctionOf(written).isOpen
    ? 'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL'
    : 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL';
}

function removedRule(reader: SchemaNode, name: string, schema: SchemaNode): JsonRule {
  if (isNever(schema)) return 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL';
  // A pattern that also speaks of a property that the reader lists.
  if (reader.properties.has(name)) return 'PATTERN_PROPERTY_ADDED';
  return 'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL';
}
