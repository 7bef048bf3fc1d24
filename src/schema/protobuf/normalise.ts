import { createHash } from 'node:crypto';
import { sortedBy } from '../../core/stable-order';
import { optionValueText, quoted } from './option-text';
import { utf8 } from './lexer-string';
import type { ProtobufSchema } from './parse-protobuf';
import type {
  NamedType,
  ProtoEnum,
  ProtoExtension,
  ProtoField,
  ProtoFile,
  ProtoMessage,
  ProtoMethod,
  ProtoOption,
  ProtoService,
  ProtoType,
  ReservedName,
  ReservedRange,
} from './syntax';

/**
 * The text of a schema that all its spellings have in common, sorted as Confluent's registry does with `normalize`.
 *
 * Comments and white space go. Imports, options, reserved numbers, fields and enum values are sorted; types are written
 * with their full names. Messages, enums, services and methods keep their order, since the serialiser's message
 * indexes count messages in the order of the file.
 */
export function normaliseProtobuf(schema: ProtobufSchema): string {
  const { file } = schema;
  const blocks = [
    [`syntax = "${file.syntax}";`, ...(file.packageName === '' ? [] : [`package ${file.packageName};`])],
    imports(file),
    optionLines(file.options),
    ...file.messages.map(messageLines),
    ...file.enums.map(enumLines),
    ...extensionBlocks(file.extensions),
    ...file.services.map(serviceLines),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** The SHA-256 of the normalised text, in hexadecimal. The text of its imports is not part of it. */
export function protobufFingerprint(schema: ProtobufSchema): string {
  return createHash('sha256').update(normaliseProtobuf(schema), 'utf8').digest('hex');
}

function imports(file: ProtoFile): string[] {
  return sortedBy(file.imports, ({ kind, name }) => `${kind} ${name}`).map(
    ({ kind, name }) => `import ${kind === 'plain' ? '' : `${kind} `}${quoted(utf8(name))};`,
  );
}

function messageLines(message: ProtoMessage): string[] {
  const members = sortedBy(message.oneofs, ({ name }) => name).map((oneof) => ({
    oneof,
    fields: byNumber(message.fields.filter((field) => field.oneof === oneof.name)),
  }));
  members.sort((a, b) => a.fields[0]!.number - b.fields[0]!.number);
  return block(`message ${message.name}`, [
    ...reservedLines(message),
    ...optionLines(message.options),
    ...byNumber(message.fields.filter((field) => field.oneof === undefined)).map(fieldLine),
    ...members.flatMap(({ oneof, fields }) =>
      block(`oneof ${oneof.name}`, [...optionLines(oneof.options), ...fields.map(fieldLine)]),
    ),
    ...message.messages.flatMap(messageLines),
    ...message.enums.flatMap(enumLines),
    ...extensionBlocks(message.extensions).flat(),
  ]);
}

function enumLines(declared: ProtoEnum): string[] {
  const values = [...declared.values].sort((a, b) => order(declared, a.number, b.number));
  return block(`enum ${declared.name}`, [
    ...reservedLines(declared),
    ...optionLines(declared.options),
    ...values.map(({ name, number, options }) => `${name} = ${number}${inlineOptions(options)};`),
  ]);
}

/** By number, but the first stays first: it is the default. Of several names for a number, too, the first counts. */
function order(declared: ProtoEnum, a: number, b: number): number {
  const first = declared.values[0]!.number;
  return Number(b === first) - Number(a === first) || a - b;
}

function fieldLine(field: ProtoField): string {
  const label = field.label === 'singular' ? '' : `${field.label} `;
  return `${label}${typeText(field.type)} ${field.name} = ${field.number}${inlineOptions(field.options)};`;
}

/** A type as the normalised text has it: `.shop.Order`, `map<string, int32>`. */
function typeText(type: ProtoType): string {
  if (type.kind === 'scalar') return type.name;
  return type.kind === 'named' ? fullNameOf(type) : `map<${type.key.name}, ${typeText(type.value)}>`;
}

function fullNameOf({ target, written }: NamedType): string {
  return target === undefined ? written : `.${target.fullName}`;
}

function reservedLines(reserving: {
  readonly reservedRanges: readonly ReservedRange[];
  readonly reservedNames: readonly ReservedName[];
}): string[] {
  const ranges = [...reserving.reservedRanges].sort((a, b) => a.from - b.from);
  return [
    ...ranges.map(({ from, to }) => `reserved ${from === to ? from : `${from} to ${to}`};`),
    ...sortedBy(reserving.reservedNames, ({ name }) => name).map(({ name }) => `reserved "${name}";`),
  ];
}

function serviceLines(service: ProtoService): string[] {
  return block(`service ${service.name}`, [...optionLines(service.options), ...service.methods.flatMap(methodLines)]);
}

function methodLines(method: ProtoMethod): string[] {
  const side = (type: NamedType, stream: boolean) => `(${stream ? 'stream ' : ''}${fullNameOf(type)})`;
  const request = side(method.request, method.requestStream);
  const head = `rpc ${method.name} ${request} returns ${side(method.response, method.responseStream)}`;
  return method.options.length === 0 ? [`${head};`] : block(head, optionLines(method.options));
}

function extensionBlocks(extensions: readonly ProtoExtension[]): string[][] {
  return sortedBy(extensions, ({ extendee, field }) => `${fullNameOf(extendee)} ${field.name}`).map(
    ({ extendee, field }) => block(`extend ${fullNameOf(extendee)}`, [fieldLine(field)]),
  );
}

function optionLines(options: readonly ProtoOption[]): string[] {
  return sorted(options).map(({ name, value }) => `option ${name} = ${optionValueText(value)};`);
}

function inlineOptions(options: readonly ProtoOption[]): string {
  if (options.length === 0) return '';
  return ` [${sorted(options)
    .map(({ name, value }) => `${name} = ${optionValueText(value)}`)
    .join(', ')}]`;
}

/** Options of one name keep their order, which is that of a list. */
function sorted(options: readonly ProtoOption[]): ProtoOption[] {
  return sortedBy(options, ({ name }) => name);
}

function byNumber(fields: readonly ProtoField[]): ProtoField[] {
  return [...fields].sort((a, b) => a.number - b.number);
}

function block(head: string, body: readonly string[]): string[] {
  return body.length === 0 ? [`${head} {}`] : [`${head} {`, ...body.map((line) => `  ${line}`), '}'];
}
