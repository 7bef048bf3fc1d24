import type { Rule } from '../core/rule';
import { isKnown } from '../core/tokens';

/** Bounds that Google Cloud sets for the labels of a resource. */
export const MAX_LABELS = 64;

const KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;

interface Labelled {
  readonly labels?: Readonly<Record<string, string>>;
}

/** The rules for labels, the same for datasets, tables, topics and subscriptions. */
export function labelRules(resource: string): Rule<Labelled>[] {
  return [
    {
      id: `${resource}.labels-count`,
      property: 'labels',
      holds: ({ labels }) => Object.keys(labels ?? {}).length <= MAX_LABELS,
      must: `be at most ${MAX_LABELS} labels`,
      given: ({ labels }) => `${Object.keys(labels ?? {}).length} labels`,
      remedy: 'keep those that somebody filters or bills by',
    },
    {
      id: `${resource}.labels-key`,
      property: 'labels',
      holds: ({ labels }) => badKeys(labels).length === 0,
      must: 'have keys of 1 to 63 lower-case letters, numbers, underscores and dashes that start with a letter',
      given: ({ labels }) => badKeys(labels),
      remedy: 'rename the labels',
    },
    {
      id: `${resource}.labels-value`,
      property: 'labels',
      holds: ({ labels }) => badValues(labels).length === 0,
      must: 'have values of at most 63 lower-case letters, numbers, underscores and dashes',
      given: ({ labels }) => badValues(labels),
      remedy: 'write the values in lower case, with dashes for other characters',
    },
  ];
}

function badKeys(labels: Labelled['labels']): string[] {
  return Object.keys(labels ?? {}).filter((key) => !KEY.test(key));
}

function badValues(labels: Labelled['labels']): string[] {
  return Object.values(labels ?? {}).filter((value) => isKnown(value) && !VALUE.test(value));
}
