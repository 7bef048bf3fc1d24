import type { JsonNode, JsonObjectNode } from '../json-document';
import { isPrimitiveKind } from './avro-type';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The kinds that an object of a schema may declare besides the primitive ones. */
export const COMPLEX_TYPES = ['record', 'error', 'enum', 'fixed', 'array', 'map'];
const NAMED_TYPES = ['record', 'error', 'enum', 'fixed'];

export function isValidName(name: string): boolean {
  return NAME.test(name);
}

/** Whether every part between the dots is a name. */
export function isValidFullName(name: string): boolean {
  return name.split('.').every(isValidName);
}

/** The namespace of a full name; empty without one. */
export function namespaceOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
}

export function unqualified(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf('.') + 1);
}

/** The full name of a name as it stands in a namespace. */
export function qualified(name: string, namespace: string): string {
  return namespace === '' || name.includes('.') ? name : `${namespace}.${name}`;
}

/** What a name may refer to where it stands: the enclosing namespace first, then none. */
export function candidatesFor(name: string, namespace: string): string[] {
  const full = qualified(name, namespace);
  return full === name ? [name] : [full, name];
}

/** The full name that an object declares in the enclosing namespace; undefined unless it has a text for a name. */
export function declaredName(node: JsonObjectNode, enclosing: string): string | undefined {
  const name = node.members.get('name')?.value;
  if (name?.kind !== 'string') return undefined;
  const namespace = node.members.get('namespace')?.value;
  return qualified(name.value, namespace?.kind === 'string' ? namespace.value : enclosing);
}

/** The names of a text: what it declares, where, and what it may refer to. */
export interface NameScan {
  readonly declared: Map<string, number>;
  readonly used: NameUse[];
}

export interface NameUse {
  /** The full names that are meant, the likeliest first. */
  readonly candidates: readonly string[];
  readonly offset: number;
}

/** Finds names without judging the text, so that the order of references is known before any type is built. */
export function scanNames(root: JsonNode): NameScan {
  const scan: NameScan = { declared: new Map(), used: [] };
  scanType(root, '', scan);
  return scan;
}

function scanType(node: JsonNode, namespace: string, scan: NameScan): void {
  if (node.kind === 'string') {
    if (isPrimitiveKind(node.value)) return;
    scan.used.push({ candidates: candidatesFor(node.value, namespace), offset: node.offset });
  } else if (node.kind === 'array') {
    for (const element of node.elements) scanType(element, namespace, scan);
  } else if (node.kind === 'object') {
    scanObject(node, namespace, scan);
  }
}

function scanObject(node: JsonObjectNode, namespace: string, scan: NameScan): void {
  const type = node.members.get('type')?.value;
  if (type?.kind !== 'string') return;
  let inner = namespace;
  const fullName = NAMED_TYPES.includes(type.value) ? declaredName(node, namespace) : undefined;
  if (fullName !== undefined) {
    if (!scan.declared.has(fullName)) scan.declared.set(fullName, node.offset);
    inner = namespaceOf(fullName);
  }
  if (type.value === 'array' || type.value === 'map') {
    const element = node.members.get(type.value === 'array' ? 'items' : 'values')?.value;
    if (element !== undefined) scanType(element, namespace, scan);
  } else if (type.value === 'record' || type.value === 'error') {
    for (const fieldType of fieldTypes(node)) scanType(fieldType, inner, scan);
  } else if (!NAMED_TYPES.includes(type.value)) {
    scanType(type, namespace, scan);
  }
}

function fieldTypes(record: JsonObjectNode): JsonNode[] {
  const fields = record.members.get('fields')?.value;
  if (fields?.kind !== 'array') return [];
  return fields.elements.flatMap((field) => {
    const type = field.kind === 'object' ? field.members.get('type')?.value : undefined;
    return type === undefined ? [] : [type];
  });
}
