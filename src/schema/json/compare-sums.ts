import type { Comparison } from './comparison';
import { conjunctionOf } from './comparison';
import { accepts } from './accepts';
import type { Conjunction } from './conjunction';
import { describeConjunction, describeNode } from './describe';
import { areDisjoint } from './disjoint';
import { below, isError, type Finding } from './json-rules';
import type { JsonRule } from './json-rule-table';
import { sameSchema } from './same-schema';
import type { SchemaNode } from './schema-node';

interface Candidate {
  readonly branch: SchemaNode;
  readonly findings: readonly Finding[];
}

/** Some branch of the reader must read what one alternative of the writer allows. */
export function compareAnyOf(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  whole: Conjunction,
): readonly Finding[] {
  const candidates = candidatesOf(comparison, writer, reader, 'anyOf');
  return bestOf(candidates)?.findings ?? unread(writer, reader, 'anyOf', whole, candidates);
}

/** As anyOf, and no second branch may fit. */
export function compareOneOf(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  whole: Conjunction,
): readonly Finding[] {
  const { values } = writer;
  const isReadOnce = (value: unknown): boolean => reader.oneOf.filter((branch) => accepts(branch, value)).length === 1;
  if (values && values.every(({ value }) => isScalar(value) && isReadOnce(value))) return [];
  const candidates = candidatesOf(comparison, writer, reader, 'oneOf');
  const best = bestOf(candidates);
  if (best === undefined) return unread(writer, reader, 'oneOf', whole, candidates);
  const others = candidates.filter((candidate) => candidate !== best);
  return [...best.findings, ...others.flatMap((other) => compareOverlap(comparison, writer, best, other))];
}

/** What the writer allows must not be what the reader excludes. */
export function compareNot(comparison: Comparison, writer: Conjunction, excluded: SchemaNode): Finding[] {
  if (isExcluded(comparison, writer, excluded)) return [];
  const text = writer.excluded.map((node) => `not ${describeNode(node)}`).join(' and ');
  return [
    {
      rule: 'NOT_TYPE_EXTENDED',
      path: '/not',
      writer: text || describeConjunction(writer),
      reader: `not ${describeNode(excluded)}`,
    },
  ];
}

function isExcluded(comparison: Comparison, writer: Conjunction, excluded: SchemaNode): boolean {
  const target = conjunctionOf([excluded]);
  return (
    writer.excluded.some((node) => sameSchema(node, excluded)) ||
    areDisjoint(comparison, writer, target) ||
    writer.excluded.some((node) => comparison.fits(target, node))
  );
}

function compareOverlap(comparison: Comparison, writer: Conjunction, best: Candidate, other: Candidate): Finding[] {
  if (isExcluded(comparison, writer, other.branch)) return [];
  const rule = other.findings.some(isError) ? 'ONE_OF_BRANCHES_MAY_OVERLAP' : 'ONE_OF_BRANCHES_OVERLAP';
  const reader = `oneOf with ${describeNode(best.branch)} and ${describeNode(other.branch)}`;
  return [{ rule, path: '/oneOf', writer: describeConjunction(writer), reader }];
}

function candidatesOf(
  comparison: Comparison,
  writer: Conjunction,
  reader: SchemaNode,
  keyword: 'anyOf' | 'oneOf',
): Candidate[] {
  return reader[keyword].map((branch, index) => ({
    branch,
    findings: below(`/${keyword}/${index}`, comparison.compareAll(writer, branch)),
  }));
}

function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates
    .filter((candidate) => !candidate.findings.some(isError))
    .reduce<Candidate | undefined>(
      (best, candidate) => (best && best.findings.length <= candidate.findings.length ? best : candidate),
      undefined,
    );
}

/** No branch reads it: where only one is of the same type, what it lacks is the answer. */
function unread(
  writer: Conjunction,
  reader: SchemaNode,
  keyword: 'anyOf' | 'oneOf',
  whole: Conjunction,
  candidates: readonly Candidate[],
): readonly Finding[] {
  const near = candidates.filter(({ branch }) => writer.overlaps(conjunctionOf([branch]).types));
  if (near.length === 1) return near[0]!.findings;
  const [nearest] = near;
  const lacks = nearest?.findings.find(isError);
  return [
    {
      rule: ruleOf(reader[keyword].length, whole, near.length > 0),
      path: `/${keyword}`,
      writer: describeConjunction(writer),
      reader: `${describeNode(reader)}${lacks ? `, of which the first fails by ${lacks.rule}` : ''}`,
    },
  ];
}

function ruleOf(branches: number, whole: Conjunction, isNear: boolean): JsonRule {
  const [sum] = whole.sums;
  if (sum) return branches < sum.branches.length ? 'SUM_TYPE_NARROWED' : 'COMBINED_TYPE_SUBSCHEMAS_CHANGED';
  return isNear ? 'COMBINED_TYPE_CHANGED' : 'TYPE_CHANGED';
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
