import { readSchemaDocument } from './assets';
import { Platform } from './platform';
import type { Problem } from './problem';
import { ProviderSession } from './session';
import { PROVIDERS } from './stand-ins';
import type { ValueMap } from './value';

/** A provider without Terraform before it, by the prefix of its types. */
export function sessionOf(prefix: string): ProviderSession {
  const provider = PROVIDERS.find(({ source }) => source.endsWith(`/${prefix}`));
  if (provider === undefined) throw new Error(`no stand-in for ${prefix}`);
  return new ProviderSession(provider, readSchemaDocument(provider.document, provider.source), new Platform(), {});
}

/** Problems as one text each. */
export function words(problems: readonly Problem[]): string[] {
  return problems.map(({ summary, detail }) => (detail === '' ? summary : `${summary}: ${detail}`));
}

/** What a provider has against the configuration of a resource at validate. */
export function refusals(session: ProviderSession, type: string, config: ValueMap): string[] {
  return words(session.validateResource(type, config));
}
