import { isSluicegateError, throwIfAny } from '../../src/core/sluicegate-error';
import type { RecordSchema } from '../../src/schema/record-schema';
import { mappedColumns } from '../../src/snowflake/column-mapping';
import type { SnowflakeMappingOptions } from '../../src/snowflake/column-mapping-options';
import type { SnowflakeTableOptions } from '../../src/snowflake/table-options';
import { tableSpec, type TableSpec } from '../../src/snowflake/table-spec';

/** The record schema that columns are made from. */
export interface TableSource {
  readonly schema: RecordSchema;
  readonly mapping: SnowflakeMappingOptions;
}

/** A table as other constructs of the domain see it. */
export interface KnownTableSpec {
  readonly spec: TableSpec;
  /** Whether the columns are known; they are not for a table that is only named. */
  readonly hasColumns: boolean;
  readonly recordSchema?: RecordSchema;
}

/** The spec of a table, its columns after those of the record; everything that is wrong at once. */
export function tableSpecOf(
  path: string,
  databaseName: string,
  options: SnowflakeTableOptions,
  source: TableSource | undefined,
): TableSpec {
  if (source === undefined) return tableSpec(path, databaseName, options);
  const { columns, failures, sourceFields } = mappedColumns(path, source.schema, source.mapping);
  const complete = { ...options, columns: [...columns, ...options.columns] };
  try {
    const spec = tableSpec(path, databaseName, complete, sourceFields);
    throwIfAny(failures);
    return spec;
  } catch (error) {
    if (!isSluicegateError(error) || failures.length === 0) throw error;
    // A field that could not be mapped is a column that is missed elsewhere.
    const others = error.failures.filter(({ property }) => !/^(columns|clusterBy|schema$)/.test(property));
    throwIfAny([...failures, ...others]);
    throw error;
  }
}

/** `com.example.OrderPlaced` is ORDER_PLACED. */
export function tableNameOf({ recordName }: RecordSchema): string {
  return recordName.slice(recordName.lastIndexOf('.') + 1).replace(/([a-z0-9])([A-Z])/g, '$1_$2');
}
