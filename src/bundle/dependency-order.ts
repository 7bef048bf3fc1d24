import { byText } from '../core/stable-order';
import type { ModelResource } from './model';

/** Resources so that everything comes after what it requires; by type and id where nothing decides. */
export function inDependencyOrder(resources: readonly ModelResource[]): ModelResource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const visited = new Set<string>();
  const ordered: ModelResource[] = [];
  const visit = (first: ModelResource): void => {
    if (visited.has(first.id)) return;
    visited.add(first.id);
    const open = [entered(first)];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const id = top.waiting.pop();
      const required = id === undefined || visited.has(id) ? undefined : byId.get(id);
      if (required) {
        visited.add(required.id);
        open.push(entered(required));
      } else if (id === undefined) {
        ordered.push(top.resource);
        open.pop();
      }
    }
  };
  [...resources].sort((a, b) => byText(a.type, b.type) || byText(a.id, b.id)).forEach(visit);
  return ordered;
}

/** A resource with what it still waits for, the first one last. */
function entered(resource: ModelResource): { readonly resource: ModelResource; readonly waiting: string[] } {
  return { resource, waiting: [...resource.requires].sort(byText).reverse() };
}
