import { canonicalJson } from '../core/canonical-json';
import type { Artifact } from './artifact';
import { markdownTable } from './markdown';
import type { ModelResource, StackModel } from './model';

/** Requirements for resources that no vendor-specific renderer describes: by their description, else by their spec. */
export function describedRequirements(resources: readonly ModelResource[], model: StackModel): Artifact[] {
  const entries = resources.map(({ type, name, capability, spec }) => ({ type, name, capability, spec }));
  return [
    {
      path: 'resources.md',
      body:
        `# What ${model.stack} needs of its platform\n\n` +
        `Owner: ${model.owner}. Environment: ${model.environment}.\n\n` +
        markdownTable(
          ['name', 'type', 'capability', 'what is needed'],
          entries.map((entry) => [entry.name, entry.type, entry.capability, descriptionOf(entry.spec)]),
        ),
    },
    { path: 'resources.json', body: canonicalJson({ stack: model.stack, owner: model.owner, resources: entries }) },
  ];
}

function descriptionOf(spec: object): string {
  if ('description' in spec && typeof spec.description === 'string') return spec.description;
  return Object.entries(JSON.parse(canonicalJson(spec)) as Record<string, unknown>)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ');
}
