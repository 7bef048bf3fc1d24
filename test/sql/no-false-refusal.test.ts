import { readSelectBody } from '../../src/sql/select-body';
import type { SqlDialect } from '../../src/sql/sql-catalog';
import { bodiesOf, catalogOf } from './bodies';

const DIALECTS: SqlDialect[] = ['snowflake', 'bigquery'];

test('there are at least 300 bodies, none twice', () => {
  const bodies = DIALECTS.flatMap((dialect) => bodiesOf(dialect).map((body) => `${dialect}: ${body}`));

  expect(bodies.length).toBeGreaterThanOrEqual(300);
  expect(new Set(bodies).size).toBe(bodies.length);
});

test.each(DIALECTS)('no valid %s body is refused or doubted', (dialect) => {
  const catalog = catalogOf(dialect);
  const doubted = bodiesOf(dialect).flatMap((body) => {
    const findings = readSelectBody(body, catalog).findings.filter(({ severity }) => severity !== 'NOTE');
    return findings.length === 0 ? [] : [{ body, findings }];
  });

  expect(doubted).toStrictEqual([]);
});
