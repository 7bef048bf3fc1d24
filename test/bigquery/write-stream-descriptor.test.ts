import { createFileRegistry, fromBinary, fromJson, toBinary, toJson, type JsonObject } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { adapt, protos } from '@google-cloud/bigquery-storage';
import fc from '../support/property';
import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor';
import { Duration } from '../../src/core/duration';
import { BigQueryMode, type BigQueryColumn } from '../../src/bigquery/column-options';
import { columnSpec, type ColumnSpec } from '../../src/bigquery/column-spec';
import { BigQueryType } from '../../src/bigquery/column-type';
import { descriptorProto, fileDescriptorSet } from '../../src/bigquery/proto-binary';
import { protoName, rowMessage, type ProtoMessage } from '../../src/bigquery/proto-message';
import { protoText } from '../../src/bigquery/proto-text';
import { schemaFields } from '../../src/bigquery/table-schema-json';
import {
  messageName,
  streamDescriptorSet,
  streamMessage,
  streamProtoFile,
} from '../../src/bigquery/write-stream-descriptor';
import { writeStreamSpec } from '../../src/bigquery/write-stream-spec';
import { EVERY_COLUMN, EVERY_VALUE } from './every-column';
import { column, PATH, table } from './samples';

const { DescriptorProto, FieldDescriptorProto } = protos.google.protobuf;
type Descriptor = protos.google.protobuf.IDescriptorProto;

const COLUMN_NAME = '.google.cloud.bigquery.storage.v1.columnName';
const COLUMNS = EVERY_COLUMN.map(columnSpec);
const CDC = table(
  { changeDataCapture: true, primaryKey: ['order_id'], maxStaleness: Duration.minutes(15) },
  EVERY_COLUMN,
);
const stream = (into = table({}, EVERY_COLUMN), changeSequenceNumbers = false) =>
  writeStreamSpec(PATH, { table: into, location: 'EU', options: { changeSequenceNumbers } });

/** What Google's own client makes of the same table. */
function adapted(
  columns: readonly ColumnSpec[],
  ...options: Parameters<typeof adapt.convertStorageSchemaToProto2Descriptor>[2][]
): Descriptor {
  const schema = adapt.convertBigQuerySchemaToStorageTableSchema({ fields: schemaFields(columns) });
  return adapt.convertStorageSchemaToProto2Descriptor(schema, 'root', ...options);
}

interface Shape {
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly label: string;
  readonly packed: boolean;
  readonly columnName?: string;
  readonly fields?: Shape[];
}

/** A descriptor without the names of its nested messages, which nobody reads. */
function shapeOf(message: Descriptor, root: Descriptor): Shape[] {
  return (message.field ?? []).map((field) => {
    const [type, label] = [Number(field.type), Number(field.label)];
    const nested = type === 11 ? nestedOf(String(field.typeName), message, root) : undefined;
    const columnName = field.options?.[COLUMN_NAME] ?? undefined;
    return {
      name: String(field.name),
      number: Number(field.number),
      type: FieldDescriptorProto.Type[type]!,
      label: FieldDescriptorProto.Label[label]!,
      packed: field.options?.packed ?? false,
      ...(columnName !== undefined && { columnName }),
      ...(nested && { fields: shapeOf(nested, root) }),
    };
  });
}

function nestedOf(typeName: string, message: Descriptor, root: Descriptor): Descriptor {
  const name = typeName.split('.').at(-1);
  const found = [...(message.nestedType ?? []), ...(root.nestedType ?? [])].find((nested) => nested.name === name);
  if (!found) throw new Error(`no message ${typeName}`);
  return found;
}

function ours(message: ProtoMessage): Descriptor {
  return DescriptorProto.decode(descriptorProto(message));
}

