import { createHash } from 'node:crypto';
import { Disposition } from 'sluicegate';
import { bundleManifest, parseBundle } from '../../src/bundle/bundle-json';
import { model, resource } from './models';

const ARTIFACTS = [
  { path: 'review/b.json', body: 'ü\n' },
  { path: 'README.md', body: 'a\n' },
];
const sum = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function manifest(): Record<string, unknown> {
  const stack = model([resource('orders/B'), resource('orders/A', { disposition: Disposition.DEPLOY })]);
  const [document] = bundleManifest(stack, ARTIFACTS, { path: 'cdk.tf.json', body: '{}\n' });
  return JSON.parse(document!.body) as Record<string, unknown>;
}

test('every file is listed with its sum and its size in bytes, in the order of paths', () => {
  expect(manifest().files).toStrictEqual([
    { path: 'README.md', sha256: sum('a\n'), bytes: 2 },
    { path: 'review/b.json', sha256: sum('ü\n'), bytes: 3 },
  ]);
  expect(manifest().deployable).toStrictEqual({ path: 'cdk.tf.json', sha256: sum('{}\n'), bytes: 3 });
});

test('resources are in the order of their ids, with all that is known of them', () => {
  expect((manifest().resources as { id: string }[]).map(({ id }) => id)).toStrictEqual(['orders/A', 'orders/B']);
  expect(Object.keys((manifest().resources as object[])[0]!)).toStrictEqual([
    'addresses',
    'capability',
    'disposition',
    'feeds',
    'id',
    'name',
    'reasons',
    'requires',
    'spec',
    'type',
    'warnings',
  ]);
});

test('nothing deployable, no word of it', () => {
  const [document] = bundleManifest(model([]), []);
  expect(JSON.parse(document!.body)).not.toHaveProperty('deployable');
});

test('the sums are of every file and of the manifest itself, in the form that sha256sum reads', () => {
  const [document, sums] = bundleManifest(model([]), ARTIFACTS);
  expect(sums!.path).toBe('SHA256SUMS');
  expect(sums!.body).toBe(
    `${sum('a\n')}  README.md\n${sum(document!.body)}  bundle.json\n${sum('ü\n')}  review/b.json\n`,
  );
});

test('what is written is read back', () => {
  const [document] = bundleManifest(model([resource('orders/A', { spec: { partitions: 3 } })]), ARTIFACTS);
  expect(parseBundle(document!.body)).toMatchObject({
    bundleVersion: 1,
    stack: 'orders',
    resources: [{ id: 'orders/A', spec: { partitions: 3 } }],
  });
});

const valid = { bundleVersion: 1, stack: 's', files: [{ path: 'a' }], resources: [] as unknown[] };

test.each<[string, unknown]>([
  ['another version', { ...valid, bundleVersion: 2 }],
  ['a version as text', { ...valid, bundleVersion: '1' }],
  ['no stack', { ...valid, stack: undefined }],
  ['no files', { ...valid, files: undefined }],
  ['a file without path', { ...valid, files: [{}] }],
  ['no file at all in its place', { ...valid, files: [null] }],
  ['no resources', { ...valid, resources: {} }],
  ['a resource that is none', { ...valid, resources: [null] }],
  ['a resource without id', { ...valid, resources: [{ name: 'x' }] }],
  ['a resource without spec', { ...valid, resources: [{ id: 'a', name: 'x', type: 't', disposition: 'REVIEW' }] }],
  ['a file that leaves the folder', { ...valid, files: [{ path: '../../x' }] }],
  ['an absolute file', { ...valid, files: [{ path: '/x' }] }],
  ['a list', [valid]],
  ['nothing', null],
  ['a text', 'bundle'],
])('a document with %s is not one of ours', (_, document) => {
  expect(parseBundle(JSON.stringify(document))).toBeUndefined();
});

test('what is no JSON is not one of ours', () => {
  expect(parseBundle('')).toBeUndefined();
  expect(parseBundle('{"bundleVersion": 1,')).toBeUndefined();
  expect(parseBundle(JSON.stringify(valid))).toStrictEqual(valid);
});
