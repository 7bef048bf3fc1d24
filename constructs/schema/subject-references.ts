import { throwIfAny } from '../../src/core/sluicegate-error';
import type { Failure } from '../../src/core/failure';
import type { ReferencedText } from '../../src/schema/schema-language';
import type { ReferenceSpec } from '../../src/schema/subject-spec';
import type { SubjectReference } from './subject-props';
import type { ISchemaRegistry } from './schema-registry';

/** References with their versions, and the texts that they bring, all the way down. */
export interface ResolvedReferences {
  readonly specs: readonly ReferenceSpec[];
  readonly texts: readonly ReferencedText[];
}

/** Throws for a version that is not known or does not exist, another registry, and two texts of one name. */
export function resolveReferences(
  path: string,
  references: readonly SubjectReference[],
  registry?: ISchemaRegistry,
): ResolvedReferences {
  const failures: Failure[] = [];
  const texts = new Map<string, string>();
  const take = ({ name, text }: ReferencedText): void => {
    if ((texts.get(name) ?? text) !== text) failures.push(twoTexts(path, name));
    texts.set(name, text);
  };
  const specs = references.map(({ referenceName, subject, version: given }): ReferenceSpec => {
    const { registry: other, latest, textOf, uses } = subject._published;
    const version = given ?? latest ?? 0;
    if (other && registry && other !== registry) {
      failures.push(elsewhere(path, subject.subjectName, other.node.path, registry.node.path));
    }
    const problem = versionProblem(subject.subjectName, version, given, latest);
    if (problem) failures.push({ path, property: 'references', ...problem });
    const text = textOf(version);
    if (text !== undefined) take({ name: referenceName, text });
    uses.forEach(take);
    return { name: referenceName, subject: subject.subjectName, version };
  });
  throwIfAny(failures);
  return { specs, texts: [...texts].map(([name, text]) => ({ name, text })) };
}

type Problem = Pick<Failure, 'rule' | 'must' | 'given' | 'remedy'>;

function versionProblem(
  subject: string,
  version: number,
  given: number | undefined,
  latest: number | undefined,
): Problem | undefined {
  if (given === undefined && latest === undefined) {
    return {
      rule: 'schema.subject.reference-version',
      must: `say which version of ${subject} is used: it has no history here that would tell`,
      remedy: `set version, or give ${subject} a history`,
    };
  }
  if (Number.isInteger(version) && version >= 1 && version <= (latest ?? version)) return undefined;
  return {
    rule: 'schema.subject.reference-version',
    must: `use a version of ${subject} that exists${latest === undefined ? ', from 1' : `: 1 to ${latest}`}`,
    given: String(version),
    remedy: 'correct version, or leave it out for the latest',
  };
}

function elsewhere(path: string, subject: string, other: string, registry: string): Failure {
  return {
    path,
    property: 'references',
    rule: 'schema.subject.reference-registry',
    must: `be to subjects of ${registry}, where the schema is registered`,
    given: `${subject} of ${other}`,
    remedy: 'register that schema in this registry too',
  };
}

function twoTexts(path: string, name: string): Failure {
  return {
    path,
    property: 'references',
    rule: 'schema.subject.reference-name',
    must: 'bring one schema for each name',
    given: `two for '${name}'`,
    remedy: 'use the same version of it everywhere, or another name',
  };
}
