import type { Failure } from '../../core/failure';
import { printed } from '../../core/failure-text';
import { didYouMean, nearest } from '../../core/nearest';

/** What a class is known to take. */
export interface KnownSettings {
  readonly keys: readonly string[];
  readonly required: readonly string[];
}

/** Required settings end with '!' in the tables. */
export function knownSettings(table: Readonly<Record<string, string>>, className: string): KnownSettings | undefined {
  if (!Object.hasOwn(table, className)) return undefined;
  const words = (table[className] ?? '').split(' ').filter((word) => word !== '');
  return {
    keys: words.map((word) => word.replace(/!$/, '')),
    required: words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1)),
  };
}

/** A class that is nearly one that is known: `MaskField$Valu`. */
export function classFailures(
  path: string,
  property: string,
  className: string,
  table: Readonly<Record<string, string>>,
): Failure[] {
  const failure = (must: string, remedy: string): Failure[] => [
    { path, property, rule: 'kafka.connector.class', must, given: printed(className), remedy },
  ];
  if (!/^[A-Za-z_][\w.$]*$/.test(className)) return failure('be the name of a class', 'write it as its manual does');
  if (Object.hasOwn(table, className)) return [];
  const known = Object.keys(table);
  // Two classes that differ by Key and Value only are both right.
  const withSide = known.filter((name) => name.startsWith(`${className}$`));
  if (withSide.length > 0) return failure('name its side', `write ${withSide.join(' or ')}`);
  const near = nearest(className, known);
  return near === undefined || distance(className, near) > 3
    ? []
    : failure('be a class that exists', didYouMean(className, [near]));
}

/** Keys that nearly are another's, or none at all where a class takes no others; and required ones that are missing. */
export function keyFailures(
  path: string,
  property: string,
  given: readonly string[],
  known: KnownSettings,
  isStrict: boolean,
): Failure[] {
  const unknown = given
    .filter((key) => !known.keys.includes(key))
    .flatMap((key) => {
      const remedy = didYouMean(key, known.keys);
      if (remedy === '' && !isStrict) return [];
      const others = known.keys.length === 0 ? 'remove it: it has no settings' : `use one of ${known.keys.join(', ')}`;
      return [
        {
          path,
          property: `${property}['${key}']`,
          rule: 'kafka.connector.key',
          must: 'be a setting that exists',
          given: printed(key),
          remedy: remedy === '' ? others : remedy,
        },
      ];
    });
  const missing = known.required
    .filter((key) => !given.includes(key))
    .map((key) => ({
      path,
      property: `${property}['${key}']`,
      rule: 'kafka.connector.required',
      must: 'be given',
      remedy: 'add it: the connector does not start without',
    }));
  return [...unknown, ...missing];
}

/** How many characters differ at most: long class names are near each other by their packages alone. */
function distance(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start]?.toLowerCase() === b[start]?.toLowerCase()) start += 1;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end]?.toLowerCase() === b[b.length - 1 - end]?.toLowerCase()
  )
    end += 1;
  return Math.max(a.length, b.length) - start - end;
}
