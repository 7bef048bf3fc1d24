import type { Behaviour, ProviderBehaviour, Situation } from './behaviour';
import { completed, mapAttributes, withUnknowns } from './complete';
import { planChange, type PlannedChange } from './plan-change';
import { failed, problem, type Problem } from './problem';
import { problemsOf } from './rule';
import { absentBlock, attributesOf, blockTypesOf, type Block, type ProviderSchema, type Schema } from './schema';
import type { Platform } from './platform';
import { filled, parsed } from './template';
import { isMap, Unknown, type Value, type ValueMap } from './value';

/** One configured provider, as Terraform starts it: an alias has a session of its own. */
export class ProviderSession {
  private config: ValueMap = {};

  public constructor(
    private readonly behaviour: ProviderBehaviour,
    private readonly schema: ProviderSchema,
    private readonly platform: Platform,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  public validateProvider(config: Value): Problem[] {
    return problemsOf(this.schema.provider.block, config, this.behaviour.rules);
  }

  public configure(config: Value): Problem[] {
    this.config = isMap(config) ? { ...config } : {};
    for (const [argument, variable] of Object.entries(this.behaviour.environment ?? {})) {
      this.config[argument] ??= this.environment[variable] ?? null;
    }
    const situation = this.situation('provider', 'provider', this.schema.provider.block, null, this.config);
    return (this.behaviour.atConfigure ?? []).flatMap((check) => check(situation));
  }

  public validateResource(type: string, config: Value): Problem[] {
    return problemsOf(this.resource(type).block, config, this.of(type).rules ?? []);
  }

  public validateData(type: string, config: Value): Problem[] {
    return problemsOf(this.dataSource(type).block, config, this.behaviour.dataSources[type]?.rules ?? []);
  }

  /** Brings a stored state to the schema's shape: members it lacks become null, members it has too many go. */
  public upgrade(type: string, stored: Value): Value {
    return conforming(this.resource(type).block, stored);
  }

  public plan(type: string, prior: Value, proposed: Value): PlannedChange & { readonly problems: Problem[] } {
    const { block } = this.resource(type);
    const context = { block, behaviour: this.of(type), provider: this.behaviour, providerConfig: this.config };
    const change = planChange(context, prior, proposed);
    const situation = this.situation('resource', type, block, prior, change.planned);
    const problems = (this.of(type).atPlan ?? []).flatMap((check) => check(situation));
    return { ...change, problems: [...this.notInherited(situation), ...problems] };
  }

  public apply(
    type: string,
    prior: Value,
    planned: Value,
    config: Value,
  ): { readonly state: Value; readonly problems: Problem[] } {
    const { block } = this.resource(type);
    const situation = this.situation('resource', type, block, prior, planned);
    const checks = [...(this.behaviour.atApply ?? []), ...(this.of(type).atApply ?? [])];
    const problems = checks.flatMap((check) => check(situation));
    if (failed(problems)) return { state: prior, problems };
    const { taken } = this.of(type);
    const nameOf = (state: ValueMap): string => (taken === undefined ? '' : filled(taken.by, state, this.config, ''));
    if (!isMap(planned)) {
      if (isMap(prior)) this.platform.remove(type, idOf(prior), nameOf(prior));
      return { state: null, problems };
    }
    const state = completed(planned, {
      type,
      block,
      behaviour: this.of(type),
      provider: this.behaviour,
      providerConfig: this.config,
      config: isMap(prior) ? { ...planned, id: null } : config,
    });
    if (!isMap(state)) return { state, problems };
    if (prior === null && taken !== undefined && this.platform.isTaken(type, nameOf(state))) {
      return { state: null, problems: [...problems, problem(taken.says, `name: ${nameOf(state)}`)] };
    }
    if (isMap(prior)) this.platform.remove(type, idOf(prior), nameOf(prior));
    this.platform.put(type, idOf(state), nameOf(state), state);
    return { state, problems };
  }

  /** What a refresh finds. */
  public read(type: string, state: Value): Value {
    return isMap(state) ? (this.of(type).drift?.(state) ?? state) : state;
  }

  /** What import finds: the object if it exists here, else what its id says. */
  public import(type: string, id: string): { readonly state: Value; readonly problems: Problem[] } {
    const { block } = this.resource(type);
    const existing = this.platform.find(type, id);
    if (existing !== undefined) return { state: existing, problems: [] };
    const names = parsed(this.of(type).id ?? '{id}', id);
    if (names === undefined) {
      return {
        state: null,
        problems: [problem(`error importing ${type}: invalid id '${id}'`, `want ${this.of(type).id ?? ''}`)],
      };
    }
    const state: ValueMap = {};
    for (const [path, text] of names) {
      const [head = '', inner] = path.split('.');
      if (!path.startsWith('#')) state[head] = inner === undefined ? text : [{ [inner]: text }];
    }
    return { state: conforming(block, { ...state, id }), problems: [] };
  }

  /** Answers a data source: what the configuration says, and plausible values for the rest. */
  public readData(type: string, config: Value): { readonly state: Value; readonly problems: Problem[] } {
    const { block } = this.dataSource(type);
    const behaviour = this.behaviour.dataSources[type] ?? {};
    const situation = this.situation('data source', type, block, null, config);
    const problems = [...(this.behaviour.atApply ?? []), ...(behaviour.atApply ?? [])].flatMap((check) =>
      check(situation),
    );
    const state = completed(withUnknowns(block, config), {
      type,
      block,
      behaviour,
      provider: this.behaviour,
      providerConfig: this.config,
      config,
    });
    return { state, problems };
  }

  private situation(kind: Situation['kind'], type: string, block: Block, prior: Value, planned: Value): Situation {
    return {
      kind,
      type,
      block,
      provider: this.config,
      protects: this.platform.protects,
      prior: isMap(prior) ? prior : null,
      planned: isMap(planned) ? planned : null,
    };
  }

  /** Arguments that neither the resource nor the provider gives. */
  private notInherited({ block, planned, provider }: Situation): Problem[] {
    return (this.behaviour.inherited ?? [])
      .filter((name) => block.attributes?.[name]?.computed === true && planned?.[name] instanceof Unknown)
      .filter((name) => (provider[name] ?? null) === null)
      .map((name) => problem(`${name}: required field is not set`));
  }

  private of(type: string): Behaviour {
    return this.behaviour.resources[type] ?? {};
  }

  private resource(type: string): Schema {
    return required(this.schema.resource_schemas[type], 'resource', type, this.behaviour);
  }

  private dataSource(type: string): Schema {
    return required(this.schema.data_source_schemas[type], 'data source', type, this.behaviour);
  }
}

function required(schema: Schema | undefined, kind: string, type: string, behaviour: ProviderBehaviour): Schema {
  if (schema !== undefined) return schema;
  throw new Error(`${behaviour.source} ${behaviour.version} has no ${kind} ${type}`);
}

function idOf(state: ValueMap): string {
  return typeof state.id === 'string' ? state.id : '';
}

function conforming(block: Block, value: Value): Value {
  if (Array.isArray(value)) return value.map((element) => conforming(block, element));
  if (!isMap(value)) return value;
  const attributes = attributesOf(block).map(([name]) => [name, value[name] ?? null] as const);
  const blocks = blockTypesOf(block).map(([name, { nesting_mode: nesting, block: inner }]) => {
    const held = value[name] ?? absentBlock(nesting);
    if (nesting !== 'map' || !isMap(held)) return [name, conforming(inner, held)] as const;
    const each = Object.entries(held).map(([key, element]) => [key, conforming(inner, element)] as const);
    return [name, Object.fromEntries(each)] as const;
  });
  return mapAttributes(block, Object.fromEntries([...attributes, ...blocks]), (held) => held);
}
