import fs from 'node:fs';
import path from 'node:path';
import { SecurityTier } from 'sluicegate';
import { filesBelow, temporaryFolder } from './support/program';

const ROOT = path.join(__dirname, '..', 'examples');
const EXAMPLES = fs.readdirSync(ROOT).filter((name) => fs.existsSync(path.join(ROOT, name, 'main.ts')));
const cases = EXAMPLES.flatMap((example) => Object.values(SecurityTier).map((tier) => [example, tier] as const));

/** Runs an example as a pipeline would that asks for a tier at least. */
function outputOf(example: string, tier: SecurityTier): string {
  const before = { ...process.env };
  const outdir = temporaryFolder();
  Object.assign(process.env, { CDKTF_OUTDIR: outdir, SLUICEGATE_MIN_TIER: tier });
  try {
    jest.isolateModules(() => require(path.join(ROOT, example, 'main')) as unknown);
  } finally {
    process.env = before;
  }
  return outdir;
}

test.each(cases)('examples/%s in %s writes what stands in expected/, byte by byte', (example, tier) => {
  const expected = path.join(ROOT, example, 'expected', tier.toLowerCase().replace('_', '-'));
  const outdir = outputOf(example, tier);
  const output = filesBelow(outdir);
  if (process.env.UPDATE_EXAMPLES) {
    fs.rmSync(expected, { recursive: true, force: true });
    for (const file of Object.keys(output)) {
      fs.mkdirSync(path.dirname(path.join(expected, file)), { recursive: true });
      fs.writeFileSync(path.join(expected, file), fs.readFileSync(path.join(outdir, file)));
    }
  }

  expect(output).toStrictEqual(filesBelow(expected));
});

test('every folder of examples is an example', () => {
  expect(EXAMPLES).toStrictEqual(fs.readdirSync(ROOT).sort());
});
