import type { JsonDocument } from '../json-document';
import { Draft, isAtLeast } from './draft';

/** The id that the root of a text gives itself, without an empty fragment; what is none is reported with the keywords. */
export function spelledRoot(json: JsonDocument, draft: Draft): string | undefined {
  const { root } = json;
  if (root.kind !== 'object') return undefined;
  if (root.members.has('$ref') && !isAtLeast(draft, Draft.DRAFT_2019_09)) return undefined;
  const id = root.members.get(draft === Draft.DRAFT_4 ? 'id' : '$id')?.value;
  return id?.kind === 'string' && !id.value.startsWith('#') ? id.value.replace(/#$/, '') : undefined;
}
