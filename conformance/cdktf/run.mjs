// The real command line of cdktf against the examples: what it synthesizes, what it lists, what it would deploy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..', '..');
const cache = path.join(root, '.cache', 'cdktf');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-cdktf-'));
const results = { passed: 0, failed: 0 };

install();
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
console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;

/** Pinned by version and integrity in package-lock.json; its native terminal helper is not needed and not built. */
function install() {
  fs.mkdirSync(cache, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    const wanted = fs.readFileSync(path.join(here, file));
    const present = path.join(cache, file);
    if (!fs.existsSync(present) || !fs.readFileSync(present).equals(wanted)) {
      fs.rmSync(path.join(cache, 'node_modules'), { recursive: true, force: true });
      fs.writeFileSync(present, wanted);
    }
  }
  if (fs.existsSync(path.join(cache, 'node_modules', 'cdktf-cli'))) return;
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: cache,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}

function cdktf(args, tier) {
  const script = path.join(cache, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf.js');
  const run = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 180_000,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', CI: 'true', FORCE_COLOR: '0', SLUICEGATE_MIN_TIER: tier },
  });
  return { status: run.status, stdout: `${run.stdout}${run.stderr}` };
}

function check(name, run) {
  try {
    run();
    results.passed += 1;
    console.log(`ok     ${name}`);
  } catch (error) {
    results.failed += 1;
    console.log(`FAILED ${name}\n${error.message}`);
  }
}
