import { Duration } from '../../src/core/duration';
import { SnowflakeColumnDefault, type SnowflakeColumn } from '../../src/snowflake/column-options';
import { SnowflakeType } from '../../src/snowflake/column-type';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { tableSpec } from '../../src/snowflake/table-spec';

export const ID: SnowflakeColumn = { columnName: 'order_id', type: SnowflakeType.varchar(36), nullable: false };

export function spec(options: Partial<SnowflakeTableOptions> = {}) {
  return tableSpec('orders/Raw', 'analytics', { schemaName: 'RAW', tableName: 'orders', columns: [ID], ...options });
}

export const FULL: Partial<SnowflakeTableOptions> = {
  columns: [
    ID,
    {
      columnName: '"Amount"',
      type: SnowflakeType.number(18, 2),
      defaultValue: SnowflakeColumnDefault.number('0'),
      comment: "it's",
      tags: ['PII', 'MONEY'],
    },
    {
      columnName: 'note',
      type: SnowflakeType.varchar(),
      collation: 'en-ci',
      defaultValue: SnowflakeColumnDefault.text("o'k"),
      maskingPolicy: 'GOV.P."mask"',
    },
    { columnName: 'seq', type: SnowflakeType.number(38), defaultValue: SnowflakeColumnDefault.identity(10, 5) },
    {
      columnName: 'placed_at',
      type: SnowflakeType.timestampLtz(3),
      defaultValue: SnowflakeColumnDefault.expression('CURRENT_TIMESTAMP()'),
    },
    { columnName: 'n', type: SnowflakeType.number(38), defaultValue: SnowflakeColumnDefault.sequence('DB.S.SEQ') },
    { columnName: 'payload', type: SnowflakeType.variant(), tags: ['PII'] },
  ],
  clusterBy: ['TO_DATE(placed_at)', ' order_id '],
  changeTracking: true,
  dataRetention: Duration.days(7),
  schemaEvolution: true,
  errorLogging: true,
  comment: 'costs ${money}',
};
