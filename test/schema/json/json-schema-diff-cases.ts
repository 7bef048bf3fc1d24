import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  readonly name: string;
  readonly writer: string;
  readonly reader: string;
  readonly differences: readonly { readonly severity: string }[];
}

export const CASES = JSON.parse(readFileSync(join(__dirname, 'difference-cases.json'), 'utf8')) as Case[];

// Keywords that json-schema-diff does not look at.
export const IGNORED =
  /"(enum|const|pattern|multipleOf|patternProperties|propertyNames|dependencies|uniqueItems|contains|if|additionalItems)"|"items":\[/;

/** Where the two differ although it knows the keywords, and why. */
export const DISAGREEMENTS = new Map([
  ['a bound beyond 2^53', 'it compares doubles'],
  ['a property with a default made required', 'it asks for the set of values only, registries count a default'],
  ['a required property with a default added to a closed object', 'as before'],
  ['a union of objects for an object', 'it compares unions property by property: {a, b} fits neither branch'],
]);

/** What it refuses to compare. */
const REFUSED = /2020-12|"\$ref":"#\/definitions\/N"/;

export const known = CASES.filter(
  ({ writer, reader }) => !REFUSED.test(writer + reader) && !IGNORED.test(writer + reader),
);

export const agreeable = known.filter(({ name }) => !DISAGREEMENTS.has(name));
