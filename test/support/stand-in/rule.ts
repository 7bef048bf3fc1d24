import { isMap, Unknown, type Value } from './value';
import { locate, presence, type Found } from './locate';
import { problem, type Problem } from './problem';
import type { Block } from './schema';

/**
 * A rule that lives in a provider's own code rather than in its schema, as data. Paths are dotted names of blocks and
 * attributes; a rule about several of them may stand within a block, and then looks at each of its elements.
 */
export type Rule =
  | { readonly rule: 'enum'; readonly at: string; readonly of: readonly string[]; readonly anyCase?: boolean }
  | { readonly rule: 'pattern'; readonly at: string; readonly matches: RegExp; readonly says: string }
  | { readonly rule: 'range'; readonly at: string; readonly min?: number; readonly max?: number }
  | { readonly rule: 'length'; readonly at: string; readonly min: number; readonly max: number }
  | { readonly rule: 'json'; readonly at: string; readonly array?: boolean }
  | { readonly rule: 'keys'; readonly at: string; readonly of: readonly string[]; readonly says: string }
  | { readonly rule: 'elements'; readonly at: string; readonly matches: RegExp; readonly says: string }
  | { readonly rule: 'conflicts'; readonly at: string; readonly with: readonly string[]; readonly within?: string }
  | { readonly rule: 'together'; readonly at: string; readonly with: readonly string[]; readonly within?: string }
  | { readonly rule: 'exactlyOne'; readonly of: readonly string[]; readonly within?: string }
  | { readonly rule: 'atLeastOne'; readonly of: readonly string[]; readonly within?: string }
  | { readonly rule: 'atMostOne'; readonly of: readonly string[]; readonly within?: string };

/** What the rules have against a configuration. Values not known yet hold. */
export function problemsOf(block: Block, config: Value, rules: readonly Rule[]): Problem[] {
  return rules.flatMap((rule) => broken(block, config, rule));
}

function broken(block: Block, config: Value, rule: Rule): Problem[] {
  switch (rule.rule) {
    case 'conflicts':
    case 'together':
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
      return scopes(block, config, rule.within).flatMap((scope) => combination(rule, scope));
    default:
      return locate(block, config, rule.at)
        .filter(({ value }) => value !== null && !(value instanceof Unknown))
        .flatMap((found) => single(rule, found));
  }
}

type SingleRule = Extract<Rule, { rule: 'enum' | 'pattern' | 'range' | 'length' | 'json' | 'keys' | 'elements' }>;

function single(rule: SingleRule, found: Found): Problem[] {
  const { name, steps, value } = found;
  switch (rule.rule) {
    case 'enum': {
      const given = String(scalar(value));
      const fold = (text: string): string => (rule.anyCase === true ? text.toUpperCase() : text);
      if (rule.of.some((allowed) => fold(allowed) === fold(given))) return [];
      return [problem(`expected ${name} to be one of ${quoted(rule.of)}, got ${given}`, '', steps)];
    }
    case 'pattern':
      if (rule.matches.test(String(scalar(value)))) return [];
      return [problem(`invalid value for ${name} (${rule.says})`, '', steps)];
    case 'range':
      return outOfRange(Number(scalar(value)), rule.min, rule.max).map((bound) =>
        problem(`expected ${name} to be ${bound}, got ${String(scalar(value))}`, '', steps),
      );
    case 'length': {
      const { length } = String(scalar(value));
      if (length >= rule.min && length <= rule.max) return [];
      return [
        problem(
          `expected length of ${name} to be in the range (${rule.min} - ${rule.max}), got ${length} characters`,
          '',
          steps,
        ),
      ];
    }
    case 'json':
      return notJson(String(scalar(value)), rule.array === true).map((why) =>
        problem(`"${name}" contains ${why}`, '', steps),
      );
    case 'keys':
      if (!isMap(value)) return [];
      return rule.of.every((key) => value[key] !== undefined) ? [] : [problem(`"${name}" ${rule.says}`, '', steps)];
    case 'elements':
      if (!Array.isArray(value)) return [];
      return value
        .filter((element) => typeof element === 'string' && !rule.matches.test(element))
        .map(() => problem(`invalid value for ${name} (${rule.says})`, '', steps));
  }
}

