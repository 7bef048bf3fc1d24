import { fail } from '../../src/core/sluicegate-error';
import { literal, prefixed, type ResourcePattern } from '../../src/kafka/grants/grantee';
import type { ConsumeGrantOptions, ProduceGrantOptions } from './grant-options';

/** Throws when both are given. */
export function transactionalPattern(path: string, options: ProduceGrantOptions): ResourcePattern | undefined {
  return onePattern(path, 'transactionalId', options.transactionalId, options.transactionalIdPrefix);
}

/** Throws unless exactly one is given. */
export function groupPattern(path: string, { group, groupPrefix }: ConsumeGrantOptions): ResourcePattern {
  return (
    onePattern(path, 'group', group, groupPrefix) ??
    refuse(path, 'group', 'be given, exactly or by prefix', undefined, 'pass group or groupPrefix')
  );
}

function onePattern(
  path: string,
  property: string,
  exact: string | undefined,
  prefix: string | undefined,
): ResourcePattern | undefined {
  if (exact !== undefined && prefix !== undefined) {
    const given = `${JSON.stringify(exact)} and prefix ${JSON.stringify(prefix)}`;
    refuse(path, property, 'be given exactly or by prefix, not both', given, 'keep one');
  }
  return exact !== undefined ? literal(exact) : prefix !== undefined ? prefixed(prefix) : undefined;
}

function refuse(path: string, property: string, must: string, given: string | undefined, remedy: string): never {
  fail({ path, property: `grants.${property}`, rule: `kafka.grant.${property}`, must, given, remedy });
}
