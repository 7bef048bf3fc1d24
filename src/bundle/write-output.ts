import fs from 'node:fs';
import path from 'node:path';
import { fail, throwIfAny } from '../core/sluicegate-error';
import { contentOf, type Artifact } from './artifact';
import { foreignFiles, ownFiles, staleOutput } from './earlier-output';
import { Journal } from './journal';
import type { StackOutput } from './stack-output';

const STAGING = '.sluicegate-staging';

/**
 * Writes the output of all stacks in one step: everything goes to a temporary folder first and is then renamed into place;
 * when anything fails on the way, what was there before is put back, by the next run if this one is killed. Files of an
 * earlier run that are no longer written are removed; files that are not ours stay.
 */
export function writeOutput(outdir: string, outputs: readonly StackOutput[]): void {
  const staging = path.join(outdir, STAGING);
  refuseLinks(outdir, outputs);
  const journal = new Journal(outdir, path.join(staging, 'former'));
  putBack(journal, 'an earlier run was interrupted');
  fs.rmSync(staging, { recursive: true, force: true });
  try {
    for (const output of outputs) stage(outdir, staging, output);
    for (const output of outputs) publish(outdir, staging, output, journal);
    for (const stale of staleOutput(outdir, outputs)) journal.remove(stale);
  } catch (error) {
    putBack(journal, error);
    fs.rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  fs.rmSync(staging, { recursive: true, force: true });
}

/** Where this fails, the former output is still in the staging folder, which then stays. */
function putBack(journal: Journal, why: unknown): void {
  try {
    journal.undo();
  } catch (error) {
    fail({
      path: STAGING,
      property: 'outdir',
      rule: 'bundle.put-back',
      must: 'let the former output be put back',
      given: `${String(why)}, then ${String(error)}`,
      remedy: `make the folder writable and synthesize again: what ${STAGING} keeps is put back first`,
    });
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
  fs.writeFileSync(file, contentOf(artifact), { mode: artifact.executable ? 0o755 : 0o644 });
}

/** A link in the place of a folder of ours would send the output somewhere else. */
function refuseLinks(outdir: string, outputs: readonly StackOutput[]): void {
  const folders = [
    STAGING,
    'bundles',
    'stacks',
    ...outputs.flatMap(({ stack }) => [`bundles/${stack}`, `stacks/${stack}`]),
  ];
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
