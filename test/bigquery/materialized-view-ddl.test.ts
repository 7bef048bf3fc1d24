import type { BigqueryTableConfig } from '@cdktf/provider-google/lib/bigquery-table';
import { Duration } from '../../src/core/duration';
import {
  dropMaterializedViewDdl,
  materializedViewArguments,
  materializedViewDdl,
} from '../../src/bigquery/materialized-view-ddl';
import type { BigQueryMaterializedViewOptions } from '../../src/bigquery/materialized-view-options';
import { materializedViewSpec } from '../../src/bigquery/materialized-view-spec';
import { BigQueryGranularity, BigQueryPartitioning } from '../../src/bigquery/partitioning';
import { accepts } from './provider-config';
import { DATASET, PATH, table } from './samples';

const partitioning = BigQueryPartitioning.byTimeColumn('day', BigQueryGranularity.MONTH);
const QUERY = '\nSELECT day, user_id, COUNT(*) AS n\nFROM `acme-data.raw.orders`\nGROUP BY day, user_id -- done\n';
const spec = (options: Partial<BigQueryMaterializedViewOptions> = {}) =>
  materializedViewSpec(PATH, {
    dataset: DATASET,
    tables: [table({ partitioning })],
    deletionProtection: true,
    options: { viewId: 'by_user', query: QUERY, ...options },
  });

test('a view is created once, with everything it has', () => {
  const view = spec({
    partitioning,
    clusterBy: ['user_id'],
    maxStaleness: Duration.hours(4),
    refreshInterval: Duration.hours(2),
    allowNonIncrementalDefinition: true,
    labels: { team: 'sales' },
    description: 'd',
  });
  expect(materializedViewDdl(view)).toBe(`CREATE MATERIALIZED VIEW IF NOT EXISTS \`acme-data.raw.by_user\`
PARTITION BY DATE_TRUNC(day, MONTH)
CLUSTER BY user_id
OPTIONS (
  enable_refresh = TRUE,
  refresh_interval_minutes = 120,
  max_staleness = INTERVAL '0-0 0 4:0:0' YEAR TO SECOND,
  allow_non_incremental_definition = TRUE,
  description = "d",
  labels = [("team", "sales")]
)
AS
SELECT day, user_id, COUNT(*) AS n
FROM \`acme-data.raw.orders\`
GROUP BY day, user_id -- done
;
`);
  expect(dropMaterializedViewDdl(view)).toBe('DROP MATERIALIZED VIEW IF EXISTS `acme-data.raw.by_user`;\n');
});

test('a view gives the arguments that the binding takes, the query as it was written', () => {
  const view = spec({ partitioning, clusterBy: ['user_id'], maxStaleness: Duration.days(3) });
  const given = accepts<BigqueryTableConfig, ReturnType<typeof materializedViewArguments>>(
    materializedViewArguments(view),
  );
  expect(JSON.parse(JSON.stringify(given))).toEqual({
    project: 'acme-data',
    datasetId: 'raw',
    tableId: 'by_user',
    materializedView: { query: QUERY, enableRefresh: true, refreshIntervalMs: 1_800_000 },
    timePartitioning: { type: 'MONTH', field: 'day' },
    clustering: ['user_id'],
    maxStaleness: '0-0 3 0:0:0',
    deletionProtection: true,
  });
});

test('a view that is not refreshed has no interval in its statement', () => {
  expect(materializedViewDdl(spec({ enableRefresh: false }))).toContain('OPTIONS (\n  enable_refresh = FALSE\n)');
});
