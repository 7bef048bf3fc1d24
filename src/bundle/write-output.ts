import fs from 'node:fs';
import path from 'node:path';
import { throwIfAny } from '../core/sluicegate-error';
import type { Artifact } from './artifact';
import { foreignFiles, ownFiles, staleOutput } from './earlier-output';
import { Journal } from './journal';
import type { StackOutput } from './stack-output';

const STAGING = '.sluicegate-staging';

/**
 * Writes the output of all stacks in one step: everything goes to a temporary folder first and is then renamed into place;
 * when anything fails on the way, what was there before is put back. Files of an earlier run that are no longer written are
 * removed; files that are not ours stay.
 */
export function writeOutput(outdir: string, outputs: readonly StackOutput[]): void {
  const staging = path.join(outdir, STAGING);
  fs.rmSync(staging, { recursive: true, force: true });
  refuseLinks(outdir, outputs);
  const journal = new Journal(path.join(staging, 'former'));
  try {
    for (const output of outputs) stage(outdir, staging, output);
    for (const output of outputs) publish(outdir, staging, output, journal);
    for (const stale of staleOutput(outdir, outputs)) journal.remove(stale);
  } catch (error) {
    journal.undo();
    throw error;
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

function stage(outdir: string, staging: string, output: StackOutput): void {
  const staged = path.join(staging, 'bundles', output.stack);
  for (const artifact of output.bundle) writeArtifact(staged, artifact);
  const former = path.join(outdir, 'bundles', output.stack);
  const ours = ownFiles(former);
  for (const file of foreignFiles(former, ours)) {
    const target = path.join(staged, file);
    if (fs.existsSync(target)) refuseForeign(output.stack, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.cpSync(path.join(former, file), target, { verbatimSymlinks: true, preserveTimestamps: true });
  }
  if (output.deployable) writeArtifact(path.join(staging, 'stacks', output.stack), output.deployable);
}

function publish(outdir: string, staging: string, output: StackOutput, journal: Journal): void {
  journal.replace(path.join(outdir, 'bundles', output.stack), path.join(staging, 'bundles', output.stack));
  const folder = path.join(outdir, 'stacks', output.stack);
  if (output.deployable) {
    journal.replace(
      path.join(folder, output.deployable.path),
      path.join(staging, 'stacks', output.stack, output.deployable.path),
    );
  }
}

function writeArtifact(folder: string, artifact: Artifact): void {
  const file = path.join(folder, ...artifact.path.split('/'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, artifact.body, { mode: artifact.executable ? 0o755 : 0o644 });
}

/** A link in the place of a folder of ours would send the output somewhere else. */
function refuseLinks(outdir: string, outputs: readonly StackOutput[]): void {
  const folders = ['bundles', 'stacks', ...outputs.flatMap(({ stack }) => [`bundles/${stack}`, `stacks/${stack}`])];
  throwIfAny(
    folders
      .filter((folder) => fs.lstatSync(path.join(outdir, folder), { throwIfNoEntry: false })?.isSymbolicLink())
      .map((folder) => ({
        path: folder,
        property: 'outdir',
        rule: 'bundle.link',
        must: 'hold real folders where the output goes, no symbolic links',
        given: `a link at ${folder}`,
        remedy: 'remove the link, or choose another output folder',
      })),
  );
}

function refuseForeign(stack: string, file: string): void {
  throwIfAny([
    {
      path: stack,
      property: 'outdir',
      rule: 'bundle.foreign-file',
      must: 'not overwrite a file that an earlier synthesis has not written',
      given: `bundles/${stack}/${file}`,
      remedy: 'move the file elsewhere, or choose another output folder',
    },
  ]);
}
