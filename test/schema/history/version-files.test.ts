import fs from 'node:fs';
import path from 'node:path';
import { recordedHistory } from '../../../src/schema/history/recorded-history';
import { versionFiles } from '../../../src/schema/history/version-files';
import { messageOf } from '../../support/program';
import { at, EVOLUTIONS, folderWith } from './folders';

const [AVRO] = EVOLUTIONS;
const { v1, good } = AVRO!;

function complaint(files: Record<string, string>): string {
  const folder = folderWith(files);
  return at(
    folder,
    messageOf(() => recordedHistory(folder)),
  );
}

test.each(EVOLUTIONS)('the versions of $format come in the order of their numbers', ({ extension, ...texts }) => {
  const names = Array.from({ length: 11 }, (_, index) => `v${index + 1}.${extension}`);
  const folder = folderWith(Object.fromEntries(names.map((name) => [name, texts.v1])));

  const { files, failures } = versionFiles(folder);

  expect(failures).toStrictEqual([]);
  expect(files.map(({ file }) => file)).toStrictEqual(names);
  expect(files.map(({ version }) => version)).toStrictEqual(names.map((_, index) => index + 1));
});

test('notes, hidden files and folders are no versions', () => {
  const folder = folderWith({ 'v1.avsc': v1, 'README.md': '# Orders', '.gitkeep': '', '.schema-lock.json.new': '{' });
  fs.mkdirSync(path.join(folder, 'drafts'));

  expect(versionFiles(folder)).toMatchObject({ files: [{ file: 'v1.avsc' }], failures: [] });
});

test.each([
  ['is not there', path.join('no', 'such', 'folder')],
  ['is a file', __filename],
])('fails when the folder %s', (_, folder) => {
  expect(
    at(
      folder,
      messageOf(() => recordedHistory(folder)),
    ),
  ).toBe(
    `[FOLDER] 'history' must be a folder that exists; create it with v1 of the schema, or run from the folder of cdktf.json`,
  );
});

test('fails when the folder has no version', () => {
  expect(complaint({})).toBe(`[FOLDER] 'history' must hold at least v1 of the schema, got no version; add v1`);
});

test.each([
  ['the first version is missing', { 'v2.avsc': v1 }, 'v1 is missing, got v2.avsc next'],
  ['there is a gap', { 'v1.avsc': v1, 'v4.avsc': good }, 'v2 is missing, got v4.avsc next'],
])('fails when %s', (_, files, what) => {
  expect(complaint(files)).toBe(
    `[FOLDER] 'history' must have every version: ${what}; restore the missing file; versions are never removed`,
  );
});

test('fails when a version is there twice, and when the format changes', () => {
  expect(complaint({ 'v1.avsc': v1, 'v1.json': '{}' })).toBe(
    '2 problems\n' +
      `  [FOLDER] 'history' must have one file for each version, got v1 twice: v1.avsc and v1.json; remove one of the two\n` +
      `  [FOLDER] 'history' must hold versions of one format, AVRO as v1.avsc is, got v1.json; keep the format, or start a new subject`,
  );
});

test.each(['order.avsc', 'v0.avsc', 'v01.avsc', 'V1.avsc', 'v1.txt', 'v1.avsc.orig', 'v1234567890.avsc'])(
  'fails when there is a file like %s',
  (foreign) => {
    expect(complaint({ 'v1.avsc': v1, [foreign]: v1 })).toBe(
      `[FOLDER] 'history' must hold only versions (v1.avsc, v2.proto, v3.json), schema-lock.json and notes (.md), got ${foreign}; rename or move the file`,
    );
  },
);

test('everything that is wrong with the folder is said at once', () => {
  expect(complaint({ 'v2.avsc': v1, 'old.avsc': v1, 'schema-lock.json': '{}' })).toMatch(
    /^3 problems\n.*hold only versions.*\n.*v1 is missing.*\n.*be a lock file of this library/,
  );
});

test('a broken version is named with its line and column', () => {
  expect(complaint({ 'v1.avsc': v1, 'v2.avsc': '{\n  "type": "rekord"\n}' })).toContain('FOLDER/v2.avsc:2:11');
});
