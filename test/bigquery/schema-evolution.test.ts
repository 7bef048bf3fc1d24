import fc from '../support/property';
import { failureText } from '../../src/core/failure-text';
import { BigQueryMode, type BigQueryColumn } from '../../src/bigquery/column-options';
import { columnSpec } from '../../src/bigquery/column-spec';
import { BigQueryType, BigQueryTypeKind } from '../../src/bigquery/column-type';
import { noticeText } from '../../src/bigquery/notice';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import type { RecordedLayout } from '../../src/bigquery/recorded-table';
import { evolutionDdl, tableEvolution } from '../../src/bigquery/schema-evolution';
import type { BigQueryTableOptions } from '../../src/bigquery/table-options';
import { schemaFields } from '../../src/bigquery/table-schema-json';
import { column, PATH, table } from './samples';

const { REQUIRED, REPEATED, NULLABLE } = BigQueryMode;
const record = (...fields: BigQueryColumn[]) => BigQueryType.record(fields);
const NEW_TABLE =
  'write to a new table and backfill it (INSERT … SELECT), then move the readers; or change the recorded schema once the table was altered by hand';

function evolve(before: BigQueryColumn[], now: BigQueryColumn[], dropped: string[] = []) {
  const spec = table({}, now);
  const { changes, failures, notices } = tableEvolution(
    PATH,
    { fields: schemaFields(before.map(columnSpec)) },
    spec,
    dropped,
  );
  return {
    changes: changes.map(({ field, kind, effect }) => `${kind} ${field} ${effect}`),
    failures: failures.map(failureText),
    notices: notices.map(noticeText),
    ddl: evolutionDdl(spec, changes),
  };
}

const A = column('a');

describe('changes in place', () => {
  test('the same columns are no change, in any order', () => {
    const columns = [A, column('r', record(column('x'), column('y')))];
    expect(evolve(columns, [column('r', record(column('y'), column('x'))), A]).changes).toEqual([]);
  });

  test.each([
    ['a nullable column', [A], [A, column('b', BigQueryType.int64())], 'ADD b IN_PLACE'],
    ['a repeated column', [A], [A, column('b', BigQueryType.int64(), REPEATED)], 'ADD b IN_PLACE'],
    ['a field of a record', [column('r', record(A))], [column('r', record(A, column('b')))], 'ADD r.b IN_PLACE'],
    ['a required column made nullable', [column('a', undefined, REQUIRED)], [A], 'MODE a IN_PLACE'],
    [
      'wider decimals',
      [column('a', BigQueryType.numericOf(8, 2))],
      [column('a', BigQueryType.numericOf(10, 3))],
      'PARAMETERS a IN_PLACE',
    ],
    ['no more bounds', [column('a', BigQueryType.stringOf(5))], [A], 'PARAMETERS a IN_PLACE'],
    [
      'longer text',
      [column('a', BigQueryType.stringOf(5))],
      [column('a', BigQueryType.stringOf(6))],
      'PARAMETERS a IN_PLACE',
    ],
    ['a description', [A], [column('a', undefined, NULLABLE, { description: 'x' })], 'DESCRIPTION a IN_PLACE'],
    ['a default', [A], [column('a', undefined, NULLABLE, { defaultValueExpression: "'x'" })], 'DEFAULT a IN_PLACE'],
  ])('%s', (_, before, now, change) => {
    expect(evolve(before, now)).toMatchObject({ changes: [change], failures: [] });
  });

  test('statements make them, as far as statements can', () => {
    const before = [
      column('a', undefined, REQUIRED),
      column('n', BigQueryType.numericOf(8, 2)),
      column('d', undefined, NULLABLE, { defaultValueExpression: "'x'" }),
      column('e'),
      column('r', record(A)),
    ];
    const now = [
      A,
      column('n', BigQueryType.numericOf(10, 2)),
      column('d'),
      column('e', undefined, NULLABLE, { defaultValueExpression: "'y'" }),
      column('r', record(A, column('b'))),
      column('group'),
    ];
    expect(evolve(before, now).ddl).toBe(
      [
        'ALTER TABLE `acme-data.raw.orders` ALTER COLUMN IF EXISTS a DROP NOT NULL;',
        'ALTER TABLE `acme-data.raw.orders` ALTER COLUMN IF EXISTS n SET DATA TYPE NUMERIC(10, 2);',
        'ALTER TABLE `acme-data.raw.orders` ALTER COLUMN IF EXISTS d DROP DEFAULT;',
        "ALTER TABLE `acme-data.raw.orders` ALTER COLUMN IF EXISTS e SET DEFAULT 'y';",
        'ALTER TABLE `acme-data.raw.orders` ADD COLUMN IF NOT EXISTS `group` STRING;',
        '',
      ].join('\n'),
    );
  });

  test('a policy tag that goes is noted', () => {
    const tagged = column('a', undefined, NULLABLE, {
      policyTags: ['projects/p/locations/eu/taxonomies/1/policyTags/2'],
    });
    expect(evolve([tagged], [A]).notices).toEqual([
      "[orders/Bq] 'columns.a' has its policy tag removed: other people than before can read the column",
    ]);
    expect(evolve([A], [tagged]).notices).toEqual([]);
  });
});

