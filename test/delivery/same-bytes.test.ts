import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from '../support/property';
import { Principal, SecurityTier, Topic } from 'sluicegate';
import { canonicalJson } from '../../src/core/canonical-json';
import { addOrders, filesBelow, newApp, newCluster, newStack, temporaryFolder } from '../support/program';

test.each(Object.values(SecurityTier))(
  'the same program gives the same bytes in another folder, time zone and locale (%s)',
  (tier) => {
    const run = (): Record<string, string> => {
      const app = newApp();
      addOrders(newStack(app, tier));
      app.synth();
      return filesBelow(app.outdir);
    };
    const before = { ...process.env };
    const first = run();
    Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    const second = run();
    process.env = before;

    expect(second).toStrictEqual(first);
  },
);

test('no output names the working directory or a path of the machine', () => {
  for (const tier of Object.values(SecurityTier)) {
    const app = newApp();
    addOrders(newStack(app, tier));
    app.synth();

    const text = Object.values(filesBelow(app.outdir)).join('\n');
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(app.outdir);
    expect(text).not.toMatch(/20\d\d-\d\d-\d\dT\d\d:/);
  }
});

test('the order of grants does not matter', () => {
  const grants = fc.array(
    fc.record({ who: fc.constantFrom('sa-a', 'sa-b', 'sa-c'), group: fc.constantFrom('x', 'x-1', 'y') }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(grants, (list) => {
      const render = (order: typeof list): string => {
        const stack = newStack(newApp(), SecurityTier.REGULATED);
        const topic = new Topic(stack, 'T', { cluster: newCluster(stack), topicName: 'a.b.v1' });
        for (const { who, group } of order) topic.grants.consume(Principal.serviceAccount(who), { groupPrefix: group });
        return canonicalJson(stack.renderFiles());
      };
      expect(render([...list].reverse())).toBe(render(list));
    }),
    { numRuns: 30, seed: 20261122 },
  );
});

test('every file of a bundle has its checksum, and sha256sum agrees', () => {
  const app = newApp(temporaryFolder());
  addOrders(newStack(app, SecurityTier.AIR_GAPPED));
  app.synth();

  const folder = path.join(app.outdir, 'bundles', 'orders');
  const sums = fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const listed = Object.fromEntries(sums.map((line) => line.split('  ').reverse() as [string, string]));
  const actual = Object.fromEntries(
    Object.entries(filesBelow(folder))
      .filter(([file]) => file !== 'SHA256SUMS')
      .map(([file, body]) => [file, createHash('sha256').update(body).digest('hex')]),
  );
  expect(listed).toStrictEqual(actual);
  const tool = spawnSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
  if (!tool.error) expect(tool.status).toBe(0);
});

test('a preview is what synthesis writes', () => {
  const app = newApp();
  const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
  addOrders(stack);
  const preview = stack.renderFiles();

  app.synth();

  const { 'manifest.json': _, ...written } = filesBelow(app.outdir);
  expect(preview).toStrictEqual(written);
});
