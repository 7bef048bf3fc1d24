import fs from 'node:fs';
import path from 'node:path';
import { Compatibility } from '../../../src/schema/compatibility';
import { recordedHistory } from '../../../src/schema/history/recorded-history';
import { lockText, readLock } from '../../../src/schema/history/schema-lock';
import { messageOf } from '../../support/program';
import { at, EVOLUTIONS, folderWith, record } from './folders';

const LOCK = 'schema-lock.json';
const RESTORE = "restore it from version control; 'sluicegate schema record'";

function recorded(files: Record<string, string>): string {
  const folder = folderWith(files);
  record(folder);
  return folder;
}

function change(folder: string, file: string, edit: (text: string) => string): void {
  const target = path.join(folder, file);
  fs.writeFileSync(target, edit(fs.readFileSync(target, 'utf8')));
}

const complaint = (folder: string): string =>
  at(
    folder,
    messageOf(() => recordedHistory(folder)),
  );

test('a lock says what is registered, in lines that a reviewer can read', () => {
  const lock = { compatibility: Compatibility.FULL, versions: [{ version: 1, file: 'v1.avsc', fingerprint: 'f1' }] };

  expect(lockText(lock)).toBe(`{
  "checksum": "e67b5359f382924ae5b77da93e2119242ec0c687b5b40611196d476e8ef397bb",
  "compatibility": "FULL",
  "lockVersion": 1,
  "versions": [
    {
      "file": "v1.avsc",
      "fingerprint": "f1",
      "version": 1
    }
  ]
}
`);
});

test('a lock reads back as it was written', () => {
  const lock = {
    compatibility: Compatibility.FULL_TRANSITIVE,
    versions: [1, 2].map((version) => ({ version, file: `v${version}.avsc`, fingerprint: `f${version}` })),
  };

  expect(readLock(folderWith({ [LOCK]: lockText(lock) }))).toStrictEqual({ lock, failures: [] });
});

test('a folder without a lock has none, and no failure', () => {
  expect(readLock(folderWith({}))).toStrictEqual({ lock: undefined, failures: [] });
});

describe.each(EVOLUTIONS)('the lock of $format', ({ extension, v1, good, bad, reformatted }) => {
  const [first, second] = [`v1.${extension}`, `v2.${extension}`];

  test('says which versions are registered', () => {
    const folder = recorded({ [first]: v1 });
    fs.writeFileSync(path.join(folder, second), good);

    const { versions, lock } = recordedHistory(folder);

    expect(versions.map(({ file, registered }) => [file, registered])).toStrictEqual([
      [first, true],
      [second, false],
    ]);
    expect(lock?.compatibility).toBe('BACKWARD');
  });

  test('takes a registered version that is only written down otherwise', () => {
    const folder = recorded({ [first]: v1 });
    fs.writeFileSync(path.join(folder, first), reformatted);

    expect(recordedHistory(folder).versions).toHaveLength(1);
  });

  test.each([
    ['otherwise compatible', good],
    ['not even compatible', bad],
  ])('fails when a registered version is edited into something %s', (_, edited) => {
    const folder = recorded({ [first]: v1 });
    fs.writeFileSync(path.join(folder, first), edited);

    expect(complaint(folder)).toBe(
      `[FOLDER] 'history' must leave ${first} as it was registered, got another schema; restore it, and save the change as v2`,
    );
  });

  test('fails when a registered version is missing', () => {
    const folder = recorded({ [first]: v1, [second]: good });
    fs.rmSync(path.join(folder, second));

    expect(complaint(folder)).toBe(
      `[FOLDER] 'history' must hold ${second}, which is registered; restore it from version control; registered versions stay`,
    );
  });

  test('fails when two versions are not recorded', () => {
    const folder = recorded({ [first]: v1 });
    fs.writeFileSync(path.join(folder, second), good);
    fs.writeFileSync(path.join(folder, `v3.${extension}`), good);

    expect(complaint(folder)).toBe(
      `[FOLDER] 'history' must have one version at most that is not recorded yet, got ${second}, v3.${extension}; ` +
        `move v3.${extension} away, run 'sluicegate schema record FOLDER', and put it back`,
    );
  });
});

test.each([
  ['another mode', (text: string) => text.replace('"BACKWARD"', '"NONE"')],
  ['another fingerprint', (text: string) => text.replace(/"fingerprint": "./, '"fingerprint": "x')],
  ['another checksum', (text: string) => text.replace(/"checksum": "./, '"checksum": "x')],
  ['more in it', (text: string) => text.replace('{', '{ "note": "approved",')],
])('fails when a lock is edited by hand: %s', (_, edit) => {
  const folder = recorded({ 'v1.avsc': EVOLUTIONS[0]!.v1 });
  change(folder, LOCK, edit);

  expect(complaint(folder)).toBe(
    `[FOLDER/${LOCK}] 'lock' must be as it was written: its checksum does not fit; ${RESTORE} is the only one to change it`,
  );
});

test.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['of a later library', '{"lockVersion": 2, "compatibility": "BACKWARD", "versions": [], "checksum": ""}'],
  ['without a mode', '{"lockVersion": 1, "versions": [], "checksum": ""}'],
  ['without versions', '{"lockVersion": 1, "compatibility": "BACKWARD", "checksum": ""}'],
  ['with an empty version', '{"lockVersion": 1, "compatibility": "BACKWARD", "versions": [null], "checksum": ""}'],
  [
    'with a gap',
    '{"lockVersion": 1, "compatibility": "BACKWARD", "versions": [{"version": 2, "file": "v2.avsc", "fingerprint": ""}], "checksum": ""}',
  ],
])('fails when a lock is %s', (_, text) => {
  const folder = folderWith({ 'v1.avsc': EVOLUTIONS[0]!.v1, [LOCK]: text });

  expect(complaint(folder)).toBe(`[FOLDER/${LOCK}] 'lock' must be a lock file of this library; ${RESTORE} writes it`);
});