function outOfRange(given: number, min: number | undefined, max: number | undefined): string[] {
  if ((min === undefined || given >= min) && (max === undefined || given <= max)) return [];
  if (min === undefined) return [`at most (${max ?? ''})`];
  return [max === undefined ? `at least (${min})` : `in the range (${min} - ${max})`];
}

function notJson(text: string, array: boolean): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return array && !Array.isArray(parsed) ? [`a JSON that is not an array: the schema must be a JSON array`] : [];
  } catch {
    return ['an invalid JSON'];
  }
}

type CombinationRule = Exclude<Rule, SingleRule>;

/** Prefixes of the elements of the block a combination stands in; the resource itself without one. */
function scopes(block: Block, config: Value, within: string | undefined): readonly Scope[] {
  if (within === undefined) return [{ prefix: '', steps: [], value: config, block }];
  const inner = within.split('.').reduce<Block>((outer, name) => {
    const next = outer.block_types?.[name]?.block;
    if (next === undefined) throw new Error(`no block ${within}`);
    return next;
  }, block);
  return locate(block, config, within).flatMap((found) =>
    (Array.isArray(found.value) ? found.value : [found.value]).map((value, index) => ({
      prefix: Array.isArray(found.value) ? `${found.name}.${index}.` : `${found.name}.`,
      steps: found.steps,
      value,
      block: inner,
    })),
  );
}

interface Scope {
  readonly prefix: string;
  readonly steps: Found['steps'];
  readonly value: Value;
  readonly block: Block;
}

function combination(rule: CombinationRule, scope: Scope): Problem[] {
  if (scope.value === null) return [];
  const is = (path: string): 'set' | 'unset' | 'unknown' => presence(scope.block, scope.value, path);
  const steps = (path: string): Found['steps'] =>
    scope.prefix === '' ? [{ attribute_name: path.split('.')[0] ?? path }] : scope.steps;
  const named = (paths: readonly string[]): string => `\`${paths.map((path) => scope.prefix + path).join(',')}\``;
  if (rule.rule === 'conflicts') {
    if (is(rule.at) !== 'set') return [];
    return rule.with
      .filter((other) => is(other) === 'set')
      .map((other) =>
        problem(
          'Conflicting configuration arguments',
          `"${scope.prefix}${rule.at}": conflicts with ${scope.prefix}${other}`,
          steps(rule.at),
        ),
      );
  }
  if (rule.rule === 'together') {
    if (is(rule.at) !== 'set' || rule.with.every((other) => is(other) !== 'unset')) return [];
    const all = [...new Set([rule.at, ...rule.with])].sort();
    return [
      problem(
        'Missing required argument',
        `"${scope.prefix}${rule.at}": all of ${named(all)} must be specified`,
        steps(rule.at),
      ),
    ];
  }
  const set = rule.of.filter((path) => is(path) === 'set');
  const first = `"${scope.prefix}${rule.of[0] ?? ''}"`;
  if (set.length > 1 && rule.rule !== 'atLeastOne') {
    const detail = `${first}: only one of ${named(rule.of)} can be specified, but ${named(set)} were specified.`;
    return [problem('Invalid combination of arguments', detail, steps(set[0] ?? ''))];
  }
  if (set.length > 0 || rule.rule === 'atMostOne' || rule.of.some((path) => is(path) === 'unknown')) return [];
  const summary = rule.rule === 'exactlyOne' ? 'Invalid combination of arguments' : 'Missing required argument';
  return [problem(summary, `${first}: one of ${named(rule.of)} must be specified`)];
}

function scalar(value: Value): string | number | bigint | boolean {
  if (typeof value === 'object' || value === null)
    throw new Error('a rule about a single value stands at a collection');
  return value;
}

function quoted(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(' ')}]`;
}
