import { pathSegment } from '../bundle/artifact-path';
import type { Artifact } from '../bundle/artifact';
import type { ModelResource } from '../bundle/model';
import { canonicalJson } from '../core/canonical-json';
import { EXTENSIONS } from './schema-languages';
import type { SubjectSpec } from './subject-spec';

/** A schema file for each subject, and one list of the subjects with their modes. */
export function subjectFiles(resources: readonly ModelResource[]): Artifact[] {
  const subjects = (resources as readonly ModelResource<SubjectSpec>[]).map(({ spec }) => ({
    spec,
    file: `schema/${pathSegment(spec.subjectName)}.${EXTENSIONS[spec.format]}`,
  }));
  return [
    ...subjects.map(({ spec, file }) => ({ path: file, body: `${spec.schema}\n` })),
    {
      path: 'schema/subjects.json',
      body: canonicalJson(
        subjects.map(({ spec: { registry, subjectName, format, compatibility, fingerprint, references }, file }) => ({
          subject: subjectName,
          registry,
          schemaType: format,
          compatibility,
          fingerprint,
          references,
          file: file.slice('schema/'.length),
        })),
      ),
    },
  ];
}
