import type { Failure } from '../core/failure';
import { didYouMean } from '../core/nearest';
import { failuresIn, type Rule } from '../core/rule';
import { BigQueryMode } from './column-options';
import { findColumn, isRepeated, typeText, type ColumnSpec } from './column-spec';
import { BigQueryTypeKind } from './column-type';
import { BigQueryGranularity, BigQueryPartitioningKind } from './partitioning';
import type { PartitioningSpec } from './partitioning-spec';
import type { ForeignKeySpec, TableSpec } from './table-spec';

const K = BigQueryTypeKind;

/** The types that may order rows. */
export const CLUSTER_TYPES: readonly BigQueryTypeKind[] = [
  K.BIGNUMERIC,
  K.BOOL,
  K.DATE,
  K.DATETIME,
  K.GEOGRAPHY,
  K.INT64,
  K.NUMERIC,
  K.RANGE,
  K.STRING,
  K.TIMESTAMP,
];

/** The types of a primary or foreign key. */
export const KEY_TYPES: readonly BigQueryTypeKind[] = [
  K.BIGNUMERIC,
  K.BOOL,
  K.DATE,
  K.DATETIME,
  K.INT64,
  K.NUMERIC,
  K.STRING,
  K.TIMESTAMP,
];

const TIME_TYPES: readonly BigQueryTypeKind[] = [K.DATE, K.DATETIME, K.TIMESTAMP];

interface Use {
  readonly property: string;
  readonly rule: string;
  readonly names: readonly string[];
  readonly types: readonly BigQueryTypeKind[];
}

/** Everything that is wrong with the columns that partitions, clusters and keys name. */
export function referenceFailures(path: string, spec: TableSpec, unmapped: readonly string[]): Failure[] {
  const known = { path, columns: spec.columns, unmapped: new Set(unmapped) };
  return [
    ...partitioningFailures(known, spec.partitioning),
    ...useFailures(known, {
      property: 'clusterBy',
      rule: 'bigquery.table.cluster',
      names: spec.clusterBy,
      types: CLUSTER_TYPES,
    }),
    ...useFailures(known, {
      property: 'primaryKey',
      rule: 'bigquery.table.primary-key',
      names: spec.primaryKey,
      types: KEY_TYPES,
    }),
    ...spec.foreignKeys.flatMap((key, index) => foreignKeyFailures(known, key, index)),
  ];
}

interface Known {
  readonly path: string;
  readonly columns: readonly ColumnSpec[];
  /** Names that have failed already, in the mapping. */
  readonly unmapped: ReadonlySet<string>;
}

function partitioningFailures(known: Known, partitioning: PartitioningSpec | undefined): Failure[] {
  if (partitioning?.column === undefined) return [];
  const range = partitioning.kind === BigQueryPartitioningKind.INTEGER_RANGE;
  const failures = useFailures(known, {
    property: 'partitioning',
    rule: 'bigquery.table.partition',
    names: [partitioning.column],
    types: range ? [K.INT64] : TIME_TYPES,
  });
  if (failures.length > 0 || range) return failures;
  return failuresIn(known.path, { partitioning, columns: known.columns }, [HOUR_OF_DATE]);
}

const HOUR_OF_DATE: Rule<{ partitioning: PartitioningSpec; columns: readonly ColumnSpec[] }> = {
  id: 'bigquery.table.partition-hour',
  property: 'partitioning',
  holds: ({ partitioning, columns }) =>
    partitioning.kind === BigQueryPartitioningKind.INTEGER_RANGE ||
    partitioning.granularity !== BigQueryGranularity.HOUR ||
    findColumn(columns, partitioning.column ?? '')?.type !== K.DATE,
  must: 'be by day, month or year for a DATE column',
  given: ({ partitioning }) => partitioning,
  remedy: 'choose BigQueryGranularity.DAY, or partition by a TIMESTAMP or DATETIME column',
};

function foreignKeyFailures(known: Known, key: ForeignKeySpec, index: number): Failure[] {
  const property = `foreignKeys[${index}]`;
  return [
    ...useFailures(known, { property, rule: 'bigquery.table.foreign-key', names: key.columns, types: KEY_TYPES }),
    ...failuresIn(known.path, key, [
      {
        id: 'bigquery.table.foreign-key-pairs',
        property,
        holds: ({ columns, referencedColumns }) => columns.length === 1 && referencedColumns.length === 1,
        must: "be one column for one referenced column, which is all that the provider's block holds",
        given: ({ columns, referencedColumns }) => `${columns.length} for ${referencedColumns.length}`,
        remedy: 'key by a single column, or leave the foreign key out: it is only a hint to the optimizer',
      },
    ]),
  ];
}

function useFailures({ path, columns, unmapped }: Known, { property, rule, names, types }: Use): Failure[] {
  const seen = new Set<string>();
  return names.flatMap((name): Failure[] => {
    if (unmapped.has(name)) return [];
    const again = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (again) {
      const must = 'name each column once';
      return [
        { path, property, rule: `${rule}-repeated`, must, given: `'${name}' again`, remedy: 'remove the repetition' },
      ];
    }
    const column = findColumn(columns, name);
    if (column === undefined) return [unknownColumn(path, property, rule, name, columns)];
    if (!isRepeated(column) && types.includes(column.type)) return [];
    const given = `'${name}', ${column.mode === BigQueryMode.REPEATED ? 'a REPEATED ' : ''}${typeText(column)}`;
    const must = `name columns that are not REPEATED, of type ${types.join(', ')}`;
    return [{ path, property, rule: `${rule}-type`, must, given, remedy: 'choose another column' }];
  });
}

function unknownColumn(
  path: string,
  property: string,
  rule: string,
  name: string,
  columns: readonly ColumnSpec[],
): Failure {
  const names = columns.map((column) => column.name);
  const hint = didYouMean(name, names);
  return {
    path,
    property,
    rule: `${rule}-unknown`,
    must: 'name top-level columns of the table',
    given: `'${name}'`,
    remedy: hint === '' ? `choose one of ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}` : hint,
  };
}
