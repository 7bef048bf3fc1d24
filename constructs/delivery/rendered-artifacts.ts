import type { Artifact } from '../../src/bundle/artifact';
import { inDependencyOrder } from '../../src/bundle/dependency-order';
import type { ModelResource, Renderer, StackModel } from '../../src/bundle/model';
import { describedRequirements } from '../../src/bundle/requirements';
import { sortedBy } from '../../src/core/stable-order';
import { Disposition } from '../../src/security/disposition';
import type { Delivered, Delivery } from './delivery';

/** A renderer with the folder of the bundle that its files go to. */
interface Destination {
  readonly folder: string;
  readonly renderer: Renderer;
}

/** Calls each renderer once for all resources that name it, in the order in which their resources depend on each other. */
export function rendered(resources: ReadonlyMap<Delivered, ModelResource>, model: StackModel): Artifact[] {
  const groups = new Map<string, Map<Renderer, ModelResource[]>>();
  const byId = new Map([...resources].map(([delivered, resource]) => [resource.id, delivered]));
  for (const resource of inDependencyOrder([...resources.values()])) {
    const delivered = byId.get(resource.id)!;
    for (const { folder, renderer } of destinationsOf(delivered.delivery, delivered.disposition)) {
      const renderers = groups.get(folder) ?? new Map<Renderer, ModelResource[]>();
      groups.set(folder, renderers);
      const members = renderers.get(renderer) ?? [];
      renderers.set(renderer, members);
      members.push(resource);
    }
  }
  return [...groups].flatMap(([folder, renderers]) =>
    [...renderers].flatMap(([renderer, members]) =>
      renderer(
        sortedBy(members, (resource) => resource.id),
        model,
      ).map((artifact) => ({ ...artifact, path: `${folder}/${artifact.path}` })),
    ),
  );
}

function destinationsOf(delivery: Delivery, disposition: Disposition): Destination[] {
  const configuration =
    delivery.provision === undefined && delivery.withoutProvider === undefined ? (delivery.emit ?? []) : [];
  switch (disposition) {
    case Disposition.DEPLOY:
      return to('config', configuration);
    case Disposition.REVIEW:
      return [...to('review', delivery.review ?? []), ...to('review/config', configuration)];
    case Disposition.EMIT:
      return delivery.emit?.length ? to('config', delivery.emit) : to('requirements', documented(delivery));
    case Disposition.DOCUMENT:
      return to('requirements', documented(delivery));
  }
}

function documented(delivery: Delivery): readonly Renderer[] {
  return delivery.document?.length ? delivery.document : [describedRequirements];
}

function to(folder: string, renderers: readonly Renderer[]): Destination[] {
  return renderers.map((renderer) => ({ folder, renderer }));
}
