import type { Found } from './locate';
import { problem, type Problem } from './problem';
import type { ValueRule } from './rule';
import { fingerprint, isMap, Unknown, type Value } from './value';

/** What a rule has against the value it stands at. */
export function valueProblems(rule: ValueRule, { name, steps, value, sensitive }: Found): Problem[] {
  const say = (part: Value): string => (sensitive === true ? '(sensitive value)' : shown(part));
  return complaints(rule, name, value, say).map((words) => {
    const said = (rule.rule === 'pattern' || rule.rule === 'keys' ? words : (rule.says ?? words)).replaceAll(
      '{value}',
      shown(value),
    );
    return rule.summary === undefined ? problem(said, '', steps) : problem(rule.summary, said, steps);
  });
}

/** The words in which the plugin framework of the providers complains, if it does. */
function complaints(rule: ValueRule, name: string, value: Value, say: (part: Value) => string): string[] {
  switch (rule.rule) {
    case 'enum':
      return isOneOf(rule, value) ? [] : [`expected ${name} to be one of ${quoted(rule.of)}, got ${say(value)}`];
    case 'each':
      return elements(value)
        .filter((element) => !isOneOf(rule, element))
        .map((element) => `expected ${name} to be one of ${quoted(rule.of)}, got ${say(element)}`);
    case 'none':
      return elements(value).flatMap((element) => (rule.of.includes(shown(element).toUpperCase()) ? [rule.says] : []));
    case 'alone':
      return elements(value).length > 1 && elements(value).includes(rule.element) ? [rule.says] : [];
    case 'pattern':
      return rule.matches.test(shown(value))
        ? []
        : [rule.summary === undefined ? `invalid value for ${name} (${rule.says})` : rule.says];
    case 'range':
      return outside(Number(shown(value)), rule).map((bound) => `expected ${name} to be ${bound}, got ${say(value)}`);
    case 'length':
      return outside([...shown(value)].length, rule).map(
        (bound) => `expected length of ${name} to be ${bound}, got ${say(value)}`,
      );
    case 'count':
      return outside(elements(value).length, rule).map(
        (bound) => `expected the number of items of ${name} to be ${bound}, got ${elements(value).length}`,
      );
    case 'json':
      return notJson(shown(value), rule.array === true).map((why) => `"${name}" ${why}`);
    case 'keys':
      return isMap(value) && rule.of.some((key) => value[key] === undefined) ? [`"${name}" ${rule.says}`] : [];
  }
}

function isOneOf(rule: { readonly of: readonly string[]; readonly anyCase?: boolean }, value: Value): boolean {
  if (value instanceof Unknown) return true;
  const fold = (text: string): string => (rule.anyCase === true ? text.toUpperCase() : text);
  return rule.of.some((allowed) => fold(allowed) === fold(shown(value)));
}

function elements(value: Value): Value[] {
  return Array.isArray(value) ? value : [];
}

function outside(given: number, { min, max }: { readonly min?: number; readonly max?: number }): string[] {
  if ((min === undefined || given >= min) && (max === undefined || given <= max)) return [];
  if (min === undefined) return [`at most (${max ?? ''})`];
  return [max === undefined ? `at least (${min})` : `in the range (${min} - ${max})`];
}

function notJson(text: string, array: boolean): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return array && !Array.isArray(parsed) ? ['is not a JSON array'] : [];
  } catch {
    return ['contains an invalid JSON'];
  }
}

function shown(value: Value): string {
  return typeof value === 'object' ? fingerprint(value) : String(value);
}

function quoted(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(' ')}]`;
}
