// The real command line of cdktf against the examples: what it synthesizes, what it lists, what it would deploy.
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
const cache = path.join(root, '.cache', 'cdktf');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-cdktf-'));
const { check, close } = checks();

// The native terminal helper of the command line is not needed and not built.
const installed = npmInstall(here, cache);
for (const [tier, listed] of [
  ['CLOUD_NATIVE', true],
  ['REGULATED', false],
  ['AIR_GAPPED', false],
]) {
  const outdir = path.join(work, tier);
  check(`cdktf synth writes the bundle and says what became of the stack (${tier})`, () => {
    const { status, stdout } = cdktf(['synth', '--output', outdir], tier);
    assert.equal(status, 0, stdout);
    assert.match(
      stdout,
      new RegExp(`orders \\(${tier}, DEV\\): ${listed ? '\\d+ may be deployed' : 'nothing may be deployed'}`),
    );
    assert.ok(fs.existsSync(path.join(outdir, 'bundles', 'orders', 'bundle.json')));
    assert.equal(fs.existsSync(path.join(outdir, 'stacks', 'orders', 'cdk.tf.json')), listed);
  });
  check(`cdktf list ${listed ? 'shows' : 'does not show'} the stack (${tier})`, () => {
    const { stdout } = cdktf(['list', '--output', outdir], tier);
    const table = stdout.split(/Stack name[^\n]*\n/)[1] ?? '';
    assert.equal(/^\s*orders\s/m.test(table), listed, stdout);
  });
  if (!listed) {
    check(`cdktf deploy finds nothing to deploy (${tier})`, () => {
      const { status, stdout } = cdktf(['deploy', 'orders', '--auto-approve', '--output', outdir], tier);
      assert.notEqual(status, 0, stdout);
      assert.doesNotMatch(stdout, /Apply complete/);
    });
  }
}
fs.rmSync(work, { recursive: true, force: true });
close();

function cdktf(args, tier) {
  const script = path.join(installed, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf.js');
  const run = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 180_000,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', CI: 'true', FORCE_COLOR: '0', SLUICEGATE_MIN_TIER: tier },
  });
  return { status: run.status, stdout: `${run.stdout}${run.stderr}` };
}
