/** The versions of the JSON Schema language that are understood. */
export enum Draft {
  DRAFT_4 = 'draft-04',
  DRAFT_6 = 'draft-06',
  DRAFT_7 = 'draft-07',
  DRAFT_2019_09 = '2019-09',
  DRAFT_2020_12 = '2020-12',
}

/** What a text without `$schema` is read as: the same as Confluent's registry does. */
export const DEFAULT_DRAFT = Draft.DRAFT_7;

const ORDER = [Draft.DRAFT_4, Draft.DRAFT_6, Draft.DRAFT_7, Draft.DRAFT_2019_09, Draft.DRAFT_2020_12];

const URIS: readonly (readonly [string, Draft])[] = [
  ['http://json-schema.org/draft-04/schema', Draft.DRAFT_4],
  ['http://json-schema.org/draft-06/schema', Draft.DRAFT_6],
  ['http://json-schema.org/draft-07/schema', Draft.DRAFT_7],
  ['https://json-schema.org/draft/2019-09/schema', Draft.DRAFT_2019_09],
  ['https://json-schema.org/draft/2020-12/schema', Draft.DRAFT_2020_12],
];

/** The URIs that `$schema` may name. */
export const DRAFT_URIS: readonly string[] = URIS.map(([uri]) => uri);

/** The draft of a `$schema`; with or without an empty fragment, by http or https. */
export function draftOf(uri: string): Draft | undefined {
  const bare = withoutScheme(uri.replace(/#$/, ''));
  return URIS.find(([candidate]) => withoutScheme(candidate) === bare)?.[1];
}

/** What `$schema` says for a draft. */
export function uriOf(draft: Draft): string {
  const uri = URIS.find(([, candidate]) => candidate === draft)![0];
  return isAtLeast(draft, Draft.DRAFT_2019_09) ? uri : `${uri}#`;
}

export function isAtLeast(draft: Draft, bound: Draft): boolean {
  return ORDER.indexOf(draft) >= ORDER.indexOf(bound);
}

function withoutScheme(uri: string): string {
  return uri.replace(/^https?:/, '');
}
