// Compares the library with plain cdktf bindings in one run, in turn, and prints medians and ratios. No pass or fail.
import { spawnSync } from 'node:child_process';

const FIGURES = ['construct', 'synth', 'total', 'process', 'memory'];
const CASES = [
  { suite: 'topics', what: 'cold start: 1 topic, 3 ACLs', size: 1, runs: 7 },
  { suite: 'topics', what: '500 topics with 1,000 grants, 1,500 ACLs', size: 500, runs: 5 },
  { suite: 'topics', what: '3,000 topics with 6,000 grants, 9,000 ACLs', size: 3_000, runs: 3 },
  { suite: 'topics', what: '5,000 topics with 10,000 grants, 15,000 ACLs', size: 5_000, runs: 3 },
  {
    suite: 'warehouses',
    what: '100 tables of 100 columns in each warehouse, with pipes and streams',
    size: 100,
    runs: 3,
  },
  {
    suite: 'warehouses',
    what: '500 tables of 100 columns in each warehouse, with pipes and streams',
    size: 500,
    runs: 3,
  },
];

for (const { suite, what, size, runs } of CASES) {
  const samples = { sluicegate: [], 'plain cdktf': [] };
  for (let run = 0; run < runs; run += 1)
    for (const name of Object.keys(samples)) samples[name].push(measure(suite, name, size));
  console.log(`\n${what} (median of ${runs})`);
  console.log(
    `  ${'figure'.padEnd(16)}${'sluicegate'.padStart(12)}${'plain cdktf'.padStart(13)}${'ratio'.padStart(8)}`,
  );
  for (const figure of FIGURES) {
    const [ours, plain] = Object.values(samples).map((list) => median(list.map((sample) => sample[figure])));
    const unit = figure === 'memory' ? 'MiB' : 'ms';
    console.log(
      `  ${`${figure} (${unit})`.padEnd(16)}${ours.toFixed(0).padStart(12)}${plain.toFixed(0).padStart(13)}${(ours / plain).toFixed(2).padStart(8)}`,
    );
  }
}

function measure(suite, name, size) {
  const run = spawnSync(process.execPath, ['bench/measure.mjs', suite, name, String(size)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
