import type { Artifact } from '../bundle/artifact';
import { pathSegment } from '../bundle/artifact-path';
import type { Renderer } from '../bundle/model';
import { canonicalJson } from '../core/canonical-json';
import { sortedBy } from '../core/stable-order';
import { contractBody } from './data-contract';
import { byRegistry } from './registered-subjects';
import { EXTENSIONS } from './schema-languages';
import type { SubjectSpec } from './subject-spec';

/** A schema file for each subject, and one list of the subjects with their modes. */
export const subjectFiles: Renderer = (resources, model) => {
  const subjects = byRegistry(resources, model).flatMap(({ registryName, subjects: specs }) =>
    specs.map((spec) => ({ registryName, spec, file: schemaFile(registryName, spec) })),
  );
  return [
    ...subjects.map(({ spec, file }): Artifact => ({ path: `schema/${file}`, body: `${spec.schema}\n` })),
    {
      path: 'schema/subjects.json',
      body: canonicalJson(
        sortedBy(subjects, ({ file }) => file).map(({ registryName, spec, file }) => ({
          subject: spec.subjectName,
          registry: registryName,
          schemaType: spec.format,
          compatibility: spec.compatibility,
          fingerprint: spec.fingerprint,
          references: spec.references,
          ...contractBody(spec),
          ...(spec.mode && { mode: spec.mode }),
          file,
        })),
      ),
    },
  ];
};

/** Relative to the folder of schemas. */
export function schemaFile(registryName: string, { subjectName, format }: SubjectSpec): string {
  return `${pathSegment(registryName)}/${pathSegment(subjectName)}.${EXTENSIONS[format]}`;
}
