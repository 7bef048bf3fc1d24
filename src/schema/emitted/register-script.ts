import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import { canonicalJson } from '../../core/canonical-json';
import { shellWord } from '../../core/shell';
import { contractBody } from '../data-contract';
import type { RegistrySubjects } from '../registered-subjects';
import { SubjectMode } from '../subject-mode';
import type { SubjectSpec } from '../subject-spec';
import { REST_CALLS } from './rest-calls';
import { scriptHead } from './script-head';

/**
 * A script that brings subjects of a registry with Confluent's REST interface to what the program says, and the bodies that it
 * sends. It compares before it changes, and registers references before those that use them.
 */
export function registerScript({ registryName, registry, compatibility, subjects }: RegistrySubjects): Artifact[] {
  const folder = `schema/${pathSegment(registryName)}`;
  const names = registry.environmentNames;
  const head = scriptHead({
    purpose: 'Registers schemas and sets what is promised between their versions.',
    registryName,
    needs: 'curl',
    variables: [
      ['SCHEMA_REGISTRY_URL', "the registry; default: the program's"],
      ['SCHEMA_REGISTRY_CA', 'a file with the certificates to trust, where the registry has one of its own'],
      ...(names ? [[names.key, 'user or API key'] as const, [names.secret, 'its password or secret'] as const] : []),
    ],
  });
  const lines = [
    ...(compatibility === undefined ? [] : [`compatibility '' ${compatibility} 'the whole registry'`]),
    ...subjects.flatMap((subject) => callsFor(subject)),
  ];
  return [
    {
      path: `${folder}/register.sh`,
      body: `${head}
URL=${shellWord(registry.restEndpoint ?? '')}
URL="\${SCHEMA_REGISTRY_URL:-$URL}"
${names ? credentials(names.key, names.secret) : 'USER_PASSWORD=\n'}${REST_CALLS}
${lines.map((line) => `${line}\n`).join('')}finish
`,
      executable: true,
    },
    ...subjects.map((subject): Artifact => ({ path: `${folder}/${bodyFile(subject)}`, body: bodyOf(subject) })),
  ];
}

/** A mode that refuses new versions comes after the version that is to be there. */
function callsFor(subject: SubjectSpec): string[] {
  const name = shellWord(subject.subjectName);
  const setMode = subject.mode === undefined ? [] : [`mode ${name} ${subject.mode}`];
  const contract = Object.keys(contractBody(subject));
  const isOpen = subject.mode === SubjectMode.READWRITE;
  return [
    `compatibility ${shellWord(`/${subject.subjectName}`)} ${subject.compatibility} ${name}`,
    ...(isOpen ? setMode : []),
    `schema ${name} ${shellWord(bodyFile(subject))}`,
    ...(contract.length === 0 ? [] : [`contract ${name} ${contract.join(' ')}`]),
    ...(isOpen ? [] : setMode),
  ];
}

function bodyFile({ subjectName }: SubjectSpec): string {
  return `bodies/${pathSegment(subjectName)}.json`;
}

function bodyOf(subject: SubjectSpec): string {
  const { format, schema, references } = subject;
  return canonicalJson({ schemaType: format, schema, references, ...contractBody(subject) });
}

function credentials(key: string, secret: string): string {
  return [key, secret]
    .map((name) => `[ -n "\${${name}:-}" ] || fail 'set ${name}: the registry asks who is there'\n`)
    .concat(`USER_PASSWORD="$${key}:$${secret}"\n`)
    .join('');
}
