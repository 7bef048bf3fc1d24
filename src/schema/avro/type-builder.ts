import { nearest } from '../../core/nearest';
import type { JsonArrayNode, JsonNode, JsonObjectNode } from '../json-document';
import { candidatesFor, COMPLEX_TYPES, unqualified, type NameScan } from './avro-name';
import { logicalTypeOf, wholeNumber, type Carrier } from './avro-logical-type';
import { given, type AvroProblems, type Problem } from './avro-problems';
import {
  isNamed,
  isPrimitiveKind,
  PRIMITIVE_KINDS,
  typeText,
  type AvroFixed,
  type AvroLogicalType,
  type AvroNamed,
  type AvroPrimitive,
  type AvroType,
} from './avro-type';
import { buildEnum } from './enum-builder';
import { header, type NamedHeader } from './named-header';
import { buildRecord } from './record-builder';

/** What stands for a type that could not be built; nothing else is said about it. */
export const BROKEN: AvroPrimitive = { kind: 'null', props: new Map() };

export interface BuildScope {
  readonly problems: AvroProblems;
  readonly scan: NameScan;
  /** What is defined so far, by this text and its references. */
  readonly names: Map<string, AvroNamed>;
  /** The name of the reference that is being read; absent for the text itself. */
  readonly reference?: string;
  /** Runs when every type is complete, since a record may be used before its end. */
  readonly later: (() => void)[];
  /** Reports what an older registry let in, as an error or as a warning. */
  readonly report: (problem: Problem) => void;
}

/** Builds the type of a node; what is wrong goes to the scope's problems. */
export function buildType(scope: BuildScope, node: JsonNode, namespace: string, path: string): AvroType {
  switch (node.kind) {
    case 'string':
      return namedType(scope, node.value, node, namespace, path);
    case 'array':
      return union(scope, node, namespace, path);
    case 'object':
      return declaration(scope, node, namespace, path);
    default:
      scope.problems.fail({
        at: node,
        rule: 'type',
        property: path,
        must: 'be a schema: a name, an object or an array for a union',
        given: given(node),
        remedy: `write a type such as "string"${node.kind === 'null' ? ', or "null" in quotes' : ''}`,
      });
      return BROKEN;
  }
}

function namedType(scope: BuildScope, name: string, at: JsonNode, namespace: string, path: string): AvroType {
  if (isPrimitiveKind(name)) return primitive(name);
  const candidates = candidatesFor(name, namespace);
  for (const candidate of candidates) {
    const known = scope.names.get(candidate);
    if (known !== undefined) return known;
  }
  scope.problems.fail({
    at,
    rule: 'unknown-type',
    property: path,
    must: 'name a type of Avro, or one that is defined before it or in a reference',
    given: JSON.stringify(name),
    remedy: unknownTypeRemedy(scope, name, candidates),
  });
  return BROKEN;
}

/** What other languages call the types of Avro. */
const OTHER_WORDS = new Map([
  ['integer', 'int'],
  ['number', 'double'],
  ['bool', 'boolean'],
  ['text', 'string'],
  ['varchar', 'string'],
  ['binary', 'bytes'],
  ['bigint', 'long'],
]);

function unknownTypeRemedy(scope: BuildScope, name: string, candidates: readonly string[]): string {
  if (COMPLEX_TYPES.includes(name)) return `write the object in its place: "type": { "type": "${name}", … }`;
  for (const candidate of candidates) {
    const offset = scope.scan.declared.get(candidate);
    if (offset === undefined) continue;
    const { line, column } = scope.problems.document.positionAt(offset);
    return `move the definition of ${candidate} from line ${line}, column ${column} to its first use`;
  }
  const meant =
    OTHER_WORDS.get(name.toLowerCase()) ??
    [...scope.names.keys()].find((known) => unqualified(known) === name) ??
    nearest(name, [...PRIMITIVE_KINDS, ...scope.names.keys()]);
  const hint = meant === undefined ? '' : `did you mean '${meant}'? otherwise `;
  return `${hint}define ${candidates.join(' or ')}, or add the schema that defines it to the references`;
}

function declaration(scope: BuildScope, node: JsonObjectNode, namespace: string, path: string): AvroType {
  const type = node.members.get('type')?.value;
  if (type?.kind !== 'string') return misplacedType(scope, node, type, path);
  if (isPrimitiveKind(type.value)) {
    const logicalType = logicalOf(scope, node, { kind: type.value }, path);
    return { kind: type.value, ...logicalType, props: propsOf(node, ['type']) };
  }
  switch (type.value) {
    case 'record':
    case 'error':
      return buildRecord(scope, node, header(scope, node, namespace, path), path);
    case 'enum':
      return buildEnum(scope, node, header(scope, node, namespace, path), path);
    case 'fixed':
      return fixed(scope, node, header(scope, node, namespace, path), path);
    case 'array':
      return {
        kind: 'array',
        items: part(scope, node, 'items', namespace, `${path}[]`),
        ...logicalOf(scope, node, { kind: 'array' }, path),
        props: propsOf(node, ['type', 'items']),
      };
    case 'map':
      return {
        kind: 'map',
        values: part(scope, node, 'values', namespace, `${path}{}`),
        ...logicalOf(scope, node, { kind: 'map' }, path),
        props: propsOf(node, ['type', 'values']),
      };
    default:
      return namedType(scope, type.value, type, namespace, path);
  }
}

