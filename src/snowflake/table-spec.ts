import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { clusterKeyFailures } from './cluster-key';
import type { SnowflakeColumnDefault, SnowflakeColumn } from './column-options';
import type { SnowflakeType } from './column-type';
import { storedName, storedPath } from './identifier';
import type { SnowflakeTableOptions } from './table-options';
import { nameFailures } from './name-failures';
import { columnFailures, TABLE_RULES, type TableInput } from './table-rules';
import type { Warning } from '../core/warning';

/** A column with its stored name. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: SnowflakeType;
  readonly nullable: boolean;
  readonly comment?: string;
  readonly defaultValue?: SnowflakeColumnDefault;
  readonly collation?: string;
  /** Stored names: database, schema, policy. */
  readonly maskingPolicy?: string[];
  readonly tags: string[];
  /** The field of the record schema that the column was made from. */
  readonly sourceField?: string;
}

/** A table after defaults and checks; every name as Snowflake stores it. */
export interface TableSpec {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
  readonly columns: ColumnSpec[];
  readonly clusterBy: string[];
  readonly changeTracking: boolean;
  readonly dataRetentionDays?: number;
  readonly schemaEvolution: boolean;
  readonly errorLogging: boolean;
  readonly comment?: string;
  readonly warnings: Warning[];
}

const ADVISED_CLUSTER_KEYS = 4;

/** The table that the options describe in that database, or one error with everything that is wrong with it. */
export function tableSpec(
  path: string,
  databaseName: string,
  options: SnowflakeTableOptions,
  sourceFields: ReadonlyMap<string, string> = new Map(),
): TableSpec {
  const input: TableInput = { ...options, databaseName };
  const columns = options.columns.map((column) => columnSpec(column, sourceFields));
  throwIfAny([
    ...nameFailures(path, 'databaseName', databaseName),
    ...nameFailures(path, 'schemaName', options.schemaName),
    ...nameFailures(path, 'tableName', options.tableName, 'table'),
    ...failuresIn(path, input, TABLE_RULES),
    ...columnFailures(path, options.columns),
    ...clusterKeyFailures(path, options.clusterBy ?? [], columns),
  ]);
  return {
    database: storedName(databaseName),
    schema: storedName(options.schemaName),
    name: storedName(options.tableName),
    columns,
    clusterBy: (options.clusterBy ?? []).map((expression) => expression.trim()),
    changeTracking: options.changeTracking ?? false,
    ...(options.dataRetention && { dataRetentionDays: options.dataRetention.toDays() }),
    schemaEvolution: options.schemaEvolution ?? false,
    errorLogging: options.errorLogging ?? false,
    ...(options.comment !== undefined && { comment: options.comment }),
    warnings: warningsOf(options),
  };
}

/** The names of the table from the database down. */
export function tableAddress(spec: Pick<TableSpec, 'database' | 'schema' | 'name'>): string[] {
  return [spec.database, spec.schema, spec.name];
}

function columnSpec(column: SnowflakeColumn, sourceFields: ReadonlyMap<string, string>): ColumnSpec {
  const sourceField = sourceFields.get(storedName(column.columnName));
  const tags = [...(column.tags ?? [])];
  const comment = [column.comment, tags.length === 0 ? undefined : `[${tags.join(', ')}]`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const policy = column.maskingPolicy === undefined ? undefined : storedPath(column.maskingPolicy);
  return {
    name: storedName(column.columnName),
    type: column.type,
    nullable: column.nullable ?? true,
    ...(comment !== '' && { comment }),
    ...(column.defaultValue && { defaultValue: column.defaultValue }),
    ...(column.collation !== undefined && { collation: column.collation }),
    ...(policy && { maskingPolicy: policy }),
    tags,
    ...(sourceField !== undefined && { sourceField }),
  };
}

function warningsOf(options: SnowflakeTableOptions): Warning[] {
  const keys = options.clusterBy?.length ?? 0;
  if (keys <= ADVISED_CLUSTER_KEYS) return [];
  return [
    {
      rule: 'snowflake.table.cluster-keys',
      property: 'clusterBy',
      text: `${keys} keys; Snowflake advises 3 or 4 at most, since every key makes clustering dearer`,
    },
  ];
}
