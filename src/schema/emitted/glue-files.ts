import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import { canonicalJson } from '../../core/canonical-json';
import { shellWord } from '../../core/shell';
import { glueCompatibility } from '../glue-compatibility';
import type { RegistrySubjects } from '../registered-subjects';
import type { SubjectSpec } from '../subject-spec';
import { GLUE_CALLS } from './glue-calls';
import { scriptHead } from './script-head';

/** What `aws glue … --cli-input-json` reads for each schema, and a script that calls it where something differs. */
export function glueFiles({ registryName, registry, subjects }: RegistrySubjects): Artifact[] {
  const folder = `schema/${pathSegment(registryName)}`;
  const head = scriptHead({
    purpose: 'Creates schemas, registers versions and sets what is promised between them.',
    registryName,
    needs: 'aws',
    variables: [['AWS_PROFILE, AWS_…', 'as the command line of AWS reads them: a role that may change the registry']],
  });
  const calls = subjects.map(
    (subject) =>
      `schema ${shellWord(subject.subjectName)} ${shellWord(pathSegment(subject.subjectName))} ${glueCompatibility(subject)} ${subject.format}\n`,
  );
  return [
    {
      path: `${folder}/register.sh`,
      body: `${head}
REGISTRY=${shellWord(registryName)}
REGION=${shellWord(registry.region ?? '')}
${GLUE_CALLS}
${calls.join('')}finish
`,
      executable: true,
    },
    ...subjects.flatMap((subject) => inputs(registryName, `${folder}/${pathSegment(subject.subjectName)}`, subject)),
  ];
}

function inputs(registryName: string, folder: string, subject: SubjectSpec): Artifact[] {
  const schema = { RegistryName: registryName, SchemaName: subject.subjectName };
  const compatibility = glueCompatibility(subject);
  const file = (name: string, input: object): Artifact => ({
    path: `${folder}/${name}.json`,
    body: canonicalJson(input),
  });
  return [
    file('create-schema', {
      RegistryId: { RegistryName: registryName },
      SchemaName: subject.subjectName,
      DataFormat: subject.format,
      Compatibility: compatibility,
      SchemaDefinition: subject.schema,
    }),
    file('register-schema-version', { SchemaId: schema, SchemaDefinition: subject.schema }),
    // Glue asks for a version with every change of the mode.
    file('update-schema', {
      SchemaId: schema,
      Compatibility: compatibility,
      SchemaVersionNumber: { LatestVersion: true },
    }),
  ];
}
