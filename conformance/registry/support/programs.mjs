// Programs as a user of the library writes them, synthesized into folders of their own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { removeOnExit } from '../../kafka/engine/processes.mjs';
import { library } from '../../kafka/support/library.mjs';

const { App } = createRequire(import.meta.url)('cdktf');
export const sluicegate = library('src/index');
const { Environment, SecurityTier, StreamingStack } = sluicegate;

process.env.SLUICEGATE_QUIET = '1';
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-registry-'));
removeOnExit(root);
let made = 0;

/** A folder with those files, removed at the end. */
export function folderWith(files) {
  made += 1;
  const folder = path.join(root, String(made));
  fs.mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

/**
 * Synthesizes a stack in the tier whose scripts a human runs.
 *
 * @param {(stack: object) => void} program adds a registry and what is in it
 * @returns the folder of the registry's script, and what the bundle says
 */
export function synthesized(program) {
  const outdir = folderWith({});
  const app = new App({ outdir });
  const stack = new StreamingStack(app, 'orders', {
    tier: SecurityTier.REGULATED,
    environment: Environment.DEV,
    owner: 'sales-platform',
  });
  program(stack);
  app.synth();
  const bundle = path.join(outdir, 'bundles/orders');
  const json = (file) => JSON.parse(fs.readFileSync(path.join(bundle, file), 'utf8'));
  return {
    folder: path.join(bundle, 'review/schema/shop'),
    resources: json('bundle.json').resources,
    subjects: json('review/schema/subjects.json'),
    textOf: ({ file }) => fs.readFileSync(path.join(bundle, 'review/schema', file), 'utf8').trimEnd(),
  };
}
