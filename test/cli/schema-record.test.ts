import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run';
import { at, EVOLUTIONS, folderWith } from '../schema/history/folders';

const LOCK = 'schema-lock.json';
const call = (...args: string[]): ReturnType<typeof run> => run(['schema', 'record', ...args]);
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder)
      .sort()
      .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  );

describe.each(EVOLUTIONS)('recording $format', ({ extension, v1, good, bad, reformatted }) => {
  const [first, second] = [`v1.${extension}`, `v2.${extension}`];

  test('begins with the first version and a mode', () => {
    const folder = folderWith({ [first]: v1 });

    const { exitCode, output, errors } = call(folder, '--compatibility', 'FULL');

    expect({ exitCode, errors, output: at(folder, output) }).toStrictEqual({
      exitCode: 0,
      errors: '',
      output: `FOLDER: recorded ${first}, compatible (FULL): there is no earlier version to compare with\n`,
    });
    expect(JSON.parse(filesIn(folder)[LOCK]!)).toMatchObject({
      compatibility: 'FULL',
      versions: [{ version: 1, file: first }],
    });
  });

  test('adds a version that keeps the promise, and leaves no draft behind', () => {
    const folder = folderWith({ [first]: v1 });
    call(folder, '--compatibility', 'BACKWARD');
    fs.writeFileSync(path.join(folder, second), good);

    const { exitCode, output } = call(folder);

    expect([exitCode, at(folder, output)]).toStrictEqual([
      0,
      `FOLDER: recorded ${second}, compatible: BACKWARD asks that the new schema reads data of the latest version (1)\n`,
    ]);
    expect(Object.keys(filesIn(folder))).toStrictEqual([LOCK, first, second]);
  });

  test('refuses a version that breaks the promise, and writes nothing', () => {
    const folder = folderWith({ [first]: v1 });
    call(folder, '--compatibility', 'BACKWARD');
    fs.writeFileSync(path.join(folder, second), bad);
    const before = filesIn(folder);

    const { exitCode, output, errors } = call(folder);

    expect([exitCode, output]).toStrictEqual([1, '']);
    expect(at(folder, errors)).toMatch(
      new RegExp(`^\\[FOLDER/${second}\\] 'schema' must keep its promise BACKWARD to the earlier versions`),
    );
    expect(errors).toContain('data written with version 1 cannot be read with the new schema');
    expect(filesIn(folder)).toStrictEqual(before);
  });

  test('gives the same bytes again, also for a version that is written down otherwise', () => {
    const folder = folderWith({ [first]: v1 });
    call(folder, '--compatibility', 'BACKWARD');
    const lock = filesIn(folder)[LOCK];
    fs.writeFileSync(path.join(folder, first), reformatted);
    const { mtimeMs } = fs.statSync(path.join(folder, LOCK));

    const { exitCode, output } = call(folder);

    expect([exitCode, at(folder, output)]).toStrictEqual([0, `FOLDER: ${first} is recorded already\n`]);
    expect(filesIn(folder)[LOCK]).toBe(lock);
    expect(fs.statSync(path.join(folder, LOCK)).mtimeMs).toBe(mtimeMs);
  });
});

const [{ v1, bad } = EVOLUTIONS[0]!] = EVOLUTIONS;

test('a mode that is given replaces the one in the lock', () => {
  const folder = folderWith({ 'v1.avsc': v1 });
  call(folder, '--compatibility', 'BACKWARD');

  expect(call(folder, '--compatibility=NONE').exitCode).toBe(0);
  expect(JSON.parse(filesIn(folder)[LOCK]!)).toMatchObject({ compatibility: 'NONE' });
});

test('a version that the mode of the lock refuses is taken with a mode that is given and allows it', () => {
  const folder = folderWith({ 'v1.avsc': v1 });
  call(folder, '--compatibility', 'BACKWARD');
  fs.writeFileSync(path.join(folder, 'v2.avsc'), bad);

  expect(call(folder, '--compatibility', 'FORWARD').exitCode).toBe(0);
});

test.each([
  ['no folder is given', [], "'schema record' needs one folder"],
  ['two folders are given', ['a', 'b'], "'schema record' needs one folder"],
  ['an option is unknown', ['a', '--mode', 'FULL'], "'schema record' knows no option --mode"],
  ['an option has no value', ['a', '--compatibility'], 'option --compatibility needs a value'],
  [
    'a mode is misspelt',
    ['a', '--compatibility', 'BACKWARDS'],
    "there is no compatibility 'BACKWARDS'; did you mean 'BACKWARD'?",
  ],
  [
    'a mode is none at all',
    ['a', '--compatibility', 'x'],
    "there is no compatibility 'x'; it is one of BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE, NONE",
  ],
  ['a reference has no file', ['a', '--reference', 'Address'], "--reference is NAME=FILE, not 'Address'"],
])('fails with exit code 2 when %s', (_, args, message) => {
  const { exitCode, output, errors } = call(...args);

  expect([exitCode, output]).toStrictEqual([2, '']);
  expect(errors.split('\n')[0]).toBe(`sluicegate: ${message}`);
  expect(errors).toContain('\nusage:\n');
});

test('fails with exit code 2 when there is neither a lock nor a mode', () => {
  const folder = folderWith({ 'v1.avsc': v1 });

  const { exitCode, errors } = call(folder);

  expect([exitCode, at(folder, errors).split('\n')[0]]).toStrictEqual([
    2,
    'sluicegate: FOLDER has no lock yet: say --compatibility MODE',
  ]);
  expect(Object.keys(filesIn(folder))).toStrictEqual(['v1.avsc']);
});

test('fails with exit code 1 when a reference cannot be read', () => {
  const { exitCode, errors } = call(folderWith({ 'v1.avsc': v1 }), '--reference', 'Address=no-such.avsc');

  expect([exitCode, errors]).toStrictEqual([
    1,
    "[no-such.avsc] 'file' must exist and be readable, relative to the working directory; correct the path, or run from the folder of cdktf.json\n",
  ]);
});

test('fails with exit code 1, and no stack trace, when the lock cannot be written', () => {
  const folder = folderWith({ 'v1.avsc': v1 });
  fs.mkdirSync(path.join(folder, '.schema-lock.json.new'));

  const { exitCode, errors } = call(folder, '--compatibility', 'BACKWARD');

  expect([exitCode, at(folder, errors)]).toStrictEqual([
    1,
    "EISDIR: illegal operation on a directory, open 'FOLDER/.schema-lock.json.new'\n",
  ]);
});
