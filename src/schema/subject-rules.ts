import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { Compatibility } from './compatibility';

export interface SubjectInput {
  readonly subjectName: string;
  readonly compatibility?: Compatibility;
}

/** What a mode must be, for programs whose compiler does not see to it. */
export const compatibilityRule: Rule<{ readonly compatibility?: Compatibility }> = {
  id: 'schema.subject.compatibility',
  property: 'compatibility',
  holds: ({ compatibility }) => compatibility === undefined || Object.values(Compatibility).includes(compatibility),
  must: `be one of ${Object.values(Compatibility).join(', ')}`,
  given: ({ compatibility }) => compatibility,
  remedy: 'use a member of Compatibility',
};

/** What a subject must look like. */
export const SUBJECT_RULES: readonly Rule<SubjectInput>[] = [
  {
    id: 'schema.subject.name',
    property: 'subjectName',
    holds: ({ subjectName }) => !hasToken(subjectName) && /^[A-Za-z0-9._:-]{1,255}$/.test(subjectName),
    must: 'be 1 to 255 letters, digits, dots, colons, dashes or underscores, known at synthesis',
    given: ({ subjectName }) => (hasToken(subjectName) ? 'a value that is known only after apply' : subjectName),
    remedy: 'name the topic, or give a name such as sales.orders.v1-value',
  },
  compatibilityRule,
];
