import { DATASET, TABLES } from '../tables.mjs';
import { VIEWS } from '../views.mjs';

/** Our rules and the analyzer together refuse what BigQuery refuses, and nothing else. */
export function viewSuite({ suite, judge, library }) {
  const { materializedViewSpec } = library('bigquery/materialized-view-spec');
  const { materializedViewDdl } = library('bigquery/materialized-view-ddl');
  const { BigQueryPartitioning, BigQueryGranularity } = library('bigquery/partitioning');
  const { Duration } = library('core/duration');
  const { Errors } = library('core/errors');
  VIEWS.forEach(({ name, query, options, gap, bad }) => {
    const input = (more) => ({
      dataset: DATASET,
      tables: TABLES,
      deletionProtection: true,
      options: {
        viewId: 'view',
        query,
        clusterBy: options.clusterBy,
        ...(options.partition && {
          partitioning: BigQueryPartitioning.byTimeColumn(options.partition, BigQueryGranularity.DAY),
        }),
        ...((options.non || more) && { allowNonIncrementalDefinition: true, maxStaleness: Duration.hours(1) }),
      },
    });
    const failures = failuresOf(Errors, () => materializedViewSpec('views', input(false)));
    const rules = failures.map(({ rule }) => rule.replace('bigquery.materialized-view.', ''));
    if (gap !== undefined) {
      suite.check(
        `our rule ${gap}: ${name}`,
        rules.includes(gap) ? undefined : `our rules: ${rules.join(', ') || 'none'}`,
      );
      const plain = `CREATE MATERIALIZED VIEW p.d.v ${options.clusterBy ? `CLUSTER BY ${options.clusterBy}` : ''} AS ${query}`;
      suite.accepts(`gap still there: ${name}`, judge(plain), plain);
      return;
    }
    if (bad) {
      const sql = `CREATE MATERIALIZED VIEW p.d.v AS ${query}`;
      suite.check(`refused: ${name}`, rules.length > 0 || judge(sql) !== undefined ? undefined : 'by nobody');
      return;
    }
    suite.check(`no false refusal: ${name}`, failures.length === 0 ? undefined : JSON.stringify(failures, null, 1));
    if (failures.length > 0) return;
    const sql = materializedViewDdl(materializedViewSpec('views', input(false)));
    suite.accepts(`view: ${name}`, judge(sql), sql);
  });
}

function failuresOf(errors, call) {
  try {
    call();
    return [];
  } catch (error) {
    if (!errors.isSluicegateError(error)) throw error;
    return errors.failuresOf(error);
  }
}
