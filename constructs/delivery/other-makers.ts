import type { IConstruct } from 'constructs';
import { kindOf } from './element-kind';
import { ledgerOf } from './ledger';
import { elementsOf } from './render-stack';

/**
 * Whether the stack has something that may make objects of which our constructs do not know: a TieredResource, or a
 * provider's resource that somebody added by hand. Modules are refused everywhere.
 */
export function hasOtherMakers(scope: IConstruct, providerPrefix: string): boolean {
  const ledger = ledgerOf(scope);
  if ([...ledger.delivered.values()].some(({ delivery }) => delivery.type === 'custom.resource')) return true;
  return elementsOf(ledger.stack).some(
    (element) => !ledger.owned.has(element) && kindOf(element).startsWith(`resource.${providerPrefix}`),
  );
}
