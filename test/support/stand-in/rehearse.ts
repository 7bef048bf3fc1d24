import type { ProviderBehaviour } from './behaviour';
import { PROVIDERS } from './stand-ins';
import {
  appliedOutputs,
  appliedResources,
  plannedResources,
  type AppliedResource,
  type PlannedResource,
} from './shown';
import type { Run } from './terraform';
import { Workspace } from './workspace';

export interface RehearsalOptions {
  /** The root module, as Terraform takes it: `*.tf`, `*.tf.json` and what lies beside them. It is copied, never written to. */
  readonly moduleFolder: string;
  /** Values of variables. Those without value and default get a dummy. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Environment variables that the providers see, such as KAFKA_REST_ENDPOINT. Those of this process are hidden from them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Which providers are stood in for, if not all of ours. */
  readonly providers?: readonly ProviderBehaviour[];
  /** A later form of the module, planned and applied over the first: shows what an upgrade would change or replace. */
  readonly changedModuleFolder?: string;
  /** Whether a destroy that is refused is tried again without `prevent_destroy` and `deletion_protection`. */
  readonly liftProtection?: boolean;
  /** The last step to run, where a part of the rehearsal is enough. What exists then is left, without its folder. */
  readonly until?: StepName;
  /** Leaves the resources and the temporary folder, and names it in the result. */
  readonly keepState?: boolean;
}

export type StepName =
  | 'init'
  | 'validate'
  | 'plan'
  | 'apply'
  | 'second plan'
  | 'changed plan'
  | 'changed apply'
  | 'destroy'
  | 'unprotected destroy';

export interface RehearsedStep {
  readonly name: StepName;
  readonly exitCode: number;
  /** What Terraform printed, errors last. */
  readonly output: string;
}

export interface Rehearsal {
  /** The steps that were run; the first that fails is the last. */
  readonly steps: readonly RehearsedStep[];
  /** Whether every step did what it should, the second plan was empty and nothing was left. */
  readonly succeeded: boolean;
  readonly planned: readonly PlannedResource[];
  readonly applied: readonly AppliedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Whether the plan after apply had no changes; undefined where it was not reached. */
  readonly secondPlanEmpty: boolean | undefined;
  /** What the later form of the module changes; empty without one. */
  readonly changed: readonly PlannedResource[];
  /** Addresses of what still exists at the end. */
  readonly left: readonly string[];
  /** The temporary folder, if it was kept. */
  readonly folder: string | undefined;
}

/** Runs a module through real Terraform against stand-in providers: offline, without credentials, in a temporary folder. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const keep = options.keepState === true;
  const workspace = await Workspace.open(options.variables ?? {}, options.environment ?? {}, options.providers);
  try {
    return await new Course(workspace, options).all();
  } finally {
    await workspace.close(keep);
  }
}

/** One rehearsal under way. */
class Course {
  private readonly steps: RehearsedStep[] = [];
  private planned: PlannedResource[] = [];
  private changed: PlannedResource[] = [];
  private applied: AppliedResource[] = [];
  private outputs: Record<string, unknown> = {};
  private secondPlanEmpty: boolean | undefined;

  public constructor(
    private readonly workspace: Workspace,
    private readonly options: RehearsalOptions,
  ) {}

  public async all(): Promise<Rehearsal> {
    this.workspace.load(this.options.moduleFolder);
    const complete = (await this.build()) && (await this.change()) && (await this.tearDown());
    const left = this.workspace.remaining();
    const keep = this.options.keepState === true;
    const stopped = this.steps.at(-1)?.name === this.options.until && this.steps.at(-1)?.exitCode !== 1;
    const whole = complete && this.secondPlanEmpty === true && (keep || left.length === 0);
    return {
      steps: this.steps,
      succeeded: whole || (stopped && this.secondPlanEmpty !== false),
      planned: this.planned,
      applied: this.applied,
      outputs: this.outputs,
      secondPlanEmpty: this.secondPlanEmpty,
      changed: this.changed,
      left,
      folder: keep ? this.workspace.folder : undefined,
    };
  }

  private async build(): Promise<boolean> {
    if (!(await this.step('init', 'init')) || this.ends('init')) return false;
    if (!(await this.step('validate', 'validate')) || this.ends('validate')) return false;
    if (!(await this.step('plan', 'plan', '-out=plan.bin'))) return false;
    this.planned = plannedResources(await this.show('plan.bin'));
    if (this.ends('plan')) return false;
    const applied = await this.step('apply', 'apply', 'plan.bin');
    const state = await this.show();
    this.applied = appliedResources(state);
    this.outputs = appliedOutputs(state);
    if (!applied || this.ends('apply')) return false;
    // A form that is about to be replaced needs no proof that it is stable.
    if (this.options.until?.startsWith('changed') === true) return true;
    const again = await this.workspace.run('plan', '-no-color', '-detailed-exitcode');
    this.record('second plan', again);
    this.secondPlanEmpty = again.exitCode === 0;
    return again.exitCode !== 1 && !this.ends('second plan');
  }

  private async change(): Promise<boolean> {
    const { changedModuleFolder: folder } = this.options;
    if (folder === undefined) return true;
    this.workspace.load(folder);
    if (!(await this.step('changed plan', 'plan', '-out=changed.bin'))) return false;
    this.changed = plannedResources(await this.show('changed.bin'));
    if (this.ends('changed plan')) return false;
    const applied = await this.step('changed apply', 'apply', 'changed.bin');
    this.applied = appliedResources(await this.show());
    return applied && !this.ends('changed apply');
  }

  private ends(step: StepName): boolean {
    return this.options.until === step;
  }

  private async tearDown(): Promise<boolean> {
    if (this.options.keepState === true) return true;
    if (await this.step('destroy', 'destroy', '-auto-approve')) return true;
    if (this.options.liftProtection !== true) return false;
    this.workspace.liftProtection();
    return this.step('unprotected destroy', 'destroy', '-auto-approve');
  }

  private async step(name: StepName, ...args: string[]): Promise<boolean> {
    const run = await this.workspace.run(args[0] ?? '', '-no-color', ...args.slice(1));
    this.record(name, run);
    return run.exitCode === 0;
  }

  private record(name: StepName, { exitCode, output, errors }: Run): void {
    this.steps.push({ name, exitCode, output: explained(output + errors, this.options.providers ?? PROVIDERS) });
  }

  private async show(...plan: string[]): Promise<string> {
    const { exitCode, output, errors } = await this.workspace.run('show', '-json', ...plan);
    if (exitCode !== 0) throw new Error(`terraform show failed: ${errors}`);
    return output;
  }
}

/** Adds what Terraform cannot know: what our stand-ins leave out. */
function explained(output: string, providers: readonly ProviderBehaviour[]): string {
  const line = output.replace(/[│\s]+/g, ' ');
  const partial = providers.flatMap(({ source, partial: words }) =>
    words !== undefined && new RegExp(`provider ${source} does not support (resource type|data source)`).test(line)
      ? [words]
      : [],
  );
  const missing = /Failed to query available provider packages/.test(line)
    ? [`only ${providers.map(({ source }) => source).join(', ')} have a stand-in`]
    : [];
  return output + [...partial, ...missing].map((note) => `\nNote: ${note}\n`).join('');
}
