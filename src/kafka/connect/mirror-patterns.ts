import type { Failure } from '../../core/failure';
import { AclPatternType } from '../acl-pattern-type';
import { literal, prefixed, type ResourcePattern } from '../grants/grantee';
import type { MirrorTopics } from '../grants/mirror';
import type { MirrorMakerOptions } from './mirror-maker-options';

const HEARTBEATS = 'heartbeats';

/** What a flow is about, in the patterns that ACLs know. */
export interface MirrorPatterns {
  readonly topics: readonly ResourcePattern[];
  readonly copies: readonly ResourcePattern[];
  readonly groups: readonly ResourcePattern[];
  readonly own: MirrorTopics;
}

/** The topics that the flow makes for itself, as its replication policies call them. */
export function mirrorTopics({ sourceAlias, targetAlias }: MirrorMakerOptions): MirrorTopics {
  return {
    offsetSyncs: `mm2-offset-syncs.${targetAlias}.internal`,
    checkpoints: `${sourceAlias}.checkpoints.internal`,
    heartbeats: HEARTBEATS,
  };
}

/** Where the expressions are names and prefixes. */
export function mirrorPatterns(options: MirrorMakerOptions): MirrorPatterns {
  const topics = options.topics.flatMap((expression) => patternsOf(expression) ?? []);
  return {
    topics,
    copies: topics.map((topic) => (keepsName(topic, options) ? topic : copyOf(topic, options.sourceAlias))),
    groups: (options.groups ?? []).flatMap((expression) => patternsOf(expression) ?? []),
    own: mirrorTopics(options),
  };
}

/** Expressions that no ACL can say: what matches them is not known here. */
export function mirrorPatternFailures(path: string, { topics, groups = [] }: MirrorMakerOptions): Failure[] {
  return Object.entries({ topics, groups }).flatMap(([property, expressions]) =>
    expressions
      .filter((expression) => patternsOf(expression) === undefined)
      .map((expression) => ({
        path,
        property,
        rule: 'kafka.mirror-maker.grants',
        must: "be names, or what names begin with followed by '.*', where somebody is granted them: an ACL knows nothing else",
        given: JSON.stringify(expression),
        remedy: 'write it as such, or leave the principals out and grant by hand',
      })),
  );
}

const NAME = String.raw`(?:[\w-]|\\?\.(?![*+?{]))*`;
const PLAIN = new RegExp(`^(?<name>${NAME})(?<open>\\.[*+])?$`);

/** An unescaped dot is meant as one: with the ACL, only that is copied. */
function patternsOf(expression: string): ResourcePattern[] | undefined {
  const patterns = expression.split('|').map((part) => {
    const { name = '', open } = PLAIN.exec(part)?.groups ?? {};
    const text = name.replace(/\\/g, '');
    if (open !== undefined) return text === '' ? literal('*') : prefixed(text);
    return text === '' ? undefined : literal(text);
  });
  return patterns.every((pattern) => pattern !== undefined) ? patterns : undefined;
}

/** Heartbeats are renamed whatever the policy: the target has its own. */
function keepsName({ resourceName }: ResourcePattern, { keepsTopicNames = false }: MirrorMakerOptions): boolean {
  return keepsTopicNames && resourceName !== HEARTBEATS;
}

function copyOf({ patternType, resourceName }: ResourcePattern, sourceAlias: string): ResourcePattern {
  const isAll = patternType === AclPatternType.LITERAL && resourceName === '*';
  return isAll ? prefixed(`${sourceAlias}.`) : { patternType, resourceName: `${sourceAlias}.${resourceName}` };
}
