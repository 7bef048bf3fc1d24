import type { Failure } from '../core/failure';
import { Compatibility } from './compatibility';
import { GLUE_NAME } from './registry-rules';
import { SchemaFormat } from './schema-format';
import { SubjectMode } from './subject-mode';
import type { SubjectSpec } from './subject-spec';

const NAMES: Readonly<Record<Compatibility, string>> = {
  [Compatibility.BACKWARD]: 'BACKWARD',
  [Compatibility.BACKWARD_TRANSITIVE]: 'BACKWARD_ALL',
  [Compatibility.FORWARD]: 'FORWARD',
  [Compatibility.FORWARD_TRANSITIVE]: 'FORWARD_ALL',
  [Compatibility.FULL]: 'FULL',
  [Compatibility.FULL_TRANSITIVE]: 'FULL_ALL',
  [Compatibility.NONE]: 'NONE',
};

/** What AWS Glue calls a mode. It has one setting for both: a schema that takes no new versions is DISABLED. */
export function glueCompatibility({ compatibility, mode }: Pick<SubjectSpec, 'compatibility' | 'mode'>): string {
  return mode === undefined || mode === SubjectMode.READWRITE ? NAMES[compatibility] : 'DISABLED';
}

/** What AWS Glue does not have. */
export function glueFailures(path: string, spec: SubjectSpec): Failure[] {
  const { subjectName, references, format, schema, metadata, rules } = spec;
  const at = { path, rule: 'schema.subject.glue' };
  return [
    ...(GLUE_NAME.test(subjectName)
      ? []
      : [
          {
            ...at,
            property: 'subjectName',
            must: 'be 1 to 255 letters, digits, dots, dashes or underscores on AWS Glue',
            given: subjectName,
            remedy: 'give a subjectName without colons',
          },
        ]),
    ...(references.length === 0
      ? []
      : [
          {
            ...at,
            property: 'references',
            must: 'be left out on AWS Glue, whose schemas cannot use each other',
            given: references.map(({ name }) => name).join(', '),
            remedy: 'define the types in the schema itself',
          },
        ]),
    ...(metadata === undefined && rules === undefined
      ? []
      : [
          {
            ...at,
            property: metadata === undefined ? 'rules' : 'metadata',
            must: 'be left out on AWS Glue, which has no data contracts',
            remedy: 'leave it to the programs that write and read',
          },
        ]),
    ...(format === SchemaFormat.JSON && /"\$schema":"[^"]*\/draft\/20\d\d-/.test(schema)
      ? [
          {
            ...at,
            property: 'schema',
            must: 'be of draft 4, 6 or 7 of JSON Schema on AWS Glue',
            given: 'a later draft',
            remedy: 'write it for draft 7, with "$schema": "http://json-schema.org/draft-07/schema#"',
          },
        ]
      : []),
  ];
}
