import type { TableSpec } from '../../src/bigquery/table-spec';
import { fail } from '../../src/core/sluicegate-error';
import type { IBigQueryTable } from './table';

/** A table with its columns. Throws for one that is only referred to. */
export function knownTable(path: string, { _spec, tableName }: IBigQueryTable, rule: string): TableSpec {
  if (_spec) return _spec;
  fail({
    path,
    property: 'table',
    rule,
    must: 'have columns that are known here, since rows are checked against them',
    given: tableName,
    remedy: 'give columns to BigQueryTable.fromTableName',
  });
}
