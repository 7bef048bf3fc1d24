import { canonicalJson } from '../core/canonical-json';
import { byText } from '../core/stable-order';
import type { Artifact } from './artifact';
import type { BundleDocument } from './bundle-json';
import { markdownTable } from './markdown';
import type { ModelResource, StackModel } from './model';

/** How a resource differs from the approved bundle. */
export interface ResourceChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** `property: before → after`, for a changed resource. */
  readonly details: readonly string[];
}

/** What has changed since the approved bundle, in the order of ids. */
export function changesSince(approved: BundleDocument | undefined, model: StackModel): ResourceChange[] {
  const before = new Map((approved?.resources ?? []).map((resource) => [resource.id, resource]));
  const after = new Map(model.resources.map((resource) => [resource.id, resource]));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(byText);
  return ids.flatMap((id): ResourceChange[] => {
    const [old, current] = [before.get(id), after.get(id)];
    const shown = current ?? old!;
    const change = { id, type: shown.type, name: shown.name };
    if (!old) return [{ ...change, kind: 'added', details: [] }];
    if (!current) return [{ ...change, kind: 'removed', details: [] }];
    const details = detailsOf(old, current);
    return details.length > 0 ? [{ ...change, kind: 'changed', details }] : [];
  });
}

/** The changes for a reviewer. */
export function changesArtifact(approved: BundleDocument | undefined, model: StackModel): Artifact {
  const changes = changesSince(approved, model);
  const basis = approved ? 'Compared with the approved bundle.' : 'No approved bundle was given: everything is new.';
  const table =
    changes.length === 0
      ? 'Nothing has changed.\n'
      : markdownTable(
          ['change', 'type', 'name', 'what', 'id'],
          changes.map((change) => [change.kind, change.type, change.name, change.details.join('; '), change.id]),
        );
  return { path: 'CHANGES.md', body: `# Changes of ${model.stack}\n\n${basis}\n\n${table}` };
}

function detailsOf(old: ModelResource, current: ModelResource): string[] {
  const [before, after] = [flatten(plain({ ...old.spec })), flatten(plain({ ...current.spec }))];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(byText);
  const properties = keys
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key}: ${before.get(key) ?? 'absent'} → ${after.get(key) ?? 'absent'}`);
  const moved = (['type', 'name', 'disposition'] as const)
    .filter((key) => old[key] !== current[key])
    .map((key) => `${key}: ${old[key]} → ${current[key]}`);
  return [...moved, ...properties];
}

function plain(value: unknown): unknown {
  return JSON.parse(canonicalJson(value));
}

function flatten(value: unknown, prefix = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, entry] of Object.entries(value)) flatten(entry, prefix ? `${prefix}.${key}` : key, into);
  } else {
    into.set(prefix, JSON.stringify(value));
  }
  return into;
}
