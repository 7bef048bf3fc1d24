import type { JsonNode, JsonObjectNode } from '../json-document';
import { isValidFullName, isValidName, namespaceOf, qualified, unqualified } from './avro-name';
import { given } from './avro-problems';
import { isPrimitiveKind, type AvroNamed } from './avro-type';
import type { BuildScope } from './type-builder';

/** What records, enums and fixed have in common. */
export interface NamedHeader {
  readonly names: Pick<AvroNamed, 'fullName' | 'name' | 'aliases' | 'doc' | 'reference'>;
  /** The namespace of what is declared inside. */
  readonly namespace: string;
  /** The attributes that the header takes. */
  readonly keys: readonly string[];
  /** Makes the type known under its name. */
  readonly define: (type: AvroNamed) => void;
}

/** Reads name, namespace, aliases and doc. */
export function header(scope: BuildScope, node: JsonObjectNode, enclosing: string, path: string): NamedHeader {
  const fullName = fullNameOf(scope, node, enclosing, path);
  const namespace = namespaceOf(fullName);
  const doc = docOf(scope, node, path);
  const isRepeated = fullName !== '' && scope.names.has(fullName);
  if (isRepeated) repeated(scope, node, fullName, path);
  return {
    names: {
      fullName,
      name: unqualified(fullName),
      aliases: aliasesOf(scope, node, path, namespace),
      ...(doc !== undefined && { doc }),
      ...(scope.reference !== undefined && { reference: scope.reference }),
    },
    namespace,
    keys: ['name', 'namespace', 'aliases', 'doc'],
    define: (type) => {
      if (fullName !== '' && !isRepeated) scope.names.set(fullName, type);
    },
  };
}

/** Reads the aliases of a type (full names) or, without a namespace, of a field. */
export function aliasesOf(scope: BuildScope, node: JsonObjectNode, path: string, namespace?: string): string[] {
  const value = node.members.get('aliases')?.value;
  if (value === undefined) return [];
  const elements = value.kind === 'array' ? value.elements : [value];
  const isName = namespace === undefined ? isValidName : isValidFullName;
  const aliases = new Set<string>();
  for (const element of elements) {
    if (value.kind === 'array' && element.kind === 'string' && isName(element.value)) {
      aliases.add(namespace === undefined ? element.value : qualified(element.value, namespace));
      continue;
    }
    scope.problems.fail({
      at: element,
      rule: 'alias',
      property: path,
      must: 'have a list of names as aliases',
      given: given(element),
      remedy: 'write names of letters, digits and underscores in quotes, between brackets',
    });
  }
  return [...aliases];
}

export function docOf(scope: BuildScope, node: JsonObjectNode, path: string): string | undefined {
  const value = node.members.get('doc')?.value;
  if (value === undefined || value.kind === 'string') return value?.value;
  scope.problems.fail({
    at: value,
    rule: 'doc',
    property: path,
    must: "have a text as its 'doc'",
    given: given(value),
    remedy: 'write it in quotes',
  });
  return undefined;
}

function fullNameOf(scope: BuildScope, node: JsonObjectNode, enclosing: string, path: string): string {
  const name = node.members.get('name')?.value;
  const namespace = node.members.get('namespace')?.value;
  if (name?.kind !== 'string' || !isValidFullName(name.value)) {
    nameFailure(scope, name ?? node, 'name', path, "have a valid name as its 'name'", name);
    return name?.kind === 'string' ? qualified(name.value, enclosing) : '';
  }
  if (isPrimitiveKind(unqualified(name.value))) {
    nameFailure(scope, name, 'name', path, 'have a name that is not that of a primitive type', name);
  }
  if (name.value.includes('.') || namespace === undefined) return qualified(name.value, enclosing);
  if (namespace.kind !== 'string' || (namespace.value !== '' && !isValidFullName(namespace.value))) {
    nameFailure(scope, namespace, 'namespace', path, "have names with dots between as its 'namespace'", namespace);
    return name.value;
  }
  return qualified(name.value, namespace.value);
}

function nameFailure(
  scope: BuildScope,
  at: JsonNode,
  rule: string,
  property: string,
  must: string,
  value?: JsonNode,
): void {
  const remedy = 'start with a letter or underscore, go on with letters, digits and underscores';
  scope.problems.fail({ at, rule, property, must, given: given(value), remedy });
}

function repeated(scope: BuildScope, node: JsonObjectNode, fullName: string, path: string): void {
  const first = scope.names.get(fullName);
  const offset = scope.scan.declared.get(fullName);
  const where =
    first?.reference !== scope.reference || offset === undefined
      ? `the reference '${first?.reference ?? ''}'`
      : `line ${scope.problems.document.positionAt(offset).line}`;
  scope.problems.fail({
    at: node.members.get('name')?.value ?? node,
    rule: 'duplicate-name',
    property: path,
    must: 'define each name once',
    given: `${fullName}, which ${where} defines`,
    remedy: `refer to it as "${fullName}", or give this one another name`,
  });
}
