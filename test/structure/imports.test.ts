import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const FOLDERS = ['src', 'constructs', 'stacks', 'examples'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = FOLDERS.flatMap((folder) => filesIn(folder, /\.ts$/));

function filesIn(folder: string, named: RegExp): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => named.test(file))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`);
}

const imports: Import[] = files.flatMap((from) =>
  [...fs.readFileSync(path.join(ROOT, from), 'utf8').matchAll(/(?:from|require\(|import\()\s*'([^']+)'/g)].map(
    ([, target]) => ({
      from,
      to: target!.startsWith('.') ? path.posix.join(path.posix.dirname(from), target!) : target!,
    }),
  ),
);

/** The room of a file: `src/kafka`, `constructs/delivery`, `stacks`, `src/index`. */
function room(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' || top === 'constructs' ? `${top}/${second!.replace(/\.ts$/, '')}` : top!;
}

/** kafka ◄ schema ◄ everything else, which do not know each other. */
const LEFT_OF: Record<string, string[]> = { kafka: [], schema: ['kafka'], delivery: [] };

function mayImport(from: string, to: string): boolean {
  const [layer, domain] = room(from).split('/') as [string, string | undefined];
  if (from === 'src/index.ts') return !to.startsWith('examples');
  if (room(to) === room(from)) return true;
  if (layer === 'examples') return false;
  if (room(to) === 'src/core') return true;
  if (layer === 'src') {
    if (domain === 'core') return false;
    if (domain === 'security') return false;
    // The command line: one level above the domains.
    if (domain === 'cli') return to.startsWith('src/') && to !== 'src/index';
    if (domain === 'cli') return to.startsWith('src/');
    if (domain === 'bundle') return room(to) === 'src/security';
    return (
      ['src/security', 'src/bundle'].includes(room(to)) || /^src\/(schema\/(field-type|record-schema)|sql)/.test(to)
    );
  }
  if (layer === 'constructs' && domain === 'delivery') return ['src/security', 'src/bundle'].includes(room(to));
  if (layer === 'constructs') {
    const left = LEFT_OF[domain!] ?? ['kafka', 'schema'];
    const ownSource = [`src/${domain}`, 'src/sql', 'src/security', 'src/bundle', 'constructs/delivery'].includes(
      room(to),
    );
    return ownSource || left.some((other) => [`constructs/${other}`, `src/${other}`].includes(room(to)));
  }
  return layer === 'stacks' && !to.startsWith('examples') && to !== 'src/index';
}

const ours = imports.filter(({ to }) => FOLDERS.some((folder) => to.startsWith(`${folder}/`)));

test('every import goes from right to left: examples, entry, stacks, constructs, src, core', () => {
  expect(ours.filter(({ from, to }) => !mayImport(from, to))).toStrictEqual([]);
});

test('examples import the package only by its name', () => {
  const beside = (from: string, to: string): boolean => path.posix.dirname(to) === path.posix.dirname(from);
  const outside = imports.filter(({ from, to }) => from.startsWith('examples/') && !beside(from, to));
  expect(outside.filter(({ to }) => !/^(sluicegate|cdktf|constructs|node:.*)$/.test(to))).toStrictEqual([]);
});

test('provider packages are imported by deep path, and only by bindings.ts', () => {
  const providers = imports.filter(({ to }) => to.startsWith('@cdktf/provider-'));
  expect(
    providers.filter(({ from, to }) => !from.endsWith('/bindings.ts') || !/^@cdktf\/provider-[a-z]+\/lib\//.test(to)),
  ).toStrictEqual([]);
});

test('nothing in src extends Construct', () => {
  const bad = files.filter(
    (file) =>
      file.startsWith('src/') &&
      /extends (Construct|Terraform\w+)\b/.test(fs.readFileSync(path.join(ROOT, file), 'utf8')),
  );
  expect(bad).toStrictEqual([]);
});

test('the entry only re-exports', () => {
  const lines = fs
    .readFileSync(path.join(ROOT, 'src', 'index.ts'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.filter((line) => !/^export \* from '[^']+';$/.test(line))).toStrictEqual([]);
});

test('no file has more than 300 lines', () => {
  const others = ['test', 'conformance', 'bench', 'tools'].flatMap((folder) =>
    filesIn(folder, /\.(?:ts|mjs|cjs|py|java)$/),
  );
  const long = [...files, ...others].filter(
    (file) => fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n').length > 301,
  );
  expect(long).toStrictEqual([]);
});
