// node conformance/bigquery/run.mjs: every BigQuery statement that the library emits, judged by Google's own analyzer.
import { CACHE, DESCRIPTORS, WASM } from './paths.mjs';
import { catalogTable } from './catalog-tables.mjs';
import { installZetaSql } from './install.mjs';
import { library } from './library.mjs';
import { evolutionSuite, randomSuite, tableSuite, typeGapSuite } from './suites/tables.mjs';
import { protoSuite, scriptSuite } from './suites/files.mjs';
import { tokenSuite, wordSuite } from './suites/words.mjs';
import { viewSuite } from './suites/views.mjs';
import { Suite } from './suite.mjs';
import { TABLES } from './tables.mjs';
import { ZetaSql } from './zetasql.mjs';

const start = performance.now();
const since = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
try {
  console.log(`ZetaSQL 0.1.5 in ${CACHE.split('/').slice(-2).join('/')}: ${installZetaSql()}`);
} catch (error) {
  // Without the registry there is nothing to prove; a pipeline must not take that for a pass.
  console.error(`THE BIGQUERY CONFORMANCE SUITE CANNOT RUN: ${error.message}`);
  console.log(process.env.CI ? '0 passed, 1 failed' : '0 passed, 0 failed');
  process.exit(process.env.CI ? 1 : 0);
}
const analyzer = await ZetaSql.start(WASM, DESCRIPTORS);
console.log(`analyzer ready after ${since()}`);
const suite = new Suite();
const catalog = analyzer.register(TABLES.map(catalogTable));
const judge = (sql) => analyzer.judge(sql, catalog);
for (const run of [
  tableSuite,
  typeGapSuite,
  evolutionSuite,
  randomSuite,
  wordSuite,
  tokenSuite,
  viewSuite,
  protoSuite,
  scriptSuite,
]) {
  const before = suite.passed + suite.failed;
  run({ suite, judge, library });
  console.log(`${run.name}: ${suite.passed + suite.failed - before} checks, ${since()}`);
}
process.exit(suite.summary());