describe("Google's own client", () => {
  test('makes the same fields of the same table', () => {
    const mine = ours(rowMessage('root', COLUMNS));
    const theirs = adapted(COLUMNS);
    expect(shapeOf(mine, mine)).toEqual(shapeOf(theirs, theirs));
  });

  test('makes the same pseudo columns of changes', () => {
    const options = [adapt.withChangeType(), adapt.withChangeSequenceNumber()];
    const mine = ours(rowMessage('root', COLUMNS, { changeType: true, changeSequenceNumber: true }));
    const theirs = adapted(COLUMNS, ...options);
    expect(shapeOf(mine, mine)).toEqual(shapeOf(theirs, theirs));
    expect(shapeOf(mine, mine).slice(-2)).toMatchObject([
      { name: '_CHANGE_SEQUENCE_NUMBER', number: 991, label: 'LABEL_REQUIRED', type: 'TYPE_STRING' },
      { name: '_CHANGE_TYPE', number: 992, label: 'LABEL_REQUIRED', type: 'TYPE_STRING' },
    ]);
  });
});

function protobufjsType(set: Buffer): protobuf.Type {
  return protobuf.Root.fromDescriptor(set, { keepCase: true }).lookupType('Orders');
}

/** Columns have other names in proto where proto does not allow theirs. */
function byProtoName(row: unknown): unknown {
  if (Array.isArray(row)) return row.map(byProtoName);
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [protoName(name), byProtoName(value)]));
}

describe('a row of every type', () => {
  const row = byProtoName(EVERY_VALUE) as Record<string, unknown>;
  const set = streamDescriptorSet(stream());
  const READABLE = { longs: String, bytes: String };

  test('comes back as it was through protobufjs', () => {
    const type = protobufjsType(set);
    const bytes = type.encode(type.fromObject(row)).finish();
    expect(type.toObject(type.decode(bytes), READABLE)).toEqual(row);
  });

  test("has the same bytes as by the client's own descriptor", () => {
    const type = protobufjsType(set);
    const theirs = protobuf.Type.fromDescriptor(DescriptorProto.encode(adapted(COLUMNS)).finish(), 'proto2');
    new protobuf.Root().add(theirs).resolveAll();
    const bytes = Buffer.from(type.encode(type.fromObject(row)).finish());
    expect(Buffer.from(theirs.encode(theirs.fromObject(row)).finish()).equals(bytes)).toBe(true);
  });

  test('comes back as it was through protobuf-es, in JSON under the names of the fields', () => {
    const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, set));
    const type = registry.getMessage('Orders')!;
    const json = toJson(type, fromBinary(type, toBinary(type, fromJson(type, row as JsonObject))));
    expect(json).toEqual(row);
  });

  test('a required column cannot be missing, one with a default can', () => {
    const type = createFileRegistry(fromBinary(FileDescriptorSetSchema, set)).getMessage('Orders')!;
    const without = (name: string) => {
      const rest = Object.fromEntries(Object.entries(row).filter(([other]) => other !== name));
      return () => toBinary(type, fromJson(type, rest as JsonObject));
    };
    expect(without('day')).toThrow('day');
    expect(without('defaulted')).not.toThrow();
  });
});

describe('the text', () => {
  test('says what the binary says', () => {
    const spec = stream(CDC, true);
    const { root } = protobuf.parse(streamProtoFile(spec), { keepCase: true });
    root.resolveAll();
    const parsed = DescriptorProto.fromObject(root.lookupType('Orders').toDescriptor('proto2').toJSON());
    const mine = ours(streamMessage(spec));
    const bare = (shapes: Shape[]): unknown[] =>
      shapes.map(({ name, number, type, label, fields }) => ({
        name,
        number,
        type,
        label,
        fields: fields && bare(fields),
      }));
    expect(bare(shapeOf(parsed, parsed))).toEqual(bare(shapeOf(mine, mine)));
  });

  test('is readable', () => {
    const columns = [
      column('order_id', BigQueryType.string(), BigQueryMode.REQUIRED),
      column('numbers', BigQueryType.int64(), BigQueryMode.REPEATED),
      column('address', BigQueryType.record([column('a b')])),
    ];
    expect(streamProtoFile(stream(table({ tableId: 'raw_orders' }, columns))))
      .toBe(`// Rows of BigQuery table acme-data.raw.raw_orders for the Storage Write API.
// Generated by Sluicegate from the table; change the table, not this file.
syntax = "proto2";

import "google/cloud/bigquery/storage/v1/annotations.proto";

message RawOrders {
  message address_record {
    optional string field_YSBi = 1 [(.google.cloud.bigquery.storage.v1.column_name) = "a b"];
  }

  required string order_id = 1;
  repeated int64 numbers = 2 [packed = true];
  optional address_record address = 3;
}
`);
  });

  test('needs no import where all names are plain', () => {
    expect(protoText(rowMessage('Row', [columnSpec(column('a'))]), [])).not.toContain('import');
  });
});

