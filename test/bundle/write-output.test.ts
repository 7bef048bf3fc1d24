import fs from 'node:fs';
import path from 'node:path';
import { TerraformStack } from 'cdktf';
import { SecurityTier, Topic } from 'sluicegate';
import { writeOutput } from '../../src/bundle/write-output';
import { addOrders, filesBelow, messageOf, newApp, newCluster, newStack, temporaryFolder } from '../support/program';

function synth(outdir: string, tier: SecurityTier, id = 'orders'): void {
  const app = newApp(outdir);
  addOrders(newStack(app, tier, {}, id));
  app.synth();
}

test('a failed synthesis leaves the former output as it was, also beside a plain stack that comes first', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.REGULATED);
  const former = filesBelow(outdir);

  const app = newApp(outdir);
  new TerraformStack(app, 'a-plain-stack');
  const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
  addOrders(stack);
  new Topic(stack, 'Twin', { cluster: newCluster(stack, 'K2'), topicName: 'a.b' });
  new Topic(stack, 'Twin2', { cluster: stack.node.findChild('K2') as never, topicName: 'a_b' });

  expect(messageOf(() => app.synth())).toContain('a_b');
  expect(filesBelow(outdir)).toStrictEqual(former);
});

test('a stack that may no longer be deployed loses its deployable document', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.CLOUD_NATIVE);
  expect(Object.keys(filesBelow(outdir))).toContain('stacks/orders/cdk.tf.json');

  synth(outdir, SecurityTier.REGULATED);

  expect(Object.keys(filesBelow(outdir))).not.toContain('stacks/orders/cdk.tf.json');
  expect(JSON.parse(filesBelow(outdir)['manifest.json']!)).toMatchObject({ stacks: {} });
});

test('the files of a stack that is gone are removed, those of others are not', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.CLOUD_NATIVE, 'former');
  fs.mkdirSync(path.join(outdir, 'bundles', 'not-ours'), { recursive: true });
  fs.writeFileSync(path.join(outdir, 'bundles', 'not-ours', 'bundle.json'), '{"mine": true}');

  synth(outdir, SecurityTier.REGULATED, 'orders');

  const files = Object.keys(filesBelow(outdir));
  expect(files.filter((file) => file.includes('former'))).toStrictEqual([]);
  expect(files).toContain('bundles/not-ours/bundle.json');
});

test('a file that somebody put into a bundle stays, a file of an earlier run that is no longer written goes', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.REGULATED);
  const note = path.join(outdir, 'bundles', 'orders', 'review', 'terraform', 'terraform.orders.review.tfstate');
  fs.writeFileSync(note, 'state');

  synth(outdir, SecurityTier.AIR_GAPPED);

  const files = filesBelow(outdir);
  expect(files['bundles/orders/review/terraform/terraform.orders.review.tfstate']).toBe('state');
  expect(Object.keys(files)).not.toContain('bundles/orders/review/terraform/main.tf.json');
  expect(Object.keys(files)).not.toContain('bundles/orders/review/RUNBOOK.md');
});

test('a command line that has emptied the stacks before a run finds them whole again', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.CLOUD_NATIVE);
  const former = filesBelow(outdir);
  fs.rmSync(path.join(outdir, 'stacks'), { recursive: true });

  synth(outdir, SecurityTier.CLOUD_NATIVE);

  expect(filesBelow(outdir)).toStrictEqual(former);
});

test('no temporary folder is left behind', () => {
  const outdir = temporaryFolder();
  synth(outdir, SecurityTier.REGULATED);

  expect(fs.readdirSync(outdir).sort()).toStrictEqual(['bundles', 'manifest.json', 'stacks']);
});

