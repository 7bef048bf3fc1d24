import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ProviderBehaviour } from './behaviour';
import { PROVIDERS, startStandIns, type StandIns } from './stand-ins';
import { runTerraform, type Run } from './terraform';
import { declaredVariables, dummyValue } from './variables';

const OVERRIDE = 'rehearsal_override.tf.json';
const STATE = 'rehearsal.tfstate';
const KEPT_OUT = /^(\.terraform|\.terraform\.lock\.hcl|\.git|node_modules|.*\.tfstate(\..*)?)$/;

/** A temporary folder in which Terraform runs against the stand-ins, and outside of which nothing is written. */
export class Workspace {
  private secrets: readonly string[] = [];
  private environment: NodeJS.ProcessEnv = {};

  private constructor(
    public readonly folder: string,
    private readonly standIns: StandIns,
    private readonly given: Readonly<Record<string, string>>,
  ) {}

  public static async open(
    variables: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>>,
    providers: readonly ProviderBehaviour[] = PROVIDERS,
  ): Promise<Workspace> {
    const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
    try {
      return new Workspace(folder, await startStandIns(folder, environment, providers), variables);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private get module(): string {
    return join(this.folder, 'module');
  }

  /** Puts a copy of a module in place of the one before; the state stays. */
  public load(moduleFolder: string): void {
    if (!existsSync(moduleFolder) || !statSync(moduleFolder).isDirectory()) {
      throw new Error(`the module folder does not exist: ${moduleFolder}`);
    }
    if (existsSync(join(moduleFolder, OVERRIDE))) throw new Error(`the module has a ${OVERRIDE} of its own; rename it`);
    mkdirSync(this.module, { recursive: true });
    for (const entry of readdirSync(this.module)) {
      if (!KEPT_OUT.test(entry)) rmSync(join(this.module, entry), { recursive: true, force: true });
    }
    cpSync(moduleFolder, this.module, {
      recursive: true,
      dereference: true,
      filter: (source) => source === moduleFolder || !KEPT_OUT.test(basename(source)),
    });
    // Replaces whatever backend the module names: a remote one needs credentials, and a local one may point anywhere.
    const backend = { local: { path: join(this.folder, STATE) } };
    writeFileSync(join(this.module, OVERRIDE), JSON.stringify({ terraform: { backend } }));
    this.prepareEnvironment();
  }

  /** Runs one Terraform command. Values of sensitive variables do not leave it. */
  public async run(...args: string[]): Promise<Run> {
    const run = await runTerraform(args, this.module, this.environment);
    return { ...run, output: this.redacted(run.output), errors: this.redacted(run.errors) };
  }

  /** Addresses of the resources in the state, without those that are only read. */
  public remaining(): string[] {
    const file = join(this.folder, STATE);
    if (!existsSync(file)) return [];
    const state = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources?: readonly StoredResource[] };
    return (state.resources ?? [])
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ module, type, name, instances }) =>
        instances.map(({ index_key: key }) => {
          const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
          return `${module === undefined ? '' : `${module}.`}${type}.${name}${index}`;
        }),
      )
      .sort();
  }

  /** Takes all protection away, in the copy and on the platform, so that a destroy shows whether all else lets it. */
  public liftProtection(): void {
    this.standIns.liftProtection();
    for (const file of readdirSync(this.module).filter((name) => /\.tf(\.json)?$/.test(name))) {
      const path = join(this.module, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(/("?prevent_destroy"?\s*[=:]\s*)"?true"?/g, '$1false'));
    }
  }

  public async close(keep: boolean): Promise<void> {
    await this.standIns.close();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  private prepareEnvironment(): void {
    const config = join(this.folder, 'cli.tfrc');
    const none = join(this.folder, 'no-providers');
    mkdirSync(none, { recursive: true });
    // Any provider without a stand-in is looked for in an empty folder, so that it is missed at once and offline.
    writeFileSync(
      config,
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(none)}\n  }\n}\n`,
    );
    const declared = declaredVariables(this.module);
    const unknown = Object.keys(this.given).filter((name) => declared.every((each) => each.name !== name));
    if (unknown.length > 0) throw new Error(`the module declares no variable ${unknown.join(', ')}`);
    const values = declared.flatMap((variable) => {
      const given = this.given[variable.name];
      if (given === undefined && variable.hasDefault) return [];
      return [{ ...variable, value: given ?? dummyValue(variable) }];
    });
    this.secrets = values.filter(({ sensitive, value }) => sensitive && value.length >= 4).map(({ value }) => value);
    // Nothing of the caller's environment but where programs are: it may hold credentials, TF_CLI_ARGS or TF_WORKSPACE.
    this.environment = {
      PATH: process.env.PATH,
      HOME: this.folder,
      TMPDIR: this.folder,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      TF_CLI_CONFIG_FILE: config,
      TF_REATTACH_PROVIDERS: this.standIns.reattach,
      ...Object.fromEntries(values.map(({ name, value }) => [`TF_VAR_${name}`, value])),
    };
  }

  private redacted(text: string): string {
    return this.secrets.reduce((kept, secret) => kept.split(secret).join('(sensitive value)'), text);
  }
}

interface StoredResource {
  readonly mode: string;
  readonly module?: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly index_key?: string | number }[];
}
