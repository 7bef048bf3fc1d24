// Compares the library with plain cdktf bindings in one run, in turn, and prints medians and ratios. No pass or fail.
import { spawnSync } from 'node:child_process';

const FIGURES = ['construct', 'synth', 'total', 'process', 'memory'];
const CASES = [
  { suite: 'topics', what: 'cold start: 1 topic with 3 grants, 4 ACLs', size: 3, runs: 7 },
  { suite: 'topics', what: '334 topics with 1,000 grants, 1,333 ACLs', size: 1_000, runs: 5 },
  { suite: 'topics', what: '2,000 topics with 6,000 grants, 8,000 ACLs', size: 6_000, runs: 3 },
  { suite: 'topics', what: '3,334 topics with 10,000 grants, 13,333 ACLs', size: 10_000, runs: 3 },
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

/** How the cost of grants grows: between sizes of the suite of topics, without what the cold start costs anyway. */
const GROWTH = { cold: 3, from: 1_000, to: 6_000 };

const medians = new Map();
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
    medians.set([suite, size, figure].join(' '), { sluicegate: ours, 'plain cdktf': plain });
    const unit = figure === 'memory' ? 'MiB' : 'ms';
    console.log(
      `  ${`${figure} (${unit})`.padEnd(16)}${ours.toFixed(0).padStart(12)}${plain.toFixed(0).padStart(13)}${(ours / plain).toFixed(2).padStart(8)}`,
    );
  }
  if (suite === 'topics' && size === GROWTH.to) printGrowth();
}

function printGrowth() {
  const { cold, from, to } = GROWTH;
  console.log(`\nper grant, and growth from ${from} to ${to} grants (linear: ${(to / from).toFixed(1)})`);
  for (const [figure, scale, unit] of [
    ['total', 1, 'ms'],
    ['memory', 1024, 'KiB'],
  ]) {
    for (const name of ['sluicegate', 'plain cdktf']) {
      const [base, small, large] = [cold, from, to].map((size) => medians.get(`topics ${size} ${figure}`)[name]);
      const each = (((large - base) * scale) / (to - cold)).toFixed(2);
      const growth = ((large - base) / (small - base)).toFixed(1);
      console.log(
        `  ${figure.padEnd(8)}${name.padEnd(13)}${each.padStart(8)} ${unit.padEnd(4)} a grant, growth ${growth}`,
      );
    }
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
