import fs from 'node:fs';
import path from 'node:path';
import { binaryArtifact, contentOf } from '../../src/bundle/artifact';
import { bundleManifest } from '../../src/bundle/bundle-json';
import { sha256 } from '../../src/bundle/checksum';
import { writeOutput } from '../../src/bundle/write-output';
import { temporaryFolder } from '../support/program';
import { model } from './models';

/** Every byte, so that nothing can pass for text. */
const BYTES = Uint8Array.from({ length: 256 }, (_, index) => index);

test('a binary file is written as its bytes', () => {
  const outdir = temporaryFolder();

  writeOutput(outdir, [
    { stack: 'orders', deployable: undefined, bundle: [binaryArtifact('config/rows.binpb', BYTES)] },
  ]);

  expect([...fs.readFileSync(path.join(outdir, 'bundles', 'orders', 'config', 'rows.binpb'))]).toStrictEqual([
    ...BYTES,
  ]);
});

test('a binary file is summed by its bytes', () => {
  const [manifest, sums] = bundleManifest(model([]), [binaryArtifact('config/rows.binpb', BYTES)]);

  expect(JSON.parse(manifest!.body)).toMatchObject({
    files: [{ path: 'config/rows.binpb', sha256: sha256(BYTES), bytes: 256 }],
  });
  expect(sums!.body).toContain(`${sha256(BYTES)}  config/rows.binpb\n`);
});

test('a text is written as it stands', () => {
  expect(contentOf({ path: 'a.txt', body: 'größe\n' })).toBe('größe\n');
});
