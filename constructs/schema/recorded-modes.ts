import type { IConstruct } from 'constructs';
import { Compatibility } from '../../src/schema/compatibility';
import { ledgerOf } from '../delivery/ledger';
import type { ISchemaRegistry } from './schema-registry';

/** The mode that the stack's approved bundle has for a subject or, without a name, for a registry as a whole. */
export function approvedMode(
  scope: IConstruct,
  registry: ISchemaRegistry,
  subjectName?: string,
): Compatibility | undefined {
  const resources = ledgerOf(scope).options.approvedBundle?.resources ?? [];
  const type = subjectName === undefined ? 'schema.registry-config' : 'schema.subject';
  // A bundle is a file that people can edit: what does not read as a mode is left out.
  const specs = resources
    .filter((resource) => resource.type === type)
    .map(({ spec }) => spec as Partial<Record<string, unknown>>);
  const spec = specs.find((found) => found.registry === registry.node.path && found.subjectName === subjectName);
  return Object.values(Compatibility).find((mode) => mode === spec?.compatibility);
}
