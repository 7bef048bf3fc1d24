import { BigQueryMode } from './column-options';
import type { ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';

/** The types that a row's message needs, by their proto names. */
export type ProtoType = 'bool' | 'bytes' | 'double' | 'int32' | 'int64' | 'string' | 'message';

/** A field of a message, in proto2. */
export interface ProtoField {
  readonly name: string;
  readonly number: number;
  readonly label: 'optional' | 'required' | 'repeated';
  readonly type: ProtoType;
  /** The nested message's name, relative to the one that has the field. */
  readonly typeName?: string;
  /** The column's name where a field cannot have it. */
  readonly columnName?: string;
  readonly packed?: boolean;
}

/** A self-contained message: no package, no imports, everything it needs nested inside. */
export interface ProtoMessage {
  readonly name: string;
  readonly fields: ProtoField[];
  readonly nested: ProtoMessage[];
}

/** Which pseudo columns of changes a row's message has. */
export interface ChangeColumns {
  readonly changeType: boolean;
  readonly changeSequenceNumber: boolean;
}

/** The numbers of the pseudo columns; other columns keep clear of them. */
export const CHANGE_SEQUENCE_NUMBER_FIELD = 991;
export const CHANGE_TYPE_FIELD = 992;

const SCALARS: Readonly<Record<Exclude<BigQueryTypeKind, 'RECORD' | 'RANGE' | 'INTERVAL'>, ProtoType>> = {
  [BigQueryTypeKind.STRING]: 'string',
  [BigQueryTypeKind.BYTES]: 'bytes',
  [BigQueryTypeKind.BOOL]: 'bool',
  [BigQueryTypeKind.INT64]: 'int64',
  [BigQueryTypeKind.FLOAT64]: 'double',
  [BigQueryTypeKind.NUMERIC]: 'string',
  [BigQueryTypeKind.BIGNUMERIC]: 'string',
  // Days since 1970-01-01.
  [BigQueryTypeKind.DATE]: 'int32',
  [BigQueryTypeKind.TIME]: 'string',
  [BigQueryTypeKind.DATETIME]: 'string',
  // Microseconds since 1970-01-01T00:00:00Z.
  [BigQueryTypeKind.TIMESTAMP]: 'int64',
  [BigQueryTypeKind.JSON]: 'string',
  [BigQueryTypeKind.GEOGRAPHY]: 'string',
};
const PACKABLE: ReadonlySet<ProtoType> = new Set(['bool', 'double', 'int32', 'int64']);
const PROTO_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The message that a row of the columns is. Columns of INTERVAL have none: a rule of the stream refuses them before. */
export function rowMessage(name: string, columns: readonly ColumnSpec[], changes?: ChangeColumns): ProtoMessage {
  const message = messageOf(protoName(name), columns);
  return { ...message, fields: [...message.fields, ...changeFields(changes)] };
}

function messageOf(name: string, columns: readonly ColumnSpec[]): ProtoMessage {
  const fieldNames = distinct(columns.map((column) => protoName(column.name)));
  const taken = new Set(fieldNames);
  const nested: ProtoMessage[] = [];
  const fields = columns.map((column, index): ProtoField => {
    const field = { name: fieldNames[index]!, number: fieldNumber(index), label: labelOf(column) };
    const columnName = field.name === column.name ? {} : { columnName: column.name };
    const inner = innerColumns(column);
    if (inner === undefined) {
      const type = scalarOf(column);
      const packed = field.label === 'repeated' && PACKABLE.has(type) ? { packed: true } : {};
      return { ...field, type, ...columnName, ...packed };
    }
    const typeName = free(`${field.name}_record`, taken);
    nested.push(messageOf(typeName, inner));
    return { ...field, type: 'message', typeName, ...columnName };
  });
  return { name, fields, nested };
}

function innerColumns(column: ColumnSpec): readonly ColumnSpec[] | undefined {
  if (column.type === BigQueryTypeKind.RECORD) return column.fields ?? [];
  const type = column.rangeElementType;
  if (column.type !== BigQueryTypeKind.RANGE || type === undefined) return undefined;
  return ['start', 'end'].map((name) => ({ name, type, mode: BigQueryMode.NULLABLE }));
}

function scalarOf({ name, type }: ColumnSpec): ProtoType {
  if (type === BigQueryTypeKind.RECORD || type === BigQueryTypeKind.RANGE || type === BigQueryTypeKind.INTERVAL) {
    throw new Error(`column '${name}' of ${type} is no scalar of the Storage Write API`);
  }
  return SCALARS[type];
}

// A default value can only fill in where the writer may leave the field out.
function labelOf({ mode, defaultValueExpression }: ColumnSpec): ProtoField['label'] {
  switch (mode) {
    case BigQueryMode.REPEATED:
      return 'repeated';
    case BigQueryMode.REQUIRED:
      return defaultValueExpression === undefined ? 'required' : 'optional';
    case BigQueryMode.NULLABLE:
      return 'optional';
  }
}

function changeFields(changes: ChangeColumns | undefined): ProtoField[] {
  const sequence = { name: '_CHANGE_SEQUENCE_NUMBER', number: CHANGE_SEQUENCE_NUMBER_FIELD };
  const type = { name: '_CHANGE_TYPE', number: CHANGE_TYPE_FIELD };
  const text = { label: 'required', type: 'string' } as const;
  return [
    ...(changes?.changeSequenceNumber ? [{ ...sequence, ...text }] : []),
    ...(changes?.changeType ? [{ ...type, ...text }] : []),
  ];
}

function fieldNumber(index: number): number {
  const number = index + 1;
  return number < CHANGE_SEQUENCE_NUMBER_FIELD ? number : number + 2;
}

/** The name itself, or the placeholder that Google's clients make of a name that proto does not allow. */
export function protoName(name: string): string {
  if (PROTO_NAME.test(name)) return name;
  return `field_${Buffer.from(name, 'utf8')
    .toString('base64')
    .replace(/[^a-zA-Z0-9]/g, '')}`;
}

function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => free(name, taken));
}

function free(name: string, taken: Set<string>): string {
  let candidate = name;
  while (taken.has(candidate)) candidate += '_';
  taken.add(candidate);
  return candidate;
}
