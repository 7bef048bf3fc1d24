import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/run';
import { at, EVOLUTIONS, folderWith, record } from '../schema/history/folders';
import { temporaryFolder } from '../support/program';

const call = (...args: string[]): ReturnType<typeof run> => run(['schema', 'check', ...args]);

describe.each(EVOLUTIONS)('checking $format', ({ extension, v1, good, bad }) => {
  const [first, second] = [`v1.${extension}`, `v2.${extension}`];

  test.each([
    ['recorded', true],
    ['not recorded yet', false],
  ])('a good version that is %s passes, and nothing is written', (state, isRecorded) => {
    const folder = folderWith({ [first]: v1 });
    record(folder);
    fs.writeFileSync(path.join(folder, second), good);
    if (isRecorded) record(folder);
    const before = fs.readdirSync(folder);

    const { exitCode, output, errors } = call(folder);

    expect({ exitCode, errors, output: at(folder, output) }).toStrictEqual({
      exitCode: 0,
      errors: '',
      output: `FOLDER: ${second} is ${state} and compatible: BACKWARD asks that the new schema reads data of the latest version (1)\n`,
    });
    expect(fs.readdirSync(folder)).toStrictEqual(before);
  });

  test('fails with exit code 1 when the latest version breaks the promise', () => {
    const folder = folderWith({ [first]: v1 });
    record(folder);
    fs.writeFileSync(path.join(folder, second), bad);

    const { exitCode, output, errors } = call(folder);

    expect([exitCode, output]).toStrictEqual([1, '']);
    expect(errors).toContain(`${second}] 'schema' must keep its promise BACKWARD`);
  });

  test('without a lock nothing is promised, and that is said', () => {
    const folder = folderWith({ [first]: v1, [second]: bad });

    expect(at(folder, call(folder).output)).toBe(
      `FOLDER: ${second} is valid; there is no lock, so nothing is promised yet\n`,
    );
  });
});

const [{ v1, good } = EVOLUTIONS[0]!] = EVOLUTIONS;

test('several folders are checked in one call, and all that is wrong is said', () => {
  const [fine, gap, empty] = [folderWith({ 'v1.avsc': v1 }), folderWith({ 'v2.avsc': v1 }), folderWith({})];

  expect(call(fine, fine).output.split('\n')).toHaveLength(3);
  const { exitCode, errors } = call(fine, gap, empty);
  expect(exitCode).toBe(1);
  expect(errors).toMatch(/^2 problems\n.*v1 is missing.*\n.*hold at least v1/);
});

test('schemas that use another one are read with it', () => {
  const order = JSON.stringify({ type: 'record', name: 'Order', fields: [{ name: 'to', type: 'shop.Address' }] });
  const address = { type: 'record', name: 'Address', namespace: 'shop', fields: [{ name: 'city', type: 'string' }] };
  const folder = folderWith({ 'v1.avsc': order });
  const reference = path.join(folderWith({ 'address.avsc': JSON.stringify(address) }), 'address.avsc');

  expect(call(folder).errors).toContain('shop.Address');
  expect(call(folder, '--reference', `shop.Address=${reference}`)).toMatchObject({ exitCode: 0, errors: '' });
});

test.each([
  ['no command', [], 'no command was given'],
  ['half a command', ['schema'], "there is no command 'schema'"],
  ['an unknown command', ['schema', 'chek', 'a'], "there is no command 'schema chek'"],
  ['a name that every object has', ['constructor'], "there is no command 'constructor'"],
  ['no folder', ['schema', 'check'], "'schema check' needs a folder"],
  [
    'an option of another command',
    ['schema', 'check', 'a', '--compatibility', 'FULL'],
    "'schema check' knows no option --compatibility",
  ],
])('fails with exit code 2 when the call has %s', (_, args, message) => {
  const { exitCode, output, errors } = run(args);

  expect([exitCode, output, errors.split('\n')[0]]).toStrictEqual([2, '', `sluicegate: ${message}`]);
});

test.each(['--help', '-h'])('%s prints the usage and succeeds', (flag) => {
  const { exitCode, output, errors } = run(['schema', 'record', flag]);

  expect([exitCode, errors]).toStrictEqual([0, '']);
  expect(output).toMatch(/^usage:\n.*sluicegate schema check FOLDER/);
});

describe('the program', () => {
  const program = path.join(temporaryFolder(), 'cli');
  const start = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [path.join(program, 'src', 'cli', 'main.js'), ...args], { encoding: 'utf8' });

  beforeAll(() => {
    // As a package has it: compiled, started by its own name.
    const swc = path.join(__dirname, '..', 'support', 'compile.mjs');
    execFileSync(process.execPath, [swc, program, 'src'], { stdio: 'pipe' });
  });

  test('ends with the codes that a pipeline looks at', () => {
    const folder = folderWith({ 'v1.avsc': v1, 'v2.avsc': good });

    expect(start('schema', 'record', folder, '--compatibility', 'BACKWARD').status).toBe(0);
    expect(start('schema', 'check', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(start('schema', 'check', folderWith({}))).toMatchObject({ status: 1, stdout: '' });
    expect(start('schema', 'check').status).toBe(2);
  });

  test('begins with the line by which a shell finds node', () => {
    expect(fs.readFileSync(path.join(program, 'src', 'cli', 'main.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