test('fails when a file of somebody else is in the way', () => {
  const outdir = temporaryFolder();
  fs.mkdirSync(path.join(outdir, 'bundles', 'orders'), { recursive: true });
  fs.writeFileSync(path.join(outdir, 'bundles', 'orders', 'README.md'), 'mine');

  expect(messageOf(() => synth(outdir, SecurityTier.REGULATED))).toBe(
    "[orders] 'outdir' must not overwrite a file that an earlier synthesis has not written, got bundles/orders/README.md; " +
      'move the file elsewhere, or choose another output folder',
  );
  expect(filesBelow(outdir)).toStrictEqual({ 'bundles/orders/README.md': 'mine' });
});

test('fails when a link would send the output elsewhere', () => {
  const [outdir, elsewhere] = [temporaryFolder(), temporaryFolder()];
  fs.symlinkSync(elsewhere, path.join(outdir, 'bundles'));

  expect(messageOf(() => synth(outdir, SecurityTier.REGULATED))).toMatch(
    /must hold real folders where the output goes, no symbolic links, got a link at bundles/,
  );
  expect(filesBelow(elsewhere)).toStrictEqual({});
});

function output(stack: string, body: string): Parameters<typeof writeOutput>[1][number] {
  return {
    stack,
    deployable: { path: 'cdk.tf.json', body },
    bundle: [{ path: 'bundle.json', body: JSON.stringify({ bundleVersion: 1, stack, files: [], resources: [] }) }],
  };
}

test('when writing fails half-way, everything is put back', () => {
  const outdir = temporaryFolder();
  writeOutput(outdir, [output('a', 'old'), output('b', 'old')]);
  const former = filesBelow(outdir);
  // The sixth renaming puts the second stack's bundle in place, after the first stack has been published.
  const rename = jest.spyOn(fs, 'renameSync').mockImplementationOnce(fs.renameSync.bind(fs));
  let calls = 0;
  rename.mockImplementation((from, to) => {
    calls += 1;
    if (calls === 6) throw new Error('no space left');
    fs.cpSync(String(from), String(to), { recursive: true });
    fs.rmSync(String(from), { recursive: true });
  });

  expect(messageOf(() => writeOutput(outdir, [output('a', 'new'), output('b', 'new')]))).toBe('no space left');
  rename.mockRestore();

  expect(filesBelow(outdir)).toStrictEqual(former);
});

test('fails when what was there cannot be put back, keeps it, and puts it back in the next run', () => {
  const outdir = temporaryFolder();
  writeOutput(outdir, [output('a', 'old'), output('b', 'old')]);
  const former = filesBelow(outdir);
  const real = fs.renameSync.bind(fs);
  let calls = 0;
  const rename = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    calls += 1;
    if (calls >= 6) throw new Error('no space left');
    real(from, to);
  });

  expect(messageOf(() => writeOutput(outdir, [output('a', 'new'), output('b', 'new')]))).toBe(
    "[.sluicegate-staging] 'outdir' must let the former output be put back, got Error: no space left, then Error: no space " +
      'left; make the folder writable and synthesize again: what .sluicegate-staging keeps is put back first',
  );
  rename.mockRestore();
  expect(filesBelow(outdir)).not.toStrictEqual(former);
  const broken = { ...output('a', 'newer'), bundle: [{ path: 'x', body: undefined as unknown as string }] };
  expect(messageOf(() => writeOutput(outdir, [broken]))).toContain('undefined');

  expect(filesBelow(outdir)).toStrictEqual(former);
});

test('scripts can be run, other files cannot', () => {
  const outdir = temporaryFolder();
  writeOutput(outdir, [
    {
      stack: 'a',
      deployable: undefined,
      bundle: [
        { path: 'run.sh', body: '#!/bin/sh\n', executable: true },
        { path: 'data.json', body: '{}\n' },
      ],
    },
  ]);

  const mode = (file: string): number => fs.statSync(path.join(outdir, 'bundles', 'a', file)).mode & 0o111;
  expect(mode('run.sh')).not.toBe(0);
  expect(mode('data.json')).toBe(0);
});
