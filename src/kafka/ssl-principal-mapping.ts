import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';

/** How a rule changes the case of what it makes. */
export enum SslNameCase {
  UNCHANGED = 'UNCHANGED',
  LOWER = 'LOWER',
  UPPER = 'UPPER',
}

/** One rule of `ssl.principal.mapping.rules`. */
export interface SslPrincipalRule {
  /** A regular expression that the whole distinguished name must match, without `/` and line feeds. */
  readonly pattern: string;
  /** What the user is called; `$1` is what the first group matched. Without `/` and line feeds. */
  readonly replacement: string;
  /**
   * The case of the result.
   * @default SslNameCase.UNCHANGED
   */
  readonly nameCase?: SslNameCase;
}

const SUFFIXES: Readonly<Record<SslNameCase, string>> = {
  [SslNameCase.UNCHANGED]: '',
  [SslNameCase.LOWER]: 'L',
  [SslNameCase.UPPER]: 'U',
};

/**
 * How brokers make a user's name of a certificate's distinguished name: the first rule that matches decides.
 *
 * @see https://kafka.apache.org/documentation/#security_authz_ssl
 */
export class SslPrincipalMapping {
  /** The user's name is the distinguished name as it stands: Kafka's default. */
  public static distinguishedName(): SslPrincipalMapping {
    return new SslPrincipalMapping([]);
  }

  /** The user's name is the common name (`CN`), which must come first in the distinguished name. */
  public static commonName(): SslPrincipalMapping {
    return SslPrincipalMapping.rules([{ pattern: '^[Cc][Nn]=([^,]+)(?:,.*)?$', replacement: '$1' }]);
  }

  /**
   * Rules of your own. A name that none matches stays as it is.
   *
   * Throws for a pattern that is no regular expression or that a broker's configuration cannot hold.
   */
  public static rules(rules: SslPrincipalRule[]): SslPrincipalMapping {
    throwIfAny(rules.flatMap((rule, index) => ruleFailures(`SslPrincipalMapping.rules[${index}]`, rule)));
    return new SslPrincipalMapping(rules);
  }

  private constructor(private readonly mappingRules: readonly SslPrincipalRule[]) {}

  /** The user's name that brokers make of a distinguished name. */
  public userName(distinguishedName: string): string {
    for (const { pattern, replacement, nameCase } of this.mappingRules) {
      const whole = new RegExp(`^(?:${pattern})$`, 'u');
      if (!whole.test(distinguishedName)) continue;
      const name = distinguishedName.replace(whole, replacement);
      if (nameCase === SslNameCase.LOWER) return name.toLowerCase();
      return nameCase === SslNameCase.UPPER ? name.toUpperCase() : name;
    }
    return distinguishedName;
  }

  /** The value of `ssl.principal.mapping.rules`. */
  public toString(): string {
    const rules = this.mappingRules.map(
      ({ pattern, replacement, nameCase = SslNameCase.UNCHANGED }) =>
        `RULE:${pattern}/${replacement}/${SUFFIXES[nameCase]}`,
    );
    return [...rules, 'DEFAULT'].join(',');
  }

  /** The same as the value, for a spec in a bundle. */
  public toJSON(): string {
    return this.toString();
  }
}

const RULES: readonly Rule<SslPrincipalRule>[] = [
  {
    id: 'kafka.ssl-principal.pattern',
    property: 'pattern',
    holds: ({ pattern }) => isExpression(pattern),
    must: 'be a regular expression',
    given: ({ pattern }) => pattern,
    remedy: "write one such as '^CN=([^,]+),.*$'",
  },
  ...(['pattern', 'replacement'] as const).map((property): Rule<SslPrincipalRule> => ({
    id: `kafka.ssl-principal.${property}.characters`,
    property,
    holds: (rule) => rule[property] !== '' && !/[/\p{Cc}]/u.test(rule[property]),
    must: "be at least one character, without '/' and control characters, which end a rule in the broker's configuration",
    given: (rule) => rule[property],
    remedy: "match such a character with '.'",
  })),
];

function ruleFailures(path: string, rule: SslPrincipalRule): Failure[] {
  return failuresIn(path, rule, RULES);
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
