import fs from 'node:fs';
import path from 'node:path';
import { foreignFiles, ownFiles, staleOutput } from '../../src/bundle/earlier-output';
import type { StackOutput } from '../../src/bundle/stack-output';
import { writeOutput } from '../../src/bundle/write-output';
import { filesBelow, temporaryFolder } from '../support/program';

const bundleOf = (stack: string, ...files: string[]): string =>
  JSON.stringify({ bundleVersion: 1, stack, files: files.map((file) => ({ path: file })), resources: [] });

function put(folder: string, files: Record<string, string>): string {
  for (const [file, body] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), body);
  }
  return folder;
}

const output = (stack: string, deployable: boolean): StackOutput => ({
  stack,
  deployable: deployable ? { path: 'cdk.tf.json', body: '{}\n' } : undefined,
  bundle: [{ path: 'bundle.json', body: bundleOf(stack) }],
});

test('the files of a bundle are those that it lists, its manifest and its sums', () => {
  const folder = put(temporaryFolder(), { 'bundle.json': bundleOf('s', 'a', 'b/c') });
  expect([...ownFiles(folder)].sort()).toStrictEqual(['SHA256SUMS', 'a', 'b/c', 'bundle.json']);
});

test.each([
  ['nothing', {}],
  ['no manifest', { 'README.md': 'x' }],
  ["somebody else's manifest", { 'bundle.json': '{"mine": true}' }],
  ['a broken manifest', { 'bundle.json': '{' }],
  ['a manifest that leads out of the folder', { 'bundle.json': bundleOf('s', '../../precious') }],
])('a folder with %s has no file of ours', (_, files) => {
  expect([...ownFiles(put(temporaryFolder(), files))]).toStrictEqual([]);
});

test('foreign is what is not listed, hidden files and links included', () => {
  const folder = put(temporaryFolder(), { a: '', 'b/c': '', 'b/.d': '' });
  fs.symlinkSync(folder, path.join(folder, 'link'));
  expect(foreignFiles(folder, new Set(['a']))).toStrictEqual(['b/.d', 'b/c', 'link']);
  expect(foreignFiles(path.join(folder, 'nothing'), new Set())).toStrictEqual([]);
});

test('stale is the document of a stack that may not be deployed, and the bundle of a stack that is gone', () => {
  const outdir = put(temporaryFolder(), {
    'bundles/gone/bundle.json': bundleOf('gone', 'README.md'),
    'bundles/tight/bundle.json': bundleOf('tight'),
    'bundles/loose/bundle.json': bundleOf('loose'),
    'bundles/foreign/bundle.json': '{}',
  });
  const stale = staleOutput(outdir, [output('tight', false), output('loose', true), output('new', false)]);
  expect(stale.map((file) => path.relative(outdir, file))).toStrictEqual([
    'bundles/gone/bundle.json',
    'bundles/gone/SHA256SUMS',
    'bundles/gone/README.md',
    'stacks/gone/cdk.tf.json',
    'stacks/tight/cdk.tf.json',
  ]);
});

test('a manifest that was tampered with does not make a later run remove files of others', () => {
  const outdir = put(temporaryFolder(), {
    'bundles/gone/bundle.json': bundleOf('gone', '../../precious'),
    precious: 'mine',
  });

  writeOutput(outdir, [output('orders', false)]);

  expect(filesBelow(outdir).precious).toBe('mine');
});
