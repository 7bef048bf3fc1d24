import { combinationProblems } from './combination-rule';
import type { Problem } from './problem';
import { locate } from './locate';
import type { Block } from './schema';
import { Unknown, type Value } from './value';
import { valueProblems } from './value-rule';

/**
 * A rule that lives in a provider's own code rather than in its schema, as data. Paths are dotted names of blocks and
 * attributes; a rule about several of them may stand within a block, and then looks at each of its elements.
 */
export type Rule = ValueRule | CombinationRule;

/** A rule about the single value at a path. `says` replaces the usual words; `{value}` in it is what was given. */
export type ValueRule =
  | (At & { readonly rule: 'enum'; readonly of: readonly string[]; readonly anyCase?: boolean })
  | (At & { readonly rule: 'each'; readonly of: readonly string[]; readonly anyCase?: boolean })
  | (At & { readonly rule: 'none'; readonly of: readonly string[]; readonly says: string })
  | (At & { readonly rule: 'alone'; readonly element: string; readonly says: string })
  | (At & { readonly rule: 'pattern'; readonly matches: RegExp; readonly says: string })
  | (At & { readonly rule: 'range'; readonly min?: number; readonly max?: number })
  | (At & { readonly rule: 'length'; readonly min: number; readonly max: number })
  | (At & { readonly rule: 'count'; readonly min?: number; readonly max?: number })
  | (At & { readonly rule: 'json'; readonly array?: boolean })
  | (At & { readonly rule: 'keys'; readonly of: readonly string[]; readonly says: string });

interface At {
  readonly at: string;
  /** Where the provider has a summary of its own, and says the rest in the detail. */
  readonly summary?: string;
  readonly says?: string;
}

/** A rule about which of several paths are written. */
export type CombinationRule =
  | (Within & { readonly rule: 'conflicts' | 'together'; readonly at: string; readonly with: readonly string[] })
  | (Within & { readonly rule: 'exactlyOne' | 'atLeastOne' | 'atMostOne'; readonly of: readonly string[] });

interface Within {
  /** The block whose elements are looked at one by one. */
  readonly within?: string;
}

/** What the rules have against a configuration. Values not known yet hold. */
export function problemsOf(block: Block, config: Value, rules: readonly Rule[]): Problem[] {
  return rules.flatMap((rule) => {
    if ('at' in rule && !('with' in rule)) {
      return locate(block, config, rule.at)
        .filter(({ value }) => value !== null && !(value instanceof Unknown))
        .flatMap((found) => valueProblems(rule, found));
    }
    return combinationProblems(rule, block, config);
  });
}
