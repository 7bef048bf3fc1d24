// node conformance/snowflake/run.mjs [suite…]: the SQL that the library writes, before sqlfluff and fakesnow. See README.md.
import { spawnSync } from 'node:child_process';
import * as files from './file-suites.mjs';
import * as suites from './suites.mjs';

const SUITES = {
  'statements are accepted by sqlfluff': suites.acceptedBySqlfluff,
  'slips of the pen are noticed by sqlfluff': suites.slipsNoticedBySqlfluff,
  'snowflake bodies are read by sqlfluff': () => suites.bodiesReadBySqlfluff('snowflake'),
  'bigquery bodies are read by sqlfluff': () => suites.bodiesReadBySqlfluff('bigquery'),
  'tables run on fakesnow': suites.tablesOnFakesnow,
  'queries of dynamic tables run on fakesnow': suites.dynamicTablesOnFakesnow,
  'files are of a program that uses every construct': files.everyConstructIsUsed,
  'files are accepted by sqlfluff': files.filesAcceptedBySqlfluff,
  'files run on fakesnow, twice and back': files.filesOnFakesnow,
};

if (spawnSync('python3', ['--version']).status !== 0) {
  const what = 'THE SNOWFLAKE CONFORMANCE SUITE CANNOT RUN: python3 is not on PATH';
  console.error(process.env.CI ? what : `${what}\nSKIPPED; with CI set this is a failure`);
  console.log(process.env.CI ? '0 passed, 1 failed' : '0 passed, 0 failed');
  process.exit(process.env.CI ? 1 : 0);
}

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(SUITES)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const start = Date.now();
  let result;
  try {
    result = run();
  } catch (error) {
    result = { said: 'stopped', wrong: [error instanceof Error ? error.message : String(error)] };
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${result.wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${result.said} (${seconds} s)`);
  for (const line of result.wrong) console.log(`     ${line}`);
  if (result.wrong.length === 0) passed += 1;
  else failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
