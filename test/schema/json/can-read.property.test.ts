import fc from '../../support/property';
import { jsonSchemaCanRead } from '../../../src/schema/json/can-read';
import { pairArbitrary, schemaArbitrary, type Plain } from './schema-pairs';
import { errorsOf, parsed, tryPair } from './soundness';

const numRuns = Number(process.env.SLUICEGATE_PAIRS ?? 200);

function canRead(reader: Plain, writer: Plain): boolean {
  return errorsOf(jsonSchemaCanRead(parsed(reader), parsed(writer))).length === 0;
}

test('what is said to be readable is: no value that is valid for the writer is refused by the reader', () => {
  const seen = { compatible: 0, tried: 0, broken: 0, brokenOnData: 0 };
  fc.assert(
    fc.property(pairArbitrary(), fc.nat(), (pair, seed) => {
      const verdict = tryPair(pair, seed, 40);
      if (verdict.isCompatible) seen.compatible += 1;
      else seen.broken += 1;
      if (verdict.refused > 0) seen.brokenOnData += 1;
      seen.tried += verdict.tried;
    }),
    { numRuns },
  );
  // The test says something only if both verdicts occur, and values are tried.
  expect(seen.compatible).toBeGreaterThan(numRuns / 10);
  expect(seen.broken).toBeGreaterThan(numRuns / 10);
  expect(seen.brokenOnData).toBeGreaterThan(numRuns / 20);
  expect(seen.tried).toBeGreaterThan(numRuns * 5);
  if (process.env.SLUICEGATE_PAIRS !== undefined)
    process.stdout.write(`${JSON.stringify({ pairs: numRuns, ...seen })}\n`);
});

test('a schema reads itself, also when it is written differently', () => {
  fc.assert(
    fc.property(schemaArbitrary(), (schema) => {
      expect(canRead(schema, schema)).toBe(true);
    }),
    { numRuns },
  );
});
