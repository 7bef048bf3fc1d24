// Runs every example on the other releases of Node.js: the output must be the expected one, byte by byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checks } from '../support/checks.mjs';
import { npmInstall } from '../support/npm-install.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..', '..');
const TIERS = ['CLOUD_NATIVE', 'REGULATED', 'AIR_GAPPED'];
const { check, close } = checks();

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.warn('SKIPPED: the pinned releases are for linux on x64 only');
  close();
} else {
  const installed = npmInstall(here, path.join(root, '.cache', 'node'));
  const examples = fs
    .readdirSync(path.join(root, 'examples'))
    .filter((name) => fs.existsSync(path.join(root, 'examples', name, 'main.ts')));
  for (const release of ['node22', 'node24']) {
    const node = path.join(installed, 'node_modules', release, 'bin', 'node');
    for (const example of examples) {
      for (const tier of TIERS) check(`${release}: examples/${example} in ${tier}`, () => same(node, example, tier));
    }
  }
  close();
}

function same(node, example, tier) {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-node-'));
  try {
    const run = spawnSync(node, [path.join('lib', 'examples', example, 'main.js')], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        CDKTF_OUTDIR: outdir,
        SLUICEGATE_MIN_TIER: tier,
        TZ: 'Asia/Kathmandu',
        LC_ALL: 'tr_TR.UTF-8',
      },
    });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(
      filesBelow(outdir),
      filesBelow(path.join(root, 'examples', example, 'expected', tier.toLowerCase().replace('_', '-'))),
    );
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function filesBelow(folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
