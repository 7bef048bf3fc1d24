import type { Failure } from '../../core/failure';
import { failuresIn, type Rule } from '../../core/rule';
import { hasToken } from '../../core/tokens';

type Text = readonly [property: string, text: string];

const RULES: readonly Rule<Text>[] = [
  {
    id: 'kafka.client.text.known',
    property: ([property]) => property,
    holds: ([, text]) => !hasToken(text),
    must: 'be known at synthesis',
    given: () => ({ toString: () => 'a value that is only known after apply' }),
    remedy: 'write it out: configuration files need it',
  },
  {
    id: 'kafka.client.text',
    property: ([property]) => property,
    holds: ([, text]) => hasToken(text) || (/^[^\p{Cc}]+$/u.test(text) && !text.includes('${')),
    must: "have at least one character, and no control characters or '${'",
    given: ([, text]) => text,
    remedy: 'rename it',
  },
];

/** What is wrong with names that a configuration file will hold. */
export function clientTextFailures(path: string, texts: Readonly<Record<string, string | undefined>>): Failure[] {
  return Object.entries(texts).flatMap(([property, text]) =>
    text === undefined ? [] : failuresIn<Text>(path, [property, text], RULES),
  );
}
