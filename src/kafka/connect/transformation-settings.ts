import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import { secretInEntry } from '../../security/secret-literal';
import { canonicalJson } from '../../core/canonical-json';
import { classFailures, keyFailures, knownSettings } from './known-settings';
import { PREDICATES, TRANSFORMATIONS } from './known-transformations';
import type { Predicate, Transformation } from './transformation';

/** Which links a step to its predicate, and so cannot be a setting of its own. */
const RESERVED = ['type', 'predicate', 'negate'];

/** The chain in its order, and its predicates. */
export function transformationSettings(transforms: readonly Transformation[]): Record<string, string> {
  if (transforms.length === 0) return {};
  const predicates = [...new Map(transforms.flatMap(({ predicate: p }) => (p ? [[p.name, p]] : []))).values()];
  return {
    transforms: transforms.map(({ name }) => name).join(','),
    ...Object.assign({}, ...transforms.map(stepSettings)),
    ...(predicates.length > 0 && { predicates: predicates.map(({ name }) => name).join(',') }),
    ...Object.assign({}, ...predicates.map((predicate) => settings(`predicates.${predicate.name}`, predicate))),
  } as Record<string, string>;
}

function stepSettings(step: Transformation): Record<string, string> {
  const prefix = `transforms.${step.name}`;
  return {
    ...settings(prefix, step),
    ...(step.predicate && { [`${prefix}.predicate`]: step.predicate.name }),
    ...(step.negate && { [`${prefix}.negate`]: 'true' }),
  };
}

function settings(prefix: string, { className, configs = {} }: Predicate): Record<string, string> {
  const own = Object.entries(configs).map(([key, value]) => [`${prefix}.${key}`, value]);
  return { [`${prefix}.type`]: className, ...(Object.fromEntries(own) as Record<string, string>) };
}

/** What is wrong with the chain. */
export function transformationFailures(path: string, transforms: readonly Transformation[]): Failure[] {
  return [
    ...transforms.flatMap((step, index) => [
      ...pluginFailures(path, `transforms[${index}]`, step, TRANSFORMATIONS),
      ...(step.predicate ? pluginFailures(path, `transforms[${index}].predicate`, step.predicate, PREDICATES) : []),
      ...negateFailures(path, index, step),
    ]),
    ...repeatedNames(path, transforms),
    ...differentPredicates(path, transforms),
  ];
}

function pluginFailures(
  path: string,
  at: string,
  { name, className, configs = {} }: Predicate,
  table: Readonly<Record<string, string>>,
): Failure[] {
  const property = `${at}.configs`;
  const reserved = Object.keys(configs).filter((key) => RESERVED.includes(key));
  const known = knownSettings(table, className);
  const others = Object.keys(configs).filter((key) => !RESERVED.includes(key));
  return [
    ...(/^[\w-]{1,100}$/.test(name)
      ? []
      : [
          {
            path,
            property: `${at}.name`,
            rule: 'kafka.connector.transform-name',
            must: 'be 1 to 100 letters, digits, dashes or underscores',
            given: printed(name),
            remedy: 'choose a short name for the step',
          },
        ]),
    ...classFailures(path, `${at}.className`, className, table),
    ...reserved.map((key) => ({
      path,
      property: `${property}['${key}']`,
      rule: 'kafka.connector.transform-reserved',
      must: 'be a setting of its own',
      given: printed(key),
      remedy: `use className, predicate and negate for it`,
    })),
    ...(known ? keyFailures(path, property, others, known, true) : []),
    ...secretFailures(path, property, configs),
  ];
}

function negateFailures(path: string, index: number, { predicate, negate }: Transformation): Failure[] {
  if (predicate || !negate) return [];
  return [
    {
      path,
      property: `transforms[${index}].negate`,
      rule: 'kafka.connector.negate',
      must: 'come with a predicate',
      remedy: 'name the predicate, or leave negate out',
    },
  ];
}

function repeatedNames(path: string, transforms: readonly Transformation[]): Failure[] {
  const names = transforms.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return repeated.map((name) => ({
    path,
    property: 'transforms',
    rule: 'kafka.connector.transform-unique',
    must: 'have a name of its own each',
    given: `${printed(name)} twice`,
    remedy: 'rename one of the two',
  }));
}

function differentPredicates(path: string, transforms: readonly Transformation[]): Failure[] {
  const known = new Map<string, string>();
  const failures = new Map<string, Failure>();
  for (const { predicate } of transforms) {
    if (!predicate) continue;
    const { name, className, configs = {} } = predicate;
    const text = canonicalJson({ className, configs });
    if ((known.get(name) ?? text) !== text) {
      failures.set(name, {
        path,
        property: 'transforms',
        rule: 'kafka.connector.predicate-unique',
        must: 'name one predicate by one name',
        given: `two different ones named ${printed(name)}`,
        remedy: 'rename one of the two',
      });
    }
    known.set(name, text);
  }
  return [...failures.values()];
}

/** What is wrong with a free-form map: secrets, whose text is not repeated, and what ends a line. */
export function secretFailures(path: string, property: string, configs: Readonly<Record<string, string>>): Failure[] {
  return Object.entries(configs).flatMap(([key, value]) => {
    const secret = secretInEntry(key, value);
    const at = { path, property: `${property}['${key}']` };
    if (secret !== undefined) {
      const must = `not hold ${secret}`;
      return [{ ...at, rule: 'kafka.connector.secret', must, remedy: 'pass a Secret reference in secrets' }];
    }
    if (!/\p{Cc}/u.test(key + value)) return [];
    const must = 'be a single line without control characters';
    return [{ ...at, rule: 'kafka.connector.value', must, remedy: 'remove these' }];
  });
}
