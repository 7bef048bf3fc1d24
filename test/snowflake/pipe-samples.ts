import { FieldType, TimePrecision } from '../../src/schema/field-type';
import { RecordSchema } from '../../src/schema/record-schema';
import { mappedColumns } from '../../src/snowflake/column-mapping';
import { type SnowflakeColumn } from '../../src/snowflake/column-options';
import type { SnowflakeType } from '../../src/snowflake/column-type';
import { type SnowpipeStreamingPipeOptions } from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { tableSpec } from '../../src/snowflake/table-spec';

export const ORDER = new RecordSchema({
  recordName: 'Order',
  fields: [
    { name: 'id', type: FieldType.int64() },
    { name: 'amount', type: FieldType.decimal(18, 2), nullable: true },
    {
      name: 'customer',
      type: FieldType.struct('Customer', [{ name: 'emailAddress', type: FieldType.string(), nullable: true }]),
    },
    { name: 'placed_at', type: FieldType.instant(TimePrecision.MILLISECONDS) },
  ],
});

export function table(options: Partial<SnowflakeTableOptions> = {}, isMapped = true) {
  const { columns, sourceFields } = mappedColumns('orders/Raw', ORDER);
  return tableSpec(
    'orders/Raw',
    'analytics',
    { schemaName: 'RAW', tableName: 'orders', columns, ...options },
    isMapped ? sourceFields : undefined,
  );
}

export function spec(
  options: SnowpipeStreamingPipeOptions = {},
  of = table(),
  source: RecordSchema | undefined = ORDER,
) {
  return pipeSpec('orders/Pipe', of, options, source);
}

export const column = (
  columnName: string,
  type: SnowflakeType,
  more: Partial<SnowflakeColumn> = {},
): SnowflakeColumn => ({
  columnName,
  type,
  ...more,
});
