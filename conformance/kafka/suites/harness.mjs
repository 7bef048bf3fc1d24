// The harness itself: what is installed is what is locked, and nothing outlives a run, however it ends.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { installArtifacts } from '../install/artifacts.mjs';
import { SUITE } from '../paths.mjs';
import { pause } from '../support/patience.mjs';

const CONTENT = 'a jar';
const ARTIFACT = { file: 'example.jar', sha256: createHash('sha256').update(CONTENT).digest('hex') };

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another run, which has started a Java process and is ended by `signal`. @returns whether that process is gone with it */
async function endsWithItsRun(signal) {
  const script = `
    import { Bridge } from ${JSON.stringify(path.join(SUITE, 'engine/bridge.mjs'))};
    const bridge = new Bridge({ name: 'harness' });
    await bridge.call('propertyNames', {}, { properties: '' });
    console.log(bridge.pid);
    if (${JSON.stringify(signal)} === 'crash') setTimeout(() => { throw new Error('crash'); }, 0);
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise((resolve) => run.stdout.once('data', (data) => resolve(Number(data))));
  assert.ok(isRunning(pid));
  const ended = new Promise((resolve) => run.once('exit', resolve));
  if (signal !== 'crash') {
    run.kill(signal);
  }
  await ended;
  for (const deadline = Date.now() + 20_000; isRunning(pid) && Date.now() < deadline;) {
    await pause(50);
  }
  return !isRunning(pid);
}

export const suite = {
  name: 'the harness',
  async run({ check, engine }) {
    const folder = path.join(engine.broker.folder, 'artifacts');
    const file = path.join(folder, ARTIFACT.file);
    const install = (content) =>
      installArtifacts({
        folder,
        artifacts: [ARTIFACT],
        fetch: (target) => fs.writeFileSync(path.join(target, ARTIFACT.file), content),
      });

    await check('fails when what is fetched differs from the lock, and installs nothing', () => {
      assert.throws(() => install('another jar'), /example\.jar: expected sha256 [0-9a-f]{64}, got [0-9a-f]{64}/);
      assert.ok(!fs.existsSync(file));
    });

    await check('fetches what is missing, and nothing that is there', () => {
      assert.deepEqual(install(CONTENT), { fetched: [ARTIFACT.file] });
      assert.deepEqual(install('never asked for'), { fetched: [] });
    });

    await check('fetches again what was altered', () => {
      fs.writeFileSync(file, 'altered');
      assert.deepEqual(install(CONTENT), { fetched: [ARTIFACT.file] });
      assert.equal(fs.readFileSync(file, 'utf8'), CONTENT);
    });

    for (const signal of ['SIGTERM', 'SIGKILL', 'crash']) {
      await check(`leaves no process behind after ${signal}`, async () => assert.ok(await endsWithItsRun(signal)));
    }
  },
};
