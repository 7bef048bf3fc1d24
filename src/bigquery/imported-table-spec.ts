import { failuresIn } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { CDC_RULES } from './cdc-rules';
import type { BigQueryColumn } from './column-options';
import { columnFailures } from './column-rules';
import { columnSpec } from './column-spec';
import type { TableRef } from './identifier';
import { referenceFailures } from './table-references';
import { TABLE_REF_RULES } from './table-rules';
import type { TableSpec } from './table-spec';

/** What is known of a table that exists. */
export interface ImportedTableInput extends TableRef {
  /** Empty where they are not known. */
  readonly columns: readonly BigQueryColumn[];
  readonly primaryKey?: readonly string[];
  readonly changeDataCapture?: boolean;
}

/** An existing table as far as it is known; what is not known of it is not checked. */
export function importedTableSpec(path: string, input: ImportedTableInput): TableSpec {
  const { projectId, datasetId, tableId, primaryKey = [], changeDataCapture = primaryKey.length > 0 } = input;
  const columns = input.columns.map(columnSpec);
  const spec: TableSpec = {
    projectId,
    datasetId,
    tableId,
    columns,
    requirePartitionFilter: false,
    clusterBy: [],
    primaryKey: [...primaryKey],
    foreignKeys: [],
    changeDataCapture,
    labels: {},
    deletionProtection: true,
  };
  throwIfAny([
    ...failuresIn(path, spec, IMPORTED_RULES),
    ...(columns.length > 0 ? [...columnFailures(path, columns), ...referenceFailures(path, spec, [])] : []),
  ]);
  return spec;
}

// Its staleness is set where it is managed.
const IMPORTED_RULES = [...TABLE_REF_RULES, ...CDC_RULES.filter(({ id }) => id !== 'bigquery.cdc.max-staleness')];
