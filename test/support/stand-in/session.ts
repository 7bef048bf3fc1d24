import type { Behaviour, ProviderBehaviour } from './behaviour';
import { completed, mapAttributes, withUnknowns } from './complete';
import { planChange, type PlannedChange } from './plan-change';
import { failed, problem, type Problem } from './problem';
import { problemsOf } from './rule';
import { absentBlock, attributesOf, blockTypesOf, type Block, type ProviderSchema, type Schema } from './schema';
import { parsed } from './template';
import { isMap, type Value, type ValueMap } from './value';

/** What exists on the pretended platform, shared by all configurations of a provider. */
export type Platform = Map<string, ValueMap>;

/** One configured provider, as Terraform starts it: an alias has a session of its own. */
export class ProviderSession {
  private config: ValueMap = {};

  public constructor(
    private readonly behaviour: ProviderBehaviour,
    private readonly schema: ProviderSchema,
    private readonly platform: Platform,
  ) {}

  public validateProvider(config: Value): Problem[] {
    return problemsOf(this.schema.provider.block, config, this.behaviour.rules);
  }

  public configure(config: Value): Problem[] {
    this.config = isMap(config) ? config : {};
    const situation = this.situation('provider', this.schema.provider.block, null, this.config);
    return this.behaviour.atConfigure.flatMap((check) => check(situation));
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
    const change = planChange(block, this.of(type), this.config, prior, proposed);
    const situation = this.situation(type, block, prior, change.planned);
    return { ...change, problems: (this.of(type).atPlan ?? []).flatMap((check) => check(situation)) };
  }

  public apply(
    type: string,
    prior: Value,
    planned: Value,
    config: Value,
  ): { readonly state: Value; readonly problems: Problem[] } {
    const { block } = this.resource(type);
    const situation = this.situation(type, block, prior, planned);
    const checks = [...this.behaviour.atApply, ...(this.of(type).atApply ?? [])];
    const problems = checks.flatMap((check) => check(situation));
    if (failed(problems)) return { state: prior, problems };
    if (!isMap(planned)) {
      if (isMap(prior)) this.platform.delete(keyOf(type, prior));
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
    const { taken } = this.of(type);
    if (prior === null && taken !== undefined && this.platform.has(keyOf(type, state))) {
      return {
        state: null,
        problems: [...problems, problem(`error creating ${type}: ${taken}`, `id: ${idOf(state)}`)],
      };
    }
    this.platform.set(keyOf(type, state), state);
    return { state, problems };
  }

  /** What import finds: the object if it exists here, else what its id says. */
  public import(type: string, id: string): { readonly state: Value; readonly problems: Problem[] } {
    const { block } = this.resource(type);
    const existing = this.platform.get(`${type} ${id}`);
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
    const situation = this.situation(type, block, null, config);
    const problems = [...this.behaviour.atApply, ...(behaviour.atApply ?? [])].flatMap((check) => check(situation));
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

  private situation(
    type: string,
    block: Block,
    prior: Value,
    planned: Value,
  ): Parameters<NonNullable<Behaviour['atPlan']>[number]>[0] {
    return {
      type,
      block,
      provider: this.config,
      prior: isMap(prior) ? prior : null,
      planned: isMap(planned) ? planned : null,
    };
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

function keyOf(type: string, state: ValueMap): string {
  return `${type} ${idOf(state)}`;
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
