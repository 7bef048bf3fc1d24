import { Draft, isAtLeast } from './draft';

/** A keyword of the language: in which drafts it counts, and what to write in the others. */
interface Keyword {
  readonly from?: Draft;
  /** The last draft that knows it. */
  readonly until?: Draft;
  readonly instead?: string;
}

const EVERY: Keyword = {};
const SINCE_6: Keyword = { from: Draft.DRAFT_6 };
const SINCE_7: Keyword = { from: Draft.DRAFT_7 };
const SINCE_2019: Keyword = { from: Draft.DRAFT_2019_09 };

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...each(EVERY, ['$schema', '$ref', 'title', 'description', 'default', 'definitions', 'type', 'enum', 'format']),
  ...each(EVERY, ['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum']),
  ...each(EVERY, ['maxLength', 'minLength', 'pattern', 'items', 'maxItems', 'minItems', 'uniqueItems']),
  ...each(EVERY, ['maxProperties', 'minProperties', 'required', 'properties', 'patternProperties']),
  ...each(EVERY, ['additionalProperties', 'allOf', 'anyOf', 'oneOf', 'not', '$comment', 'readOnly', 'writeOnly']),
  // The registry and its converters read these two in every draft.
  ...each(EVERY, ['contentEncoding', 'contentMediaType']),
  ...each(SINCE_6, ['const', 'contains', 'propertyNames', 'examples']),
  ...each(SINCE_7, ['if', 'then', 'else']),
  ...each(SINCE_2019, ['$anchor', '$vocabulary', 'deprecated', 'contentSchema', 'minContains', 'maxContains']),
  ...each(SINCE_2019, ['unevaluatedItems', 'unevaluatedProperties']),
  ['$defs', { from: Draft.DRAFT_2019_09, instead: 'definitions' }],
  ['dependentRequired', { from: Draft.DRAFT_2019_09, instead: 'dependencies' }],
  ['dependentSchemas', { from: Draft.DRAFT_2019_09, instead: 'dependencies' }],
  ['prefixItems', { from: Draft.DRAFT_2020_12, instead: 'a list in items' }],
  ['$dynamicRef', { from: Draft.DRAFT_2020_12, instead: '$ref' }],
  ['$dynamicAnchor', { from: Draft.DRAFT_2020_12, instead: '$id' }],
  ['$recursiveRef', { from: Draft.DRAFT_2019_09, until: Draft.DRAFT_2019_09, instead: '$ref' }],
  ['$recursiveAnchor', { from: Draft.DRAFT_2019_09, until: Draft.DRAFT_2019_09, instead: '$id' }],
  ['additionalItems', { until: Draft.DRAFT_2019_09, instead: 'items' }],
  ['dependencies', { until: Draft.DRAFT_7, instead: 'dependentRequired or dependentSchemas' }],
  ['id', { until: Draft.DRAFT_4, instead: '$id' }],
  ['$id', { from: Draft.DRAFT_6, instead: 'id' }],
]);

/** Whether the keyword counts in the draft. */
export function isKeyword(name: string, draft: Draft): boolean {
  const keyword = KEYWORDS.get(name);
  if (keyword === undefined) return false;
  return isAtLeast(draft, keyword.from ?? Draft.DRAFT_4) && isAtLeast(keyword.until ?? Draft.DRAFT_2020_12, draft);
}

/** Why a keyword of another draft has no effect in this one; undefined for a keyword that no draft has. */
export function remedyForOtherDraft(name: string, draft: Draft): string | undefined {
  const keyword = KEYWORDS.get(name);
  // Names that people also use for their own annotations, and definitions, which are reached by pointer all the same.
  if (keyword === undefined || isKeyword(name, draft) || name === 'id' || name === '$defs') return undefined;
  if (keyword.instead !== undefined) return `write ${keyword.instead}, or declare another $schema`;
  return `declare a $schema of ${keyword.from ?? keyword.until} or later`;
}

/** The keywords of a draft, to suggest from. */
export function keywordsOf(draft: Draft): string[] {
  return [...KEYWORDS.keys()].filter((name) => isKeyword(name, draft));
}

function each(keyword: Keyword, names: readonly string[]): [string, Keyword][] {
  return names.map((name) => [name, keyword]);
}
