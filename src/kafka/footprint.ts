import type { AclOperation } from './acl-operation';
import type { AclPatternType } from './acl-pattern-type';
import type { AclResourceType } from './acl-resource-type';

/** What a principal can do with one resource. */
export interface FootprintEntry {
  /** The kind of resource. */
  readonly resourceType: AclResourceType;

  /** How `resourceName` is read. */
  readonly patternType: AclPatternType;

  /** A name, a prefix, or `*` for all. */
  readonly resourceName: string;

  /** The operations, those included that others imply, in alphabetical order. */
  readonly operations: AclOperation[];

  /** The addresses it holds for, or `*` alone for any. */
  readonly hosts: string[];

  /** Whether it comes from an ACL for everyone (`User:*`). */
  readonly asEveryone: boolean;
}

/** Everything that a principal can do: what is not here is refused. */
export interface Footprint {
  /** `User:name`. */
  readonly principal: string;

  /** What is allowed. */
  readonly allowed: FootprintEntry[];

  /** What is taken away again, whatever is allowed. */
  readonly denied: FootprintEntry[];
}
