// Synthesizes examples/orders in the three tiers, shows what became of each resource, and rehearses with real Terraform.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const OUT = 'demo.out';
const WIDEST = 64;
const TIERS = ['CLOUD_NATIVE', 'REGULATED', 'AIR_GAPPED'];
const require = createRequire(import.meta.url);
const folderOf = (tier) => path.join(OUT, tier.toLowerCase().replace('_', '-'));

fs.rmSync(OUT, { recursive: true, force: true });
fs.mkdirSync(OUT);
console.log('One program, examples/orders/main.ts, in the three tiers:\n');
for (const tier of TIERS) synthesize(tier);
console.log(`\n${table(rows())}\n`);
console.log(
  `Deployed and reviewed resources have the same addresses and, destroy protection aside, arguments. Look into ${OUT}/. Then, with real Terraform and stand-in providers:\n`,
);
process.exit((await rehearseAll()) ? 0 : 1);

function synthesize(tier) {
  const run = spawnSync(process.execPath, ['lib/examples/orders/main.js'], {
    env: { ...process.env, CDKTF_OUTDIR: folderOf(tier), SLUICEGATE_MIN_TIER: tier },
    encoding: 'utf8',
  });
  process.stdout.write(run.stdout);
  if (run.status !== 0) {
    process.stderr.write(run.stderr);
    process.exit(1);
  }
}

function rows() {
  const bundles = TIERS.map((tier) =>
    JSON.parse(fs.readFileSync(path.join(folderOf(tier), 'bundles', 'orders', 'bundle.json'), 'utf8')),
  );
  const resources = bundles[0].resources.map(({ id }) =>
    bundles.map((bundle) => bundle.resources.find((resource) => resource.id === id)),
  );
  return [
    ['resource', ...TIERS],
    ...resources.map((inTiers) => [
      shortened(`${inTiers[0].type} ${inTiers[0].name}`),
      ...inTiers.map((resource) => `${resource.disposition} ${placeOf(resource)}`),
    ]),
  ];
}

function shortened(text) {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}

function placeOf({ disposition, addresses }) {
  if (disposition === 'DEPLOY' && addresses.length === 0) return 'config/';
  return { DEPLOY: 'stacks/orders', REVIEW: 'review/', EMIT: 'config/', DOCUMENT: 'requirements/' }[disposition];
}

function table(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const shown = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [shown[0], widths.map((width) => '-'.repeat(width)).join('  '), ...shown.slice(1)].join('\n');
}

async function rehearseAll() {
  if (spawnSync('terraform', ['version'], { stdio: 'ignore' }).error) {
    console.log('SKIPPED: there is no terraform on PATH, so nothing was rehearsed.');
    return !process.env.CI;
  }
  const { rehearse } = require('../lib/test/support/stand-in/rehearse.js');
  const deployable = await report(
    'what may be deployed (CLOUD_NATIVE)',
    path.join(folderOf('CLOUD_NATIVE'), 'stacks', 'orders'),
    rehearse,
  );
  const review = path.join(folderOf('REGULATED'), 'bundles', 'orders', 'review', 'terraform');
  const reviewed = await report('the review module (REGULATED)', review, rehearse);
  return deployable && reviewed;
}

async function report(what, moduleFolder, rehearse) {
  const rehearsal = await rehearse({ moduleFolder, liftProtection: true });
  const isProtected = rehearsal.steps.some(({ name }) => name === 'unprotected destroy');
  const outcome = ({ name, exitCode }) =>
    exitCode === 0 ? 'ok' : name === 'destroy' && isProtected ? 'refused by destroy protection' : `exit ${exitCode}`;
  const steps = rehearsal.steps.map((step) => `${step.name} ${outcome(step)}`).join(', ');
  console.log(`${rehearsal.succeeded ? 'ok ' : 'FAILED '} ${what}: ${rehearsal.applied.length} resources; ${steps}`);
  if (!rehearsal.succeeded) console.log(rehearsal.steps.at(-1).output);
  return rehearsal.succeeded;
}
