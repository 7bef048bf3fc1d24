import type { Problem } from './problem';
import type { Rule } from './rule';
import type { Block, ProviderSchema } from './schema';
import type { Value, ValueMap } from './value';

/** What a check sees that needs more than the configuration of one resource. */
export interface Situation {
  readonly kind: 'provider' | 'resource' | 'data source';
  readonly type: string;
  readonly block: Block;
  /** The provider's own configuration; of the alias that the resource names. */
  readonly provider: ValueMap;
  readonly prior: ValueMap | null;
  /** Whether protected objects refuse to be destroyed, as they do unless a rehearsal lifts it. */
  readonly protects: boolean;
  /** The planned value; null at a destroy. */
  readonly planned: ValueMap | null;
}

export type Check = (situation: Situation) => Problem[];

/** How the provider's own code treats one resource or data source, where the schema does not say it. */
export interface Behaviour {
  /** Checked by validate, and again once values are known. */
  readonly rules?: readonly Rule[];
  /** Checked by plan. */
  readonly atPlan?: readonly Check[];
  /** Checked by apply. */
  readonly atApply?: readonly Check[];
  /** Paths whose change replaces the resource; or all but these. */
  readonly forceNew?: readonly string[] | { readonly allBut: readonly string[] };
  /** Changes that replace the resource only in one direction. */
  readonly replaces?: readonly {
    readonly at: string;
    readonly when: (before: Value, after: Value, planned: Value) => boolean;
  }[];
  /** What the provider sets where the configuration is silent, by path. */
  readonly defaults?: Readonly<Record<string, Value>>;
  /** Computed attributes that any change makes unknown again. */
  readonly recomputed?: readonly string[];
  /** The id, as a template. */
  readonly id?: string;
  /** Where the platform refuses a second object of the same name: the name as a template, and what it answers. */
  readonly taken?: { readonly by: string; readonly says: string };
  /** What a later read finds otherwise than it was written, where that is the provider's way to force an update. */
  readonly drift?: (state: ValueMap) => ValueMap;
  /** Other computed attributes, as templates. */
  readonly computed?: Readonly<Record<string, string>>;
}

/** Everything that is particular to one provider. */
export interface ProviderBehaviour {
  /** The address in Terraform: namespace and name. */
  readonly source: string;
  readonly version: string;
  /** The schema: its document's path in the repository, or itself. */
  readonly document: string | ProviderSchema;
  /** Whether the document leaves out services of the provider; then in which words. */
  readonly partial?: string;
  readonly rules: readonly Rule[];
  /** Environment variables that stand in for arguments, by argument. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Arguments of resources that default to the provider's argument of the same name, and that one of them must give. */
  readonly inherited?: readonly string[];
  /** Computed attributes that the plan already knows. */
  readonly derived?: (planned: ValueMap, block: Block, provider: ValueMap) => ValueMap;
  /** Checked when the provider is configured: at plan and apply, never at validate. */
  readonly atConfigure?: readonly Check[];
  /** Checked when any resource is applied or data source read. */
  readonly atApply?: readonly Check[];
  readonly resources: Readonly<Record<string, Behaviour>>;
  readonly dataSources: Readonly<Record<string, Behaviour>>;
  /** Shapes of computed texts by attribute name, the first that matches. */
  readonly shapes: readonly { readonly name: RegExp; readonly template: string }[];
}
