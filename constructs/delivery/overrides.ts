import type { TerraformStack } from 'cdktf';
import type { TerraformJson } from './render-stack';

const OVERRIDES = new WeakMap<TerraformStack, TerraformJson>();

/** What was overridden on a stack's whole document. */
export function overridesOf(stack: TerraformStack): TerraformJson {
  return OVERRIDES.get(stack) ?? {};
}

/** Keeps an override as cdktf's `addOverride` understands it: a path of keys with dots between them. */
export function recordOverride(stack: TerraformStack, path: string, value: unknown): void {
  const overrides = overridesOf(stack);
  OVERRIDES.set(stack, overrides);
  const keys = path.split('.');
  const last = keys.pop()!;
  let current = overrides;
  for (const key of keys) {
    const next = current[key];
    current =
      typeof next === 'object' && next !== null && !Array.isArray(next) ? (next as TerraformJson) : (current[key] = {});
  }
  current[last] = value;
}
