import { DATASET, DATASETS, EVERY_COLUMN, TABLES } from '../tables.mjs';
import { randomSchemas } from '../random-schemas.mjs';

const RANDOM = 300;

/** Every emitted statement of datasets and tables is GoogleSQL, and the analyzer can refuse. */
export function tableSuite({ suite, judge, library }) {
  const { datasetDdl, tableDdl, addColumnsDdl } = library('bigquery/table-ddl');
  for (const dataset of DATASETS)
    suite.accepts(`dataset in ${dataset.location}`, judge(datasetDdl(dataset)), datasetDdl(dataset));
  for (const table of TABLES) {
    const sql = tableDdl(table);
    suite.accepts(`table ${table.tableId}`, judge(sql), sql);
    const broken = sql.replace(' STRING', ' STRINGG').replace(' INT64', ' INT64G');
    suite.refuses(`table ${table.tableId} with a broken type`, judge(broken), broken);
  }
  const [every] = TABLES;
  const added = addColumnsDdl(
    every,
    every.columns.map((column) => ({ ...column, name: `${column.name}_2`, mode: 'NULLABLE' })),
  );
  suite.accepts('columns added to a table', judge(added), added);
}

/** What the analyzer lets through and only our rules refuse, by name. */
export function typeGapSuite({ suite, judge, library }) {
  const { BigQueryPartitioning, BigQueryGranularity } = library('bigquery/partitioning');
  const { tableSpec } = library('bigquery/table-spec');
  const day = (column) => BigQueryPartitioning.byTimeColumn(column, BigQueryGranularity.DAY);
  const refused = (options) => {
    try {
      tableSpec('gap', {
        dataset: DATASET,
        options: { tableId: 't', ...options },
        columns: EVERY_COLUMN,
        deletionProtection: true,
      });
      return undefined;
    } catch (error) {
      return error.message;
    }
  };
  const gaps = [
    [
      'partition by STRING',
      'CREATE TABLE p.d.t (user_id STRING) PARTITION BY user_id',
      { partitioning: day('user_id') },
    ],
    [
      'partition by a field',
      'CREATE TABLE p.d.t (s STRUCT<t TIMESTAMP>) PARTITION BY DATE(s.t)',
      { partitioning: day('address.city') },
    ],
    [
      'five clusters',
      'CREATE TABLE p.d.t (a STRING,b STRING,c STRING,d STRING,e STRING) CLUSTER BY a,b,c,d,e',
      { clusterBy: ['order_id', 'flag', 'amount', 'day', 'group'] },
    ],
    ['cluster by JSON', 'CREATE TABLE p.d.t (a JSON) CLUSTER BY a', { clusterBy: ['document'] }],
  ];
  for (const [name, sql, options] of gaps) {
    suite.accepts(`gap still there: ${name}`, judge(sql), sql);
    suite.refuses(`our rule: ${name}`, refused(options), sql);
  }
}

/** Statements that change a table. */
export function evolutionSuite({ suite, judge, library }) {
  const { evolutionDdl, tableEvolution } = library('bigquery/schema-evolution');
  const { schemaFields } = library('bigquery/table-schema-json');
  const [table] = TABLES;
  const recorded = schemaFields(table.columns)
    .filter(({ name }) => !['group', 'n', 'address', 'weird-näme & 100%'].includes(name))
    .map((field) =>
      field.precision === undefined
        ? { ...field, mode: field.mode === 'NULLABLE' ? 'REQUIRED' : field.mode }
        : { ...field, precision: '4', scale: '0' },
    );
  const { changes } = tableEvolution('evolution', { fields: recorded }, table);
  const ddl = evolutionDdl(table, changes);
  const statements = ddl.split(';\n').filter((statement) => statement !== '');
  suite.check('several kinds of statement', statements.length > 8 ? undefined : `only ${statements.length}: ${ddl}`);
  for (const statement of statements) suite.accepts('evolution', judge(statement), statement);
}

/** Whatever a record schema maps to can be created. */
export function randomSuite({ suite, judge, library }) {
  const { mapRecordSchema } = library('bigquery/column-mapping');
  const { tableSpec } = library('bigquery/table-spec');
  const { tableDdl } = library('bigquery/table-ddl');
  const table = { ...DATASET, tableId: 'random' };
  let mapped = 0;
  for (const schema of randomSchemas(RANDOM)) {
    const { columns, failures } = mapRecordSchema('random', schema, table);
    if (failures.length > 0) continue;
    mapped += 1;
    const sql = tableDdl(
      tableSpec('random', { dataset: DATASET, options: { tableId: 'random' }, columns, deletionProtection: true }),
    );
    suite.accepts(`random schema ${mapped}`, judge(sql), sql);
  }
  suite.check('most random schemas map', mapped > RANDOM / 2 ? undefined : `only ${mapped} of ${RANDOM}`);
}
