import fs from 'node:fs';
import path from 'node:path';
import { byText } from '../core/stable-order';
import { BUNDLE_FILE, CHECKSUM_FILE, parseBundle } from './bundle-json';
import type { StackOutput } from './stack-output';

/** The files of a bundle that an earlier run wrote; empty when the folder is not one of our bundles. */
export function ownFiles(folder: string): ReadonlySet<string> {
  const manifest = path.join(folder, BUNDLE_FILE);
  if (!fs.existsSync(manifest)) return new Set();
  const bundle = parseBundle(fs.readFileSync(manifest, 'utf8'));
  return bundle ? new Set([BUNDLE_FILE, CHECKSUM_FILE, ...bundle.files.map((file) => file.path)]) : new Set();
}

/** Files below a folder that are not in the given set, with `/` between segments. */
export function foreignFiles(folder: string, ours: ReadonlySet<string>): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !ours.has(file))
    .sort(byText);
}

/**
 * What earlier runs wrote and this one does not: deployable documents of stacks that may no longer be deployed, and bundles
 * of stacks that are gone. Only what carries our mark.
 */
export function staleOutput(outdir: string, outputs: readonly StackOutput[]): string[] {
  const current = new Map(outputs.map((output) => [output.stack, output]));
  const names = new Set([...current.keys(), ...foldersIn(path.join(outdir, 'bundles'))]);
  return [...names].sort(byText).flatMap((stack) => {
    const bundle = path.join(outdir, 'bundles', stack);
    const document = path.join(outdir, 'stacks', stack, 'cdk.tf.json');
    const ours = ownFiles(bundle);
    if (ours.size === 0) return [];
    const gone = current.has(stack) ? [] : [...ours].map((file) => path.join(bundle, ...file.split('/')));
    return current.get(stack)?.deployable ? gone : [...gone, document];
  });
}

function foldersIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
