import { branchesOf, type Comparison } from './comparison';
import { BASE_TYPES, Conjunction } from './conjunction';
import { isError, withoutDuplicates, type Finding } from './json-rules';
import { JsonDocument } from '../json-document';
import { DEFAULT_DRAFT } from './draft';
import type { SchemaDocument } from './schema-document';
import { emptyNode, type JsonType, type SchemaNode } from './schema-node';

/** Takes a conjunction apart, so that every value of it is in one of the parts; none where it cannot be. */
export type Split = (conjunction: Conjunction) => Conjunction[];

export const splitBySums: Split = branchesOf;

export const splitByTypes: Split = (conjunction) => {
  if (conjunction.sums.length > 0) return branchesOf(conjunction);
  if (conjunction.types.size < 2) return [];
  return BASE_TYPES.concat('integer')
    .filter((type) => conjunction.types.has(type))
    .map((type) => new Conjunction([...conjunction.parts, ofType(type)], [], conjunction.excluded));
};

/** Asks for the whole first; where that fails or is in doubt, for each of the parts that it can be taken into. */
export function covered(
  comparison: Comparison,
  writer: Conjunction,
  split: Split,
  ask: (writer: Conjunction) => readonly Finding[],
): readonly Finding[] {
  if (writer.isNever) return [];
  // Alternatives of a union are met by alternatives: the whole is not worth asking for.
  const isUnion = split === splitByTypes && writer.sums.length > 0 && comparison.maySplit();
  const findings = isUnion ? [] : ask(writer);
  if (!isUnion && (!findings.some(isDoubtful) || isEmpty(comparison, writer)))
    return findings.filter((finding) => !isDoubtful(finding));
  const parts = split(writer);
  if (parts.length === 0 || !(isUnion || comparison.maySplit())) return findings;
  return withoutDuplicates(parts.flatMap((part) => covered(comparison, part, split, ask)));
}

/** Whether what is excluded leaves nothing, as the second of two equal branches of oneOf does. */
function isEmpty(comparison: Comparison, writer: Conjunction): boolean {
  if (writer.excluded.length === 0) return false;
  // Without what is excluded the question cannot come back to itself.
  const rest = new Conjunction(writer.parts, writer.sums, []);
  return writer.excluded.some((node) => comparison.fits(rest, node));
}

function isDoubtful(finding: Finding): boolean {
  return isError(finding) || finding.rule === 'ONE_OF_BRANCHES_MAY_OVERLAP';
}

const NOTHING = { kind: 'null', offset: 0, value: null } as const;
const TYPE_DOCUMENT: SchemaDocument = {
  json: new JsonDocument('', '', NOTHING),
  draft: DEFAULT_DRAFT,
  baseUri: '',
};
const TYPE_NODES = new Map<JsonType, SchemaNode>();

// One node a type for all comparisons: they are told apart by identity.
function ofType(type: JsonType): SchemaNode {
  const known = TYPE_NODES.get(type);
  if (known !== undefined) return known;
  const node = emptyNode(TYPE_DOCUMENT, NOTHING, '#');
  node.types = new Set([type]);
  TYPE_NODES.set(type, node);
  return node;
}
