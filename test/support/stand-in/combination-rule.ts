import { locate, presence, type Found } from './locate';
import { problem, type Problem } from './problem';
import type { CombinationRule } from './rule';
import type { Block } from './schema';
import type { Value } from './value';

/** What a rule about several paths has against a configuration. */
export function combinationProblems(rule: CombinationRule, block: Block, config: Value): Problem[] {
  return scopes(block, config, rule.within).flatMap((scope) => combination(rule, scope));
}

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
  if ('with' in rule && rule.rule === 'conflicts') {
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
  if ('with' in rule) {
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
