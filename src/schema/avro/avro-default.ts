import type { JsonNode } from '../json-document';
import { given, type Problem } from './avro-problems';
import { typeText, type AvroFixed, type AvroRecord, type AvroType } from './avro-type';

type Complaint = Omit<Problem, 'rule'>;

const INT_BOUND = 2n ** 31n;
const LONG_BOUND = 2n ** 63n;

/** Why a value cannot be the default of a type; a union takes values of its first branch, as up to Avro 1.11. */
export function defaultComplaint(type: AvroType, value: JsonNode, property: string): Complaint | undefined {
  switch (type.kind) {
    case 'null':
      return value.kind === 'null' ? undefined : wrong(value, property, 'is null', nullRemedy(value));
    case 'boolean':
      return value.kind === 'boolean' ? undefined : wrong(value, property, 'is true or false', typeRemedy(type));
    case 'int':
      return whole(value, property, INT_BOUND, 'is a whole number from -2147483648 to 2147483647');
    case 'long':
      return whole(value, property, LONG_BOUND, 'is a whole number of at most 64 bits');
    case 'float':
    case 'double':
      return value.kind === 'number' ? undefined : wrong(value, property, 'is a number', typeRemedy(type));
    case 'string':
      return value.kind === 'string' ? undefined : wrong(value, property, 'is a text', typeRemedy(type));
    case 'bytes':
      return isBytes(value)
        ? undefined
        : wrong(value, property, 'is a text of the characters U+0000 to U+00FF, one for each byte', typeRemedy(type));
    case 'fixed':
      return fixed(type, value, property);
    case 'enum':
      return value.kind === 'string' && type.symbols.includes(value.value)
        ? undefined
        : wrong(value, property, `is a symbol of ${type.fullName}`, `write one of ${type.symbols.join(', ')}`);
    case 'array':
      return value.kind === 'array'
        ? first(value.elements, (element, index) => defaultComplaint(type.items, element, `${property}[${index}]`))
        : wrong(value, property, 'is a JSON array', 'write [] for an empty one');
    case 'map':
      return value.kind === 'object'
        ? first([...value.members], ([key, member]) =>
            defaultComplaint(type.values, member.value, `${property}{${JSON.stringify(key)}}`),
          )
        : wrong(value, property, 'is a JSON object', 'write {} for an empty one');
    case 'record':
      return record(type, value, property);
    case 'union':
      return union(type.branches, value, property);
  }
}

function whole(value: JsonNode, property: string, bound: bigint, phrase: string): Complaint | undefined {
  if (value.kind === 'number' && /^-?\d+$/.test(value.text)) {
    const amount = BigInt(value.text);
    if (amount >= -bound && amount < bound) return undefined;
  }
  return wrong(value, property, phrase, 'write it without quotes, point and exponent, or use a wider type');
}

function fixed(type: AvroFixed, value: JsonNode, property: string): Complaint | undefined {
  if (isBytes(value) && value.kind === 'string' && value.value.length === type.size) return undefined;
  const phrase = `is a text of ${type.size} characters from U+0000 to U+00FF, one for each byte`;
  return wrong(value, property, phrase, typeRemedy(type));
}

function isBytes(value: JsonNode): boolean {
  return value.kind === 'string' && !/[^\u0000-\u00ff]/.test(value.value);
}

function record(type: AvroRecord, value: JsonNode, property: string): Complaint | undefined {
  if (value.kind !== 'object') {
    return wrong(value, property, `is a JSON object with the fields of ${type.fullName}`, typeRemedy(type));
  }
  return first(type.fields, (field) => {
    const member = value.members.get(field.name)?.value;
    if (member !== undefined) return defaultComplaint(field.type, member, `${property}.${field.name}`);
    if (field.default !== undefined) return undefined;
    const phrase = `gives the field '${field.name}', which has no default of its own`;
    return wrong(value, property, phrase, `add '${field.name}' to the default, or give that field a default`);
  });
}

function union(branches: readonly AvroType[], value: JsonNode, property: string): Complaint | undefined {
  const [head, ...others] = branches;
  const complaint = head && defaultComplaint(head, value, property);
  if (complaint === undefined || head === undefined || others.length === 0) return complaint;
  const fits =
    isQuotedNull(value) && head.kind === 'null' ? undefined : others.find((branch) => mayHold(branch, value));
  const phrase = `fits the first branch of its union, ${typeText(head)}`;
  if (fits === undefined) return wrong(value, property, phrase, complaint.remedy);
  return wrong(value, property, phrase, `move ${typeText(fits)} to the front of the union, or change the default`);
}

/** Without a look inside: a search through nested unions could take for ever. */
function mayHold(branch: AvroType, value: JsonNode): boolean {
  switch (branch.kind) {
    case 'array':
      return value.kind === 'array';
    case 'map':
    case 'record':
      return value.kind === 'object';
    case 'union':
      return false;
    default:
      return defaultComplaint(branch, value, '') === undefined;
  }
}

function wrong(at: JsonNode, property: string, phrase: string, remedy: string): Complaint {
  return { at, property, must: `have a default that ${phrase}`, given: given(at), remedy };
}

function typeRemedy(type: AvroType): string {
  return `change the default, or the type ${typeText(type)}`;
}

function nullRemedy(value: JsonNode): string {
  return isQuotedNull(value)
    ? 'write null without quotes'
    : 'write null, or put the type of the default first in the union';
}

function isQuotedNull(value: JsonNode): boolean {
  return value.kind === 'string' && value.value === 'null';
}

function first<T>(
  items: readonly T[],
  complaint: (item: T, index: number) => Complaint | undefined,
): Complaint | undefined {
  for (const [index, item] of items.entries()) {
    const found = complaint(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
