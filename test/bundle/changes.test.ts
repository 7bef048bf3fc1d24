import { Disposition } from 'sluicegate';
import type { BundleDocument } from '../../src/bundle/bundle-json';
import { changesArtifact, changesSince } from '../../src/bundle/changes';
import type { ModelResource } from '../../src/bundle/model';
import { model, resource } from './models';

function approved(...resources: ModelResource[]): BundleDocument {
  return { bundleVersion: 1, stack: 'orders', files: [], resources };
}

const spec = { partitions: 3, settings: { retention: 1, tags: ['a'] }, note: 'x' };

test('without an approved bundle everything is new', () => {
  expect(changesSince(undefined, model([resource('orders/B'), resource('orders/A')]))).toStrictEqual([
    { id: 'orders/A', type: 'kafka.topic', name: 'orders/A', kind: 'added', details: [] },
    { id: 'orders/B', type: 'kafka.topic', name: 'orders/B', kind: 'added', details: [] },
  ]);
});

test('what is equal is no change, whatever the order of its keys', () => {
  const turned = { note: 'x', settings: { tags: ['a'], retention: 1 }, partitions: 3 };
  expect(
    changesSince(approved(resource('orders/A', { spec })), model([resource('orders/A', { spec: turned })])),
  ).toStrictEqual([]);
});

test('what is gone is a change', () => {
  expect(changesSince(approved(resource('orders/A')), model([]))).toStrictEqual([
    { id: 'orders/A', type: 'kafka.topic', name: 'orders/A', kind: 'removed', details: [] },
  ]);
});

test.each<[string, Partial<ModelResource>, string[]]>([
  ['a value', { spec: { ...spec, partitions: 6 } }, ['partitions: 3 → 6']],
  ['a value that is new', { spec: { ...spec, keyed: true } }, ['keyed: absent → true']],
  ['a value that is gone', { spec: { partitions: 3, settings: spec.settings } }, ['note: "x" → absent']],
  [
    'values further down, in the order of their names',
    { spec: { ...spec, settings: { retention: 2, tags: ['a', 'b'] } } },
    ['settings.retention: 1 → 2', 'settings.tags: ["a"] → ["a","b"]'],
  ],
  ['the name', { spec, name: 'other' }, ['name: orders/A → other']],
  ['the disposition', { spec, disposition: Disposition.DEPLOY }, ['disposition: REVIEW → DEPLOY']],
  [
    'the type, the name and a value together',
    { spec: { ...spec, note: 'y' }, type: 'kafka.quota', name: 'q' },
    ['type: kafka.topic → kafka.quota', 'name: orders/A → q', 'note: "x" → "y"'],
  ],
])('a change of %s is told by what was and what is', (_, given, details) => {
  const [change] = changesSince(
    approved(resource('orders/A', { spec })),
    model([resource('orders/A', { spec, ...given })]),
  );
  expect(change).toMatchObject({ id: 'orders/A', kind: 'changed', details });
});

test('a reviewer reads a table', () => {
  const file = changesArtifact(
    approved(resource('orders/A', { spec }), resource('orders/C')),
    model([resource('orders/A', { spec: { ...spec, note: 'a|b' } }), resource('orders/B')]),
  );
  expect(file).toStrictEqual({
    path: 'CHANGES.md',
    body:
      '# Changes of orders\n\nCompared with the approved bundle.\n\n' +
      '| change | type | name | what | id |\n| --- | --- | --- | --- | --- |\n' +
      '| changed | kafka.topic | orders/A | note: "x" → "a\\|b" | orders/A |\n' +
      '| added | kafka.topic | orders/B |  | orders/B |\n' +
      '| removed | kafka.topic | orders/C |  | orders/C |\n',
  });
});

test('a reviewer is told when nothing has changed, and when there was nothing to compare with', () => {
  expect(changesArtifact(approved(resource('orders/A')), model([resource('orders/A')])).body).toBe(
    '# Changes of orders\n\nCompared with the approved bundle.\n\nNothing has changed.\n',
  );
  expect(changesArtifact(undefined, model([resource('orders/A')])).body).toContain(
    'No approved bundle was given: everything is new.',
  );
});
