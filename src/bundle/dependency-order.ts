import { byText } from '../core/stable-order';
import type { ModelResource } from './model';

/** Resources so that everything comes after what it requires; by type and id where nothing decides. */
export function inDependencyOrder(resources: readonly ModelResource[]): ModelResource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const visited = new Set<string>();
  const ordered: ModelResource[] = [];
  const visit = (resource: ModelResource): void => {
    if (visited.has(resource.id)) return;
    visited.add(resource.id);
    for (const id of [...resource.requires].sort(byText)) {
      const required = byId.get(id);
      if (required) visit(required);
    }
    ordered.push(resource);
  };
  [...resources].sort((a, b) => byText(a.type, b.type) || byText(a.id, b.id)).forEach(visit);
  return ordered;
}
