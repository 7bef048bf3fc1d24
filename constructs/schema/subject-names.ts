import type { IConstruct } from 'constructs';
import { fail } from '../../src/core/sluicegate-error';
import type { ISchemaRegistry } from './schema-registry';

const NAMES = new WeakMap<IConstruct, Map<string, string>>();

/** Two resources for one subject would register over each other. */
export function refuseSecondSubject(subject: IConstruct, registry: ISchemaRegistry, subjectName: string): void {
  const names = NAMES.get(registry) ?? new Map<string, string>();
  NAMES.set(registry, names);
  const first = names.get(subjectName);
  names.set(subjectName, first ?? subject.node.path);
  if (first === undefined) return;
  fail({
    path: subject.node.path,
    property: 'subjectName',
    rule: 'schema.subject.one-name',
    must: `not be the name of another subject of ${registry.node.path}`,
    given: `${subjectName}, as ${first} has`,
    remedy: 'describe a subject once; for several record types in a topic choose SubjectNaming.TOPIC_RECORD',
  });
}
