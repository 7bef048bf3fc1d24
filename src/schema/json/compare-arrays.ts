import { conjunctionOf, type Comparison } from './comparison';
import type { Conjunction } from './conjunction';
import { Draft, isAtLeast } from './draft';
import { atLeast, atMost } from './compare-scalars';
import { countText, describeNode, describeNodes } from './describe';
import { surelyEvaluatesItem } from './evaluated';
import { below, hasError, isError, isSure, type Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import { isNever, type SchemaNode } from './schema-node';

export function compareArrays(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  if (!writer.types.has('array')) return [];
  const longest = longestOf(writer);
  return [
    ...compareItems(comparison, writer, reader),
    ...compareUnevaluated(comparison, writer, reader),
    ...atLeast(
      'MIN_ITEMS',
      '/minItems',
      writer.most((part) => part.minItems),
      reader.minItems,
    ),
    ...atMost('MAX_ITEMS', '/maxItems', longest, reader.maxItems),
    ...compareUnique(writer, reader, longest),
    ...compareContains(comparison, writer, reader),
  ];
}

/** The most items that the writer allows, by its bound or by the end of its positions. */
function longestOf(writer: Conjunction): number | undefined {
  const bound = writer.least((part) => part.maxItems);
  for (let index = 0; index <= writer.prefixLength; index += 1) {
    if (index >= (bound ?? Infinity)) return bound;
    if (conjunctionOf(writer.item(index)).isNever) return index;
  }
  return bound;
}

function compareItems(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const positions = Math.max(writer.prefixLength, reader.prefixItems.length);
  const longest = longestOf(writer) ?? Infinity;
  const findings: Finding[] = [];
  for (let index = 0; index < Math.min(positions, longest); index += 1) {
    const schema = reader.prefixItems[index] ?? reader.items;
    if (schema !== undefined) findings.push(...compareItem(comparison, writer, reader, schema, index));
  }
  if (reader.items && positions < longest) findings.push(...compareTail(comparison, writer, reader, reader.items));
  return findings;
}

function compareItem(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  schema: SchemaNode,
  index: number,
): Finding[] {
  const written = writer.item(index);
  const findings = comparison.compare(written, schema);
  const isListed = index < writer.prefixLength;
  const isRead = index < reader.prefixItems.length;
  const path = `${positionsOf(reader)}/${index}`;
  if (isListed && isRead) return below(path, findings);
  const remarks = below(
    path,
    findings.filter((finding) => !isError(finding)),
  );
  if (!hasError(findings)) return remarks;
  return [{ rule: tailRule(written, schema, isRead), path, ...texts(written, schema) }, ...remarks];
}

function tailRule(written: readonly SchemaNode[], schema: SchemaNode, isAdded: boolean): JsonRule {
  if (isAdded) {
    return conjunctionOf(written).isOpen
      ? 'ITEM_ADDED_TO_OPEN_CONTENT_MODEL'
      : 'ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL';
  }
  return isNever(schema)
    ? 'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL'
    : 'ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL';
}

function compareTail(comparison: Comparison, writer: Conjunction, reader: SchemaNode, schema: SchemaNode): Finding[] {
  const written = writer.item(Math.max(writer.prefixLength, reader.prefixItems.length));
  const conjunction = conjunctionOf(written);
  if (conjunction.isNever) return [];
  const hasPositions = writer.prefixLength > 0 || reader.prefixItems.length > 0;
  const rule = isNever(schema)
    ? 'ADDITIONAL_ITEMS_REMOVED'
    : hasPositions
      ? 'ADDITIONAL_ITEMS_NARROWED'
      : 'ITEMS_ADDED';
  const findings = comparison.compare(written, schema);
  const path = isLatest(reader) || reader.prefixItems.length === 0 ? '/items' : '/additionalItems';
  if (!hasError(findings) || !(conjunction.isOpen || isNever(schema))) return below(path, findings);
  return [{ rule, path, ...texts(written, schema) }];
}

/** How the reader's draft spells a list of positions. */
function positionsOf(reader: SchemaNode): string {
  return isLatest(reader) ? '/prefixItems' : '/items';
}

function isLatest(node: SchemaNode): boolean {
  return isAtLeast(node.document.draft, Draft.DRAFT_2020_12);
}

function compareUnevaluated(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const rest = reader.unevaluatedItems;
  if (rest === undefined) return [];
  const rule = isNever(rest) ? 'UNEVALUATED_ITEMS_REMOVED' : 'UNEVALUATED_ITEMS_NARROWED';
  const longest = longestOf(writer) ?? Infinity;
  for (let index = 0; index <= writer.prefixLength && index < longest; index += 1) {
    if (surelyEvaluatesItem(reader, index)) continue;
    const written = writer.item(index);
    if (!isSure(comparison.compare(written, rest))) {
      return [{ rule, path: '/unevaluatedItems', ...texts(written, rest) }];
    }
  }
  return [];
}

function compareUnique(writer: Conjunction, reader: SchemaNode, longest = Infinity): Finding[] {
  if (!reader.uniqueItems || longest <= 1 || writer.parts.some((part) => part.uniqueItems)) return [];
  return [{ rule: 'UNIQUE_ITEMS_ADDED', path: '/uniqueItems', writer: 'items may repeat', reader: 'items are unique' }];
}

function compareContains(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  const { contains, minContains = 1, maxContains = Infinity } = reader;
  if (contains === undefined) return [];
  const written = writer.parts.filter((part) => part.contains);
  return [
    ...compareMinContains(comparison, writer, written, contains, minContains),
    ...compareMaxContains(comparison, writer, written, contains, maxContains),
  ];
}

function compareMinContains(
  comparison: Comparison,
  writer: Conjunction,
  written: readonly SchemaNode[],
  contains: SchemaNode,
  bound: number,
): Finding[] {
  const covering = written.filter((part) => isSure(comparison.compare([part.contains!], contains)));
  const counts = covering.map((part) => part.minContains ?? 1);
  // Where every item fits, the length decides.
  if (itemsFit(comparison, writer, contains)) counts.push(writer.most((part) => part.minItems) ?? 0);
  if (bound === 0 || counts.some((count) => count >= bound)) return [];
  const rule = written.length === 0 ? 'CONTAINS_ADDED' : covering.length === 0 ? 'CONTAINS_NARROWED' : undefined;
  if (rule === undefined) {
    const given = countText(Math.max(...counts));
    return [{ rule: 'MIN_CONTAINS_INCREASED', path: '/minContains', writer: given, reader: countText(bound) }];
  }
  const before = describeNodes(written.map((part) => part.contains!));
  return [
    {
      rule,
      path: '/contains',
      writer: written.length === 0 ? 'nothing asked' : before,
      reader: describeNode(contains),
    },
  ];
}

function itemsFit(comparison: Comparison, writer: Conjunction, schema: SchemaNode): boolean {
  for (let index = 0; index <= writer.prefixLength; index += 1) {
    if (!isSure(comparison.compare(writer.item(index), schema))) return false;
  }
  return true;
}

function compareMaxContains(
  comparison: Comparison,
  writer: Conjunction,
  written: readonly SchemaNode[],
  contains: SchemaNode,
  bound: number,
): Finding[] {
  if (bound >= (longestOf(writer) ?? Infinity) || bound === Infinity) return [];
  const limits = written
    .filter((part) => part.maxContains !== undefined && isSure(comparison.compare([contains], part.contains!)))
    .map((part) => part.maxContains!);
  if (limits.some((limit) => limit <= bound)) return [];
  const rule = limits.length === 0 ? 'MAX_CONTAINS_ADDED' : 'MAX_CONTAINS_DECREASED';
  const before = countText(limits.length === 0 ? undefined : Math.min(...limits));
  return [{ rule, path: '/maxContains', writer: before, reader: countText(bound) }];
}

function texts(written: readonly SchemaNode[], schema: SchemaNode): { writer: string; reader: string } {
  return { writer: describeNodes(written), reader: describeNode(schema) };
}