test.each([
  ['orders', 'Orders'],
  ['raw_orders_v1', 'RawOrdersV1'],
  ['orders-2026', 'Orders2026'],
  ['1st', 'Row1st'],
  ['注文', 'Row'],
])('rows of %s are %s', (tableId, expected) => {
  expect(messageName(tableId)).toBe(expected);
});

test('column numbers keep clear of the pseudo columns', () => {
  const columns = Array.from({ length: 1_500 }, (_, index) => columnSpec(column(`c${index}`)));
  const numbers = rowMessage('Row', columns, { changeType: true, changeSequenceNumber: true }).fields.map(
    ({ number }) => number,
  );
  expect(new Set(numbers).size).toBe(1_502);
  expect(numbers.slice(988, 992)).toEqual([989, 990, 993, 994]);
});

test('names that would be the same in proto are told apart', () => {
  // Both are "field_YQ" once what base64 adds is taken away; a nested message may not be called like a field.
  const columns = [
    column('field_w6Q'),
    column('ä'),
    column('r', BigQueryType.record([column('x')])),
    column('r_record'),
  ];
  const { fields, nested } = rowMessage('Row', columns.map(columnSpec));
  expect(fields.map(({ name }) => name)).toEqual(['field_w6Q', 'field_w6Q_', 'r', 'r_record']);
  expect(nested.map(({ name }) => name)).toEqual(['r_record_']);
});

const anyColumns = fc.letrec<{ columns: BigQueryColumn[] }>((tie) => ({
  columns: fc.uniqueArray(
    fc
      .record({
        name: fc.string({ unit: fc.constantFrom(...'abß1 -_'), minLength: 1, maxLength: 4 }),
        mode: fc.constantFrom(...Object.values(BigQueryMode)),
        scalar: fc.constantFrom(
          ...EVERY_COLUMN.map(({ columnType }) => columnType).filter(({ fields }) => fields === undefined),
        ),
        inner: fc.option(tie('columns'), { depthSize: 'small', maxDepth: 3 }),
      })
      .map(({ name, mode, scalar, inner }) => column(name, inner === null ? scalar : BigQueryType.record(inner), mode)),
    { minLength: 1, maxLength: 5, selector: ({ name }) => name },
  ),
})).columns;

test("any table has a descriptor that protobuf-es and protobufjs take, with the fields of Google's client", () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      const specs = columns.map(columnSpec);
      const message = rowMessage('root', specs);
      const binary = ours(message);
      const theirs = adapted(specs);
      const outline = (shapes: Shape[]) => shapes.map(({ number, type, label }) => ({ number, type, label }));
      expect(outline(shapeOf(binary, binary))).toEqual(outline(shapeOf(theirs, theirs)));
      const { root } = protobuf.parse(protoText(message, []), { keepCase: true });
      expect(() => root.resolveAll()).not.toThrow();
      const set = fromBinary(FileDescriptorSetSchema, fileDescriptorSet('row.proto', message));
      expect(createFileRegistry(set).getMessage('root')?.fields).toHaveLength(specs.length);
    }),
    { numRuns: 30, seed: 6 },
  );
});