const REPLACES = "not replace table 'acme-data.raw.orders', which would delete its rows";
const REFUSED = "be a change that BigQuery makes in place of table 'acme-data.raw.orders'";

describe('changes that are refused', () => {
  test.each<[string, BigQueryColumn[], BigQueryColumn[], string]>([
    [
      'a required column is added',
      [A],
      [A, column('b', undefined, REQUIRED)],
      `[orders/Bq] 'columns.b' must ${REPLACES}, got added as REQUIRED STRING; make it NULLABLE (nullableFields: ['b'] of a mapping); a table that is there cannot gain a REQUIRED column`,
    ],
    [
      'a required field is added to a record',
      [column('r', record(A))],
      [column('r', record(A, column('b', undefined, REQUIRED)))],
      `[orders/Bq] 'columns.r.b' must ${REPLACES}, got added as REQUIRED STRING; make it NULLABLE (nullableFields: ['r.b'] of a mapping); a table that is there cannot gain a REQUIRED column`,
    ],
    [
      'a column is added with a default',
      [A],
      [A, column('b', undefined, NULLABLE, { defaultValueExpression: "'x'" })],
      `[orders/Bq] 'columns.b' must ${REFUSED}, got added as NULLABLE STRING; add it without a default, and set the default in a later step`,
    ],
    [
      'a type changes',
      [A],
      [column('a', BigQueryType.int64())],
      `[orders/Bq] 'columns.a' must ${REPLACES}, got changed from STRING to INTEGER; add a column of the new type beside it; or ${NEW_TABLE}`,
    ],
    [
      'a nullable column becomes required',
      [A],
      [column('a', undefined, REQUIRED)],
      `[orders/Bq] 'columns.a' must ${REPLACES}, got changed from NULLABLE to REQUIRED; keep it NULLABLE and check in the writer`,
    ],
    [
      'a column becomes repeated',
      [A],
      [column('a', undefined, REPEATED)],
      `[orders/Bq] 'columns.a' must ${REPLACES}, got changed from NULLABLE to REPEATED; add a column beside it; or ${NEW_TABLE}`,
    ],
    [
      'a field of a record goes',
      [column('r', record(A, column('b')))],
      [column('r', record(A))],
      `[orders/Bq] 'columns.r.b' must ${REPLACES}, got removed from a RECORD; keep the field as NULLABLE and leave it empty; or ${NEW_TABLE}`,
    ],
    [
      'a column goes while another comes',
      [A, column('b')],
      [A, column('c')],
      `[orders/Bq] 'columns.b' must ${REPLACES}, got removed while c is added, which may be a renaming; add first, and remove in a later step; keep the column as NULLABLE meanwhile`,
    ],
    [
      'a name changes its case',
      [A],
      [column('A')],
      `[orders/Bq] 'columns.a' must ${REPLACES}, got renamed to A, the same name to BigQuery but another one to the provider; keep the spelling a`,
    ],
    [
      'a decimal gets narrower',
      [column('a', BigQueryType.numericOf(10, 2))],
      [column('a', BigQueryType.numericOf(10, 3))],
      `[orders/Bq] 'columns.a' must ${REFUSED}, got changed from (10, 2) to (10, 3); keep the bounds at least as wide as they were`,
    ],
    [
      'a decimal gets digits before the point for digits behind it',
      [column('a', BigQueryType.numericOf(10, 2))],
      [column('a', BigQueryType.numericOf(10, 1))],
      `[orders/Bq] 'columns.a' must ${REFUSED}, got changed from (10, 2) to (10, 1); keep the bounds at least as wide as they were`,
    ],
    [
      'text gets a bound',
      [A],
      [column('a', BigQueryType.stringOf(5))],
      `[orders/Bq] 'columns.a' must ${REFUSED}, got changed from no bounds to STRING(5); keep the bounds at least as wide as they were`,
    ],
    [
      'a range is of something else',
      [column('a', BigQueryType.rangeOf(BigQueryTypeKind.DATE))],
      [column('a', BigQueryType.rangeOf(BigQueryTypeKind.TIMESTAMP))],
      `[orders/Bq] 'columns.a' must ${REFUSED}, got changed from RANGE<DATE> to RANGE<TIMESTAMP>; keep the bounds at least as wide as they were`,
    ],
  ])('fails when %s', (_, before, now, message) => {
    expect(evolve(before, now).failures).toEqual([message]);
    expect(evolve(before, now).ddl).not.toMatch(/ALTER COLUMN|DROP COLUMN/);
  });

  test('fails when a column is dropped, until it is named', () => {
    const dropped = evolve([A, column('b')], [A]);
    expect(dropped.failures).toEqual([
      `[orders/Bq] 'columns.b' must not lose columns of table 'acme-data.raw.orders', got removed with its data; keep it as NULLABLE and leave it empty, or name it in droppedColumns`,
    ]);
    expect(evolve([A, column('b')], [A], ['b'])).toMatchObject({
      failures: [],
      ddl: 'ALTER TABLE `acme-data.raw.orders` DROP COLUMN IF EXISTS b;\n',
    });
  });

  test('fails when droppedColumns names a column that stays, or that never was', () => {
    expect(evolve([A], [A], ['a', 'b']).failures).toEqual([
      `[orders/Bq] 'droppedColumns' must name recorded columns that the table no longer has, got 'a'; remove the column from the table, or from this list`,
      `[orders/Bq] 'droppedColumns' must name recorded columns that the table no longer has, got 'b'; remove it from this list`,
    ]);
  });

  test('a name that was recorded by its GoogleSQL type is the same type', () => {
    const spec = table({}, [column('a', BigQueryType.int64()), column('r', record(A))]);
    const fields = [
      { name: 'a', type: 'INT64', mode: 'NULLABLE' },
      { name: 'r', type: 'STRUCT', mode: 'NULLABLE', fields: [{ name: 'a', type: 'STRING', mode: 'NULLABLE' }] },
    ];
    expect(tableEvolution(PATH, { fields }, spec).changes).toEqual([]);
  });
});

