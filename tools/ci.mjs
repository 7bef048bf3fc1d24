// Runs every step even when one fails, prints what each says, and closes with the counts of all test runners together.
import { spawn } from 'node:child_process';

const STEPS = [
  ['install', 'npm', ['ci', '--no-audit', '--no-fund']],
  ['demo', 'npm', ['run', '--silent', 'demo']],
  ['unit tests', 'npm', ['test', '--silent']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['types', 'npm', ['run', '--silent', 'typecheck']],
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['jsii', 'npm', ['run', '--silent', 'check:jsii']],
  ['package', 'npm', ['run', '--silent', 'test:package']],
  ['node 22 and 24', 'node', ['conformance/node/run.mjs']],
  ['cdktf command line', 'node', ['conformance/cdktf/run.mjs']],
  ['avro against other implementations', 'node', ['conformance/schema/avro/run.mjs']],
  ['protobuf against other implementations', 'node', ['conformance/schema/protobuf/run.mjs']],
  ['json schema against other implementations', 'node', ['conformance/schema/json/run.mjs']],
  ['bigquery against the googlesql analyzer', 'node', ['conformance/bigquery/run.mjs']],
  ['snowflake against sqlfluff', 'node', ['conformance/snowflake/run.mjs']],
  ['schema scripts against registries', 'node', ['conformance/registry/run.mjs']],
  ['kafka against a broker', 'node', ['conformance/kafka/run.mjs']],
];

const STEP_LIMIT_MS = 20 * 60_000;
const total = { passed: 0, failed: 0 };
const summary = [];

for (const [name, command, args] of STEPS) {
  console.log(`\n=== ${name}: ${command} ${args.join(' ')}`);
  const started = Date.now();
  const { code, output } = await run(command, args);
  const counts = countsIn(output);
  // A step that fails without saying which test failed counts as one.
  total.passed += counts.passed + (code === 0 ? 1 : 0);
  total.failed += code === 0 ? 0 : Math.max(counts.failed, 1);
  summary.push(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${Math.round((Date.now() - started) / 1000)} s${counts.passed + counts.failed > 0 ? `, ${counts.passed} passed, ${counts.failed} failed` : ''})`,
  );
  if (name === 'install' && code !== 0) break;
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run(command, args) {
  return new Promise((resolve) => {
    const environment = {
      ...process.env,
      CI: process.env.CI ?? 'true',
      CHECKPOINT_DISABLE: '1',
      FORCE_COLOR: '0',
    };
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment, timeout: STEP_LIMIT_MS });
    let output = '';
    const show = (stream) => (data) => {
      output += data;
      stream.write(data);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** What the closing lines say: jest's `Tests: 1 failed, 2 passed, 3 total`, or the plain `2 passed, 1 failed`. */
function countsIn(output) {
  const jest = [...output.matchAll(/^Tests:\s+(.*) total$/gm)].at(-1)?.[1];
  const plain = [...output.matchAll(/^(?:\w+: )?(\d+ passed, \d+ failed)/gm)].at(-1)?.[1];
  const line = jest ?? plain ?? '';
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed') };
}