function misplacedType(scope: BuildScope, node: JsonObjectNode, type: JsonNode | undefined, path: string): AvroType {
  const wrapped = type?.kind === 'object' || type?.kind === 'array';
  scope.problems.fail({
    at: type ?? node,
    rule: 'type',
    property: path,
    must: "have the name of a type as its 'type'",
    given: given(type),
    remedy: wrapped
      ? `write the ${type.kind === 'array' ? 'union' : 'inner object'} in place of the object that wraps it`
      : `add "type": "record", "enum", "array", "map", "fixed" or a primitive type`,
  });
  return BROKEN;
}

function part(
  scope: BuildScope,
  node: JsonObjectNode,
  key: 'items' | 'values',
  namespace: string,
  path: string,
): AvroType {
  const value = node.members.get(key)?.value;
  if (value !== undefined) return buildType(scope, value, namespace, path);
  scope.problems.fail({
    at: node,
    rule: key,
    property: path.slice(0, -2),
    must: `have '${key}'`,
    given: 'nothing',
    remedy: `add "${key}" with the type of ${key === 'items' ? 'an element' : 'a value'}`,
  });
  return BROKEN;
}

function fixed(scope: BuildScope, node: JsonObjectNode, named: NamedHeader, path: string): AvroFixed {
  const sizeNode = node.members.get('size')?.value;
  const size = wholeNumber(sizeNode);
  if (size === undefined || size < 0 || size >= 2 ** 31) {
    scope.problems.fail({
      at: sizeNode ?? node,
      rule: 'size',
      property: path,
      must: 'have a whole size from 0 to 2147483647',
      given: given(sizeNode),
      remedy: 'write the number of bytes, without quotes',
    });
  }
  const type: AvroFixed = {
    kind: 'fixed',
    ...named.names,
    size: size ?? 0,
    ...(size !== undefined && logicalOf(scope, node, { kind: 'fixed', size }, path)),
    props: propsOf(node, ['type', 'size', ...named.keys]),
  };
  named.define(type);
  return type;
}

function union(scope: BuildScope, node: JsonArrayNode, namespace: string, path: string): AvroType {
  const branches: AvroType[] = [];
  const seen = new Set<string>();
  const plain = node.elements.filter((element) => element.kind !== 'string' || element.value !== 'null').length < 2;
  if (node.elements.length === 0)
    unionFailure(scope, node, 'union', path, 'have at least one branch', 'an empty union');
  for (const element of node.elements) {
    if (element.kind === 'array') {
      unionFailure(scope, element, 'nested-union', path, 'hold no union inside a union', given(element));
      continue;
    }
    const branch = buildType(scope, element, namespace, plain ? path : `${path}<${branchLabel(element)}>`);
    if (branch === BROKEN) continue;
    const key = isNamed(branch) ? branch.fullName : branch.kind;
    if (seen.has(key)) {
      const must = 'have each type once, logical types not regarded; only records, enums and fixed may differ by name';
      unionFailure(scope, element, 'duplicate-branch', path, must, `${typeText(branch)} again`);
      continue;
    }
    seen.add(key);
    branches.push(branch);
  }
  return branches.length === 0 ? BROKEN : { kind: 'union', branches };
}

function unionFailure(
  scope: BuildScope,
  at: JsonNode,
  rule: string,
  property: string,
  must: string,
  what: string,
): void {
  const remedy =
    rule === 'nested-union'
      ? 'write its branches into the outer union'
      : rule === 'union'
        ? 'write the types between the brackets'
        : 'remove one of the two, or wrap each in a record with a name of its own';
  scope.problems.fail({ at, rule, property, must, given: what, remedy });
}

function branchLabel(node: JsonNode): string {
  if (node.kind === 'string') return node.value;
  const members = node.kind === 'object' ? node.members : undefined;
  const label = members?.get('name')?.value ?? members?.get('type')?.value;
  return label?.kind === 'string' ? label.value : node.kind;
}

function primitive(kind: AvroPrimitive['kind']): AvroPrimitive {
  return PRIMITIVES.get(kind) ?? { kind, props: new Map() };
}

/** One object for each, so that comparing two schemas needs no look inside. */
const PRIMITIVES = new Map(PRIMITIVE_KINDS.map((kind) => [kind, { kind, props: new Map<string, JsonNode>() }]));

/** The logical type as a part of a type; what is ignored becomes a warning. */
export function logicalOf(
  scope: BuildScope,
  node: JsonObjectNode,
  carrier: Carrier,
  path: string,
): { readonly logicalType?: AvroLogicalType } {
  const { logicalType, complaint } = logicalTypeOf(node, carrier);
  if (complaint !== undefined) {
    scope.problems.warn({ ...complaint, rule: 'logical-type', property: path });
  }
  return logicalType === undefined ? {} : { logicalType };
}

/** What is left of an object without the attributes that are understood. */
export function propsOf(node: JsonObjectNode, understood: readonly string[]): ReadonlyMap<string, JsonNode> {
  const rest = [...node.members].filter(([key]) => !understood.includes(key));
  return new Map(rest.map(([key, member]) => [key, member.value]));
}
