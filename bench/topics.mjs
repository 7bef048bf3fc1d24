// Compares the library with plain cdktf bindings in one run, in turn, and prints medians and ratios. No pass or fail.
import { spawnSync } from 'node:child_process';

const FIGURES = ['construct', 'synth', 'process', 'memory'];
const CASES = [
  { what: 'cold start: 1 topic, 3 ACLs', size: 1, runs: 7 },
  { what: '500 topics, 1,500 ACLs', size: 500, runs: 5 },
  { what: '5,000 topics, 15,000 ACLs', size: 5_000, runs: 3 },
];

for (const { what, size, runs } of CASES) {
  const samples = { sluicegate: [], 'plain cdktf': [] };
  for (let run = 0; run < runs; run += 1)
    for (const name of Object.keys(samples)) samples[name].push(measure(name, size));
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

function measure(name, size) {
  const run = spawnSync(process.execPath, ['bench/measure.mjs', name, String(size)], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
