import { sortedBy } from '../../core/stable-order';
import type { SchemaDifference } from '../schema-difference';
import { BACKWARD_READING, type Reading } from '../verdict';
import { Comparison } from './comparison';
import { differenceOf } from './json-rules';
import type { JsonSchema } from './json-schema';

/**
 * Every way in which the reader's schema does not fit data that is valid for the writer's.
 *
 * The reading only decides what the remedies advise.
 *
 * Without an error among them, whatever the writer's schema accepts the reader's accepts too. Where that cannot be
 * decided (patterns, conditions, overlapping alternatives) the answer is the careful one.
 */
export function jsonSchemaCanRead(
  reader: JsonSchema,
  writer: JsonSchema,
  reading: Reading = BACKWARD_READING,
): SchemaDifference[] {
  const canTestObjects = !reader.usesUnevaluated && !writer.usesUnevaluated;
  const findings = Comparison.run(writer.root, reader.root, canTestObjects);
  return sortedBy(
    findings.map((finding) => differenceOf(finding, reading)),
    (difference) => `${difference.path}\u0000${difference.rule}`,
  );
}
