import type { Comparison } from './comparison';
import { compareArrays } from './compare-arrays';
import { compareConditional } from './compare-conditional';
import { compareObjects } from './compare-objects';
import { compareNumbers, compareStrings, compareTypes, compareValues } from './compare-scalars';
import { compareAnyOf, compareNot, compareOneOf } from './compare-sums';
import type { Conjunction } from './conjunction';
import { covered, splitBySums, splitByTypes, type Split } from './covered';
import { describeConjunction, describeNode } from './describe';
import { accepts } from './accepts';
import { below, isError, type Finding } from './json-rules';
import { sameSchema } from './same-schema';
import type { SchemaNode } from './schema-node';

/** What keeps a reader from reading the values that a writer allows: keyword by keyword of the reader. */
export function compareParts(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  if (writer.isNever || isSpelledIn(writer, reader)) return [];
  if (readsEveryValue(comparison, writer, reader)) return [];
  const { ref, not, conditional } = reader;
  const ask = (split: Split, one: (writer: Conjunction) => readonly Finding[]): readonly Finding[] =>
    covered(comparison, writer, split, (part) => (isSpelledIn(part, reader) ? [] : one(part)));
  return [
    ...(ref ? comparison.compareAll(writer, ref) : []),
    ...reader.allOf.flatMap((part, index) => compareProduct(comparison, writer, part, index)),
    ...ask(splitBySums, (one) => compareKeywords(comparison, one, reader)),
    ...(reader.anyOf.length > 0 ? ask(splitByTypes, (one) => compareAnyOf(comparison, one, reader, writer)) : []),
    ...(reader.oneOf.length > 0 ? ask(splitByTypes, (one) => compareOneOf(comparison, one, reader, writer)) : []),
    ...(not ? ask(splitByTypes, (one) => compareNot(comparison, one, not)) : []),
    ...(conditional ? ask(splitBySums, (one) => compareConditional(comparison, one, conditional)) : []),
  ];
}

/** A value that fits a part fits the same schema of the reader, however hard its keywords are to compare. */
function isSpelledIn(writer: Conjunction, reader: SchemaNode): boolean {
  return writer.parts.some((part) => sameSchema(part, reader));
}

function compareKeywords(comparison: Comparison, writer: Conjunction, reader: SchemaNode): Finding[] {
  if (reader.never) {
    return [{ rule: 'TYPE_CHANGED', path: '', writer: describeConjunction(writer), reader: 'nothing' }];
  }
  const types = compareTypes(writer, reader);
  // Where no type is common, what else differs says nothing.
  if (reader.types && !writer.overlaps(reader.types)) return types;
  return [
    ...types,
    ...compareValues(writer, reader),
    ...compareNumbers(writer, reader),
    ...compareStrings(writer, reader),
    ...compareArrays(comparison, writer, reader),
    ...compareObjects(comparison, writer, reader),
  ];
}

/** A part of allOf that the writer had no counterpart for is one finding, not as many as it has keywords. */
function compareProduct(comparison: Comparison, writer: Conjunction, part: SchemaNode, index: number): Finding[] {
  const findings = below(`/allOf/${index}`, comparison.compareAll(writer, part));
  const counterparts = Math.max(0, ...writer.parts.map((node) => node.allOf.length));
  if (counterparts === 0 || index < counterparts || !findings.some(isError)) return findings;
  return [
    { rule: 'PRODUCT_TYPE_EXTENDED', path: `/allOf/${index}`, writer: 'no such part', reader: describeNode(part) },
    ...findings.filter((finding) => !isError(finding)),
  ];
}

/** Where the writer's values can be listed, each is tried. */
function readsEveryValue(comparison: Comparison, writer: Conjunction, reader: SchemaNode): boolean {
  const { values } = writer;
  if (values === undefined) return false;
  return values.every(
    ({ value }) => (typeof value !== 'object' || value === null || comparison.canTestObjects) && accepts(reader, value),
  );
}
