// The checks. Each gives a list of what is wrong; an empty list passes.
import { judge, runAll } from './oracles.mjs';
import { load } from './library.mjs';
import { KNOWN_REFUSALS } from './known-refusals.mjs';
import { dynamicTables, everyStatement, runnableTables, tableStatements } from './statements.mjs';

const { bodiesOf } = load('test/sql/bodies.ts');
const { sqlName, sqlIdentifier } = load('src/snowflake/identifier.ts');

const firstLine = (sql) => sql.split('\n')[0].slice(0, 100);

/** sqlfluff accepts every statement, apart from the named kinds, of which it still refuses at least one each. */
export function acceptedBySqlfluff() {
  const statements = everyStatement();
  const verdicts = judge(statements.map(({ sql }) => sql));
  const refused = statements.filter((_, index) => !verdicts[index].accepted).map(({ sql }) => sql);
  return {
    said: `${statements.length} statements, ${refused.length} of them known refusals`,
    wrong: [
      ...refused
        .filter((sql) => !KNOWN_REFUSALS.some(({ matches }) => matches(sql)))
        .map((sql) => `refused: ${firstLine(sql)}`),
      ...KNOWN_REFUSALS.filter(({ matches }) => !refused.some(matches)).map(
        ({ name }) => `'${name}' refuses nothing any more: remove it from the list`,
      ),
    ],
  };
}

/** What one slip of the pen makes of each kind of statement; sqlfluff must notice, or it would prove nothing. */
const SLIPS = [
  [/^CREATE TABLE /, 'CREATE TABEL '],
  [/^CREATE TABLE .*[^]*\n\)/, (sql) => sql.replace(/\n\)/, '')],
  [/ VARCHAR\b/, ' VARCHARR'],
  [/^(CREATE TABLE [^]*)CHANGE_TRACKING = /, '$1CHANGE_TRACKINGG = '],
  [/ENABLE_SCHEMA_EVOLUTION = /, 'ENABLE_SCHEMA_EVOLUTIO = '],
  [/CLUSTER BY \(/, 'CLUSTERED BY ('],
  [/^CREATE PIPE ([^]*)\nAS COPY/, 'CREATE PIPE $1\nAS COPPY'],
  [/^CREATE DYNAMIC /, 'CREATE DYNAMC '],
  [/\nTARGET_LAG = /, '\nTARGET_LAGG = '],
  [/\nREFRESH_MODE = AUTO/, '\nREFRESH_MODE = SOMETIMES'],
  [/\nINITIALIZE = ON_CREATE/, '\nINITIALIZE = LATER'],
  [/\nAS\nSELECT/, '\nSELECT'],
  [/^CREATE WAREHOUSE /, 'CREATE WAREHOSE '],
  [/\nAUTO_SUSPEND = /, '\nAUTO_SUSPENDD = '],
  [/^GRANT INSERT ON/, 'GRANT INSRT ON'],
  [/ TO ROLE /, ' ROLE '],
  [/^CREATE ROLE /, 'CREATE ROEL '],
  [/\nTYPE = SERVICE\nDEFAULT_ROLE/, '\nTYPE SERVICE\nDEFAULT_ROLE'],
  [/\nWITH MANAGED ACCESS/, '\nWITH MANAGED ACESS'],
  [/^DROP TABLE IF EXISTS/, 'DROP TABLE IF EXSTS'],
  [/ COMMENT = '/, " COMENT = '"],
];

export function slipsNoticedBySqlfluff() {
  const statements = everyStatement().map(({ sql }) => sql);
  const cases = SLIPS.map(([pattern, replacement]) => {
    const sql = statements.find(
      (candidate) => pattern.test(candidate) && !KNOWN_REFUSALS.some(({ matches }) => matches(candidate)),
    );
    const broken = typeof replacement === 'function' ? replacement(sql) : sql?.replace(pattern, replacement);
    return { pattern, sql, broken };
  });
  const verdicts = judge(cases.map(({ broken }) => broken ?? ''));
  return {
    said: `${cases.length} slips`,
    wrong: cases.flatMap(({ pattern, sql, broken }, index) =>
      sql === undefined || sql === broken
        ? [`no statement for ${pattern}`]
        : verdicts[index].accepted
          ? [`accepted: ${firstLine(broken)}`]
          : [],
    ),
  };
}

/** The bodies of the no-false-refusal corpus are valid in the eyes of another parser too. */
export function bodiesReadBySqlfluff(dialect) {
  const bodies = bodiesOf(dialect);
  const verdicts = judge(bodies, dialect);
  const refused = bodies.filter((_, index) => !verdicts[index].accepted);
  return { said: `${bodies.length} bodies`, wrong: refused.map((body) => `refused: ${body.slice(0, 120)}`) };
}

/** fakesnow tells types in its own way, and lengths of text only sometimes. */
const AS_TOLD = [
  [/^NUMBER\((\d+), (\d+)\)$/, 'NUMBER($1,$2)'],
  [/^VARCHAR.*$/, 'VARCHAR(16777216)'],
  [/^BINARY.*$/, 'BINARY(8388608)'],
  [/^TIME\(.*$/, 'TIME(9)'],
  [/^TIMESTAMP_NTZ.*$/, 'TIMESTAMP_NTZ(9)'],
  [/^TIMESTAMP_(LTZ|TZ).*$/, 'TIMESTAMP_TZ(9)'],
  [/^(OBJECT|ARRAY)$/, 'VARIANT'],
];
const told = (type) => AS_TOLD.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), type);

