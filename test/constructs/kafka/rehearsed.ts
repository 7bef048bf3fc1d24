import path from 'node:path';
import type { App } from 'cdktf';
import { rehearse, type Rehearsal, type RehearsalOptions } from '../../support/stand-in';

/** The deployable stack, as real Terraform takes it. */
export async function rehearsedStack(
  app: App,
  options: Omit<RehearsalOptions, 'moduleFolder'> = {},
  stack = 'orders',
): Promise<Rehearsal> {
  app.synth();
  return rehearse({ moduleFolder: path.join(app.outdir, 'stacks', stack), ...options });
}

/** The review module of the stack. */
export async function rehearsedReview(
  app: App,
  options: Omit<RehearsalOptions, 'moduleFolder'> = {},
  stack = 'orders',
): Promise<Rehearsal> {
  app.synth();
  return rehearse({ moduleFolder: path.join(app.outdir, 'bundles', stack, 'review', 'terraform'), ...options });
}

/** What went wrong, for a test that expects nothing. */
export function troubleOf({ steps, succeeded }: Rehearsal): string {
  return succeeded ? '' : (steps.at(-1)?.output ?? 'no step was run');
}

/** The model of a stack as its bundle has it. */
export interface BundleText {
  readonly resources: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly disposition: string;
    readonly reasons: readonly string[];
    readonly warnings: readonly string[];
    readonly addresses: readonly string[];
    readonly spec: Readonly<Record<string, unknown>>;
  }[];
}

export function bundleOf(files: Record<string, string>, stack = 'orders'): BundleText {
  return JSON.parse(files[`bundles/${stack}/bundle.json`] ?? '{}') as BundleText;
}

/** Resource blocks by type and logical id. */
export function resourcesOf(document: string | undefined): Record<string, Record<string, Record<string, unknown>>> {
  const { resource = {} } = JSON.parse(document ?? '{}') as {
    resource?: Record<string, Record<string, Record<string, unknown>>>;
  };
  return resource;
}
