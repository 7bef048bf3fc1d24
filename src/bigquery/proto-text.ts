import type { ProtoField, ProtoMessage } from './proto-message';

const ANNOTATIONS = 'google/cloud/bigquery/storage/v1/annotations.proto';
const COLUMN_NAME = '(.google.cloud.bigquery.storage.v1.column_name)';

/** The message as a `.proto` file, for people and for `protoc`. */
export function protoText(message: ProtoMessage, comment: readonly string[]): string {
  const lines = [
    ...comment.map((line) => `// ${line}`),
    'syntax = "proto2";',
    '',
    ...(usesColumnName(message) ? [`import "${ANNOTATIONS}";`, ''] : []),
    ...messageLines(message, ''),
  ];
  return `${lines.join('\n')}\n`;
}

function messageLines(message: ProtoMessage, indent: string): string[] {
  const inner = `${indent}  `;
  return [
    `${indent}message ${message.name} {`,
    ...message.nested.flatMap((nested) => [...messageLines(nested, inner), '']),
    ...message.fields.map((field) => `${inner}${fieldLine(field)}`),
    `${indent}}`,
  ];
}

function fieldLine(field: ProtoField): string {
  const options = [
    ...(field.packed ? ['packed = true'] : []),
    ...(field.columnName === undefined ? [] : [`${COLUMN_NAME} = ${quoted(field.columnName)}`]),
  ];
  const suffix = options.length === 0 ? '' : ` [${options.join(', ')}]`;
  return `${field.label} ${field.typeName ?? field.type} ${field.name} = ${field.number}${suffix};`;
}

function usesColumnName({ fields, nested }: ProtoMessage): boolean {
  return fields.some(({ columnName }) => columnName !== undefined) || nested.some(usesColumnName);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, (character) => `\\${character}`).replace(/\t/g, '\\t')}"`;
}
