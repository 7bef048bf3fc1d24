import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProviderSchema } from './schema';

/**
 * The repository this file belongs to. Looked up rather than counted in `..`, so that the compiled form, which lies
 * elsewhere in the repository, finds the same descriptor and schema documents.
 */
export function repositoryRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'test', 'support', 'stand-in', 'plugin.proto'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no stand-in assets above ${from}`);
  }
}

export function protocolFile(): string {
  return join(repositoryRoot(), 'test', 'support', 'stand-in', 'plugin.proto');
}

/** The schema of a provider. Its key in the document is the source with the registry before it. */
export function readSchemaDocument(path: string | ProviderSchema, source: string): ProviderSchema {
  if (typeof path !== 'string') return path;
  const document: unknown = JSON.parse(readFileSync(join(repositoryRoot(), path), 'utf8'));
  if (!isDocument(document)) throw new Error(`${path} is no document of 'terraform providers schema -json'`);
  const found = Object.entries(document.provider_schemas).find(([key]) => key.endsWith(`/${source}`))?.[1];
  if (found === undefined) {
    throw new Error(`${path} has no provider ${source}, only ${Object.keys(document.provider_schemas).join(', ')}`);
  }
  // A provider without data sources, or without a configuration, leaves the member out.
  return {
    provider: found.provider ?? { version: 0, block: {} },
    resource_schemas: found.resource_schemas ?? {},
    data_source_schemas: found.data_source_schemas ?? {},
  };
}

function isDocument(
  document: unknown,
): document is { readonly provider_schemas: Readonly<Record<string, Partial<ProviderSchema>>> } {
  return (
    typeof document === 'object' &&
    document !== null &&
    'provider_schemas' in document &&
    typeof document.provider_schemas === 'object' &&
    document.provider_schemas !== null
  );
}
