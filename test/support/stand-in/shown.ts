/** A resource of a plan. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly provider: string;
  /** What Terraform would do, in its words: `create`, `update`, `delete`, `read`, `no-op`; a replacement is two. */
  readonly actions: readonly string[];
  /** The planned values; sensitive ones are masked, unknown ones are absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of attributes that only apply gives a value. */
  readonly unknown: readonly string[];
}

/** A resource of a state. */
export interface AppliedResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export const MASK = '(sensitive value)';

/** Reads `terraform show -json` of a plan. */
export function plannedResources(json: string): PlannedResource[] {
  const plan = JSON.parse(json) as { readonly resource_changes?: readonly ShownChange[] };
  return (plan.resource_changes ?? []).map(({ address, mode, type, provider_name: provider, change }) => ({
    address,
    mode,
    type,
    provider,
    actions: change.actions,
    values: record(masked(change.after, change.after_sensitive)),
    unknown: Object.entries(record(change.after_unknown)).flatMap(([name, mark]) => (isMarked(mark) ? [name] : [])),
  }));
}

/** Reads `terraform show -json` of a state. */
export function appliedResources(json: string): AppliedResource[] {
  const state = JSON.parse(json) as { readonly values?: { readonly root_module?: ShownModule } };
  return inModule(state.values?.root_module ?? {});
}

/** Reads the outputs in `terraform show -json` of a state. */
export function appliedOutputs(json: string): Record<string, unknown> {
  const state = JSON.parse(json) as { readonly values?: { readonly outputs?: Readonly<Record<string, ShownOutput>> } };
  return Object.fromEntries(
    Object.entries(state.values?.outputs ?? {}).map(([name, { sensitive, value }]) => [name, sensitive ? MASK : value]),
  );
}

function inModule(module: ShownModule): AppliedResource[] {
  const own = (module.resources ?? []).map(({ address, mode, type, values, sensitive_values: marks }) => ({
    address,
    mode,
    type,
    values: record(masked(values, marks)),
  }));
  return [...own, ...(module.child_modules ?? []).flatMap(inModule)];
}

/** A value without the parts that the marks, a tree of the same shape, call sensitive. */
function masked(value: unknown, marks: unknown): unknown {
  if (marks === true) return value === null ? null : MASK;
  if (Array.isArray(value))
    return value.map((each, index) => masked(each, Array.isArray(marks) ? marks[index] : false));
  if (typeof value !== 'object' || value === null) return value;
  const inner = record(marks);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, masked(each, inner[name])]));
}

function isMarked(mark: unknown): boolean {
  if (typeof mark === 'object' && mark !== null) return Object.values(mark).some(isMarked);
  return mark === true;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

interface ShownChange {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly provider_name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: unknown;
    readonly after_unknown: unknown;
    readonly after_sensitive: unknown;
  };
}

interface ShownModule {
  readonly resources?: readonly (AppliedResource & { readonly sensitive_values: unknown })[];
  readonly child_modules?: readonly ShownModule[];
}

interface ShownOutput {
  readonly sensitive: boolean;
  readonly value: unknown;
}