describe('layout', () => {
  const day = (name: string) => BigQueryPartitioning.byTimeColumn(name, BigQueryGranularity.DAY);
  const layoutOf = (layout: RecordedLayout, options: Partial<BigQueryTableOptions>) => {
    const spec = table(options);
    return tableEvolution(PATH, { fields: schemaFields(spec.columns), layout }, spec);
  };

  test('the same partitions are no change', () => {
    const layout = { timePartitioning: { granularity: 'DAY', column: 'order_time' }, clusterBy: [] };
    expect(layoutOf(layout, { partitioning: day('order_time') }).failures).toEqual([]);
    const ranges = { rangePartitioning: { column: 'quantity', start: '0', end: '9', interval: '3' }, clusterBy: [] };
    expect(
      layoutOf(ranges, { partitioning: BigQueryPartitioning.byIntegerRange('quantity', 0, 9, 3) }).failures,
    ).toEqual([]);
  });

  test.each<[Partial<BigQueryTableOptions>, string]>([
    [{}, 'no partitions'],
    [{ partitioning: day('day') }, 'DAY of day'],
    [{ partitioning: BigQueryPartitioning.byIngestionTime(BigQueryGranularity.HOUR) }, 'HOUR of ingestion'],
    [{ partitioning: BigQueryPartitioning.byIntegerRange('quantity', 0, 9, 3) }, 'ranges of quantity from 0 to 9 by 3'],
  ])('fails when partitions change: %#', (options, now) => {
    const layout = { timePartitioning: { granularity: 'DAY', column: 'order_time' }, clusterBy: [] };
    expect(layoutOf(layout, options).failures.map(failureText)).toEqual([
      `[orders/Bq] 'partitioning' must stay as it is, since a change would replace table 'acme-data.raw.orders' and delete its rows, got DAY of order_time before and ${now} now; create a table of another name with the new partitioning and copy the rows`,
    ]);
  });

  test('other clusters are noted', () => {
    expect(layoutOf({ clusterBy: ['user_id'] }, { clusterBy: ['amount'] }).notices.map(noticeText)).toEqual([
      "[orders/Bq] 'clusterBy' is changed in place: rows that are there keep their old order until they are rewritten",
    ]);
  });
});

test('adding nullable columns anywhere is always in place', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(names, fc.nat(), (all, seed) => {
      const before = all.filter((_, index) => (seed >> index) % 2 === 0);
      fc.pre(before.length > 0);
      expect(
        evolve(
          before.map((name) => column(name)),
          all.map((name) => column(name)),
        ).failures,
      ).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
