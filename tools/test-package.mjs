// Packs the library, installs the tarball into an empty project as a user would, and runs the smallest example there: its
// output must be what stands in examples/one-topic/expected. Then type-checks the example against the packed types.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const EXAMPLE = path.join('examples', 'one-topic');
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-package-'));

try {
  const packed = JSON.parse(
    run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project], process.cwd()),
  );
  const { filename, size, entryCount } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0];
  console.log(`packed: ${entryCount} files, ${(size / 1024).toFixed(0)} KiB`);

  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'empty-project', private: true }));
  const install = [
    'install',
    '--no-audit',
    '--no-fund',
    path.join(project, filename),
    'cdktf@0.21.0',
    'constructs@10.4.2',
  ];
  run('npm', [...install, 'typescript@5.9', '@types/node@20'], project);

  fs.copyFileSync(path.join(EXAMPLE, 'main.ts'), path.join(project, 'main.ts'));
  const compiler = path.join(project, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = [
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--module',
    'node16',
    '--moduleResolution',
    'node16',
  ];
  run(process.execPath, [compiler, ...options, 'main.ts'], project);
  run(process.execPath, ['main.js'], project, { CDKTF_OUTDIR: 'cdktf.out', SLUICEGATE_MIN_TIER: 'CLOUD_NATIVE' });

  const differences = compare(path.join(EXAMPLE, 'expected', 'cloud-native'), path.join(project, 'cdktf.out'));
  for (const difference of differences) console.error(difference);
  console.log(
    differences.length === 0 ? 'installed, type-checked and run: the output is the expected one' : 'the output differs',
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  fs.rmSync(project, { recursive: true, force: true });
}

function run(command, args, cwd, environment = {}) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...environment } });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

function compare(expected, actual) {
  const read = (folder) =>
    new Map(
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]),
    );
  const [wanted, given] = [read(expected), read(actual)];
  return [...new Set([...wanted.keys(), ...given.keys()])]
    .filter((file) => wanted.get(file) !== given.get(file))
    .map((file) => `differs: ${file}`);
}
