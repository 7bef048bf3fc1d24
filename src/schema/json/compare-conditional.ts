import { both, conjunctionOf, type Comparison } from './comparison';
import type { Conjunction } from './conjunction';
import { areDisjoint } from './disjoint';
import { below, hasError, type Finding } from './json-rules';
import { sameSchema } from './same-schema';
import type { Conditional, SchemaNode } from './schema-node';

/**
 * Conditions are compared with care rather than cleverness: a branch of the reader must read either everything that
 * the writer allows, or what the same condition of the writer leads to.
 */
export function compareConditional(comparison: Comparison, writer: Conjunction, reader: Conditional): Finding[] {
  const same = writer.all((part) => part.conditional).find(({ test }) => sameSchema(test, reader.test));
  const tested = both(writer, conjunctionOf([reader.test]));
  const isNeverTested = areDisjoint(comparison, writer, conjunctionOf([reader.test]));
  const then = isNeverTested ? [] : branch(comparison, tested, same?.then, reader.then, '/then');
  const otherwise = comparison.fits(writer, reader.test)
    ? []
    : branch(comparison, writer, same?.otherwise, reader.otherwise, '/else');
  const findings = [...then, ...otherwise];
  if (!hasError(findings) || same !== undefined) return findings;
  const isNew = writer.all((part) => part.conditional).length === 0;
  const rule = isNew ? 'CONDITIONAL_ADDED' : 'CONDITIONAL_CHANGED';
  return [{ rule, path: '/if', writer: isNew ? 'no condition' : 'another condition', reader: 'a condition' }];
}

function branch(
  comparison: Comparison,
  writer: Conjunction,
  known: SchemaNode | undefined,
  reader: SchemaNode | undefined,
  path: string,
): Finding[] {
  if (reader === undefined) return [];
  const written = known ? both(writer, conjunctionOf([known])) : writer;
  return below(path, comparison.compareAll(written, reader));
}
