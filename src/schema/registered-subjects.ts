import { inDependencyOrder } from '../bundle/dependency-order';
import type { ModelResource, StackModel } from '../bundle/model';
import type { Compatibility } from './compatibility';
import type { RegistrySpec } from './registry-spec';
import type { RegistryConfigSpec, SubjectSpec } from './subject-spec';

/** The subjects of one registry, references before those that use them. */
export interface RegistrySubjects {
  readonly registryName: string;
  readonly registry: RegistrySpec;
  /** The mode of subjects that have none of their own, where the stack sets it. */
  readonly compatibility: Compatibility | undefined;
  readonly subjects: readonly SubjectSpec[];
}

/** A program may refer to one registry twice, with other credentials: by its name it is one. */
export function byRegistry(resources: readonly ModelResource[], model: StackModel): RegistrySubjects[] {
  const registries = new Map<string, { registry: RegistrySpec; members: ModelResource[] }>();
  for (const resource of inDependencyOrder(resources)) {
    const { name, spec } = registryOf(resource, model);
    const known = registries.get(name) ?? { registry: spec, members: [] };
    registries.set(name, known);
    known.members.push(resource);
  }
  return [...registries].map(([registryName, { registry, members }]) => ({
    registryName,
    registry,
    compatibility: specsOf<RegistryConfigSpec>(members, 'schema.registry-config')[0]?.compatibility,
    subjects: specsOf<SubjectSpec>(members, 'schema.subject'),
  }));
}

function specsOf<S extends object>(resources: readonly ModelResource[], type: string): S[] {
  return (resources as readonly ModelResource<S>[])
    .filter((resource) => resource.type === type)
    .map(({ spec }) => spec);
}

function registryOf(
  resource: ModelResource,
  model: StackModel,
): { readonly name: string; readonly spec: RegistrySpec } {
  const { registry } = resource.spec as { readonly registry: string };
  const found = model.references.find(({ id }) => id === registry);
  return { name: found?.name ?? registry, spec: (found?.spec ?? {}) as RegistrySpec };
}