/** fakesnow 0.12.1 has no structured types, and trips over its own quoting when a table's comment has an apostrophe. */
const canHold = (spec) => spec.columns.every(({ type }) => !type.structured) && !spec.comment?.includes("'");

/** It has no ALTER TABLE … SET either. */
const canBeRun = (sql) => !/^ALTER TABLE \S+(?: \S+)? SET /.test(sql);

/** Tables are created twice and altered on fakesnow, and have the columns of their spec. */
export function tablesOnFakesnow() {
  const specs = runnableTables().filter(canHold);
  const steps = specs.flatMap((spec) => {
    const name = sqlName([spec.database, spec.schema, spec.name]);
    const once = tableStatements(spec)
      .map(({ text }) => text)
      .filter(canBeRun);
    return [
      { spec, sql: `DROP TABLE IF EXISTS ${name}` },
      ...[...once, ...once].map((sql) => ({ spec, sql })),
      { spec, sql: `DESCRIBE TABLE ${name}`, isDescription: true },
    ];
  });
  const answers = runAll(steps.map(({ sql }) => sql));
  return {
    said: `${specs.length} tables, ${steps.length} statements`,
    wrong: steps.flatMap(({ spec, sql, isDescription }, index) => {
      const { error, rows } = answers[index];
      if (error !== undefined) return [`${firstLine(sql)}: ${error}`];
      if (!isDescription) return [];
      const given = rows.map(([name, type, , nullable]) => `${name} ${told(type)} ${nullable}`);
      const wanted = spec.columns.map(
        ({ name, type, nullable }) => `${name} ${told(type.toString())} ${nullable ? 'Y' : 'N'}`,
      );
      return JSON.stringify(given) === JSON.stringify(wanted)
        ? []
        : [`${firstLine(sql)}: ${given.join(', ')} instead of ${wanted.join(', ')}`];
    }),
  };
}

/** Queries of dynamic tables find their columns on fakesnow, which creates a plain table and ignores the options. */
export function dynamicTablesOnFakesnow() {
  const specs = dynamicTables();
  const source = 'CREATE TABLE IF NOT EXISTS ANALYTICS.RAW.ORDERS (ID NUMBER(19, 0))';
  const before = ['CREATE SCHEMA IF NOT EXISTS ANALYTICS.MART', 'DROP TABLE IF EXISTS ANALYTICS.RAW.ORDERS', source];
  const statements = specs.flatMap((spec) => {
    const name = sqlName([spec.database, spec.schema, spec.name]);
    const create = (query) =>
      [
        `CREATE DYNAMIC TABLE IF NOT EXISTS ${name}`,
        "TARGET_LAG = '1 minute'",
        `WAREHOUSE = ${sqlIdentifier(spec.warehouse)}`,
        'AS',
        query,
      ].join('\n');
    return [
      { sql: create(spec.query.replace(/\bid\b/gi, 'idd')), isBroken: true },
      { sql: create(spec.query), isBroken: false },
      { sql: `DROP TABLE IF EXISTS ${name}`, isBroken: false },
    ];
  });
  const answers = runAll([...before, ...statements.map(({ sql }) => sql)]).slice(before.length);
  return {
    said: `${specs.length} queries, each also with a column that does not exist`,
    wrong: statements.flatMap(({ sql, isBroken }, index) =>
      (answers[index].error !== undefined) === isBroken
        ? []
        : [`${firstLine(sql)}: ${answers[index].error ?? 'accepted with an unknown column'}`],
    ),
  };
}
