import fc from '../../support/property';
import { Compatibility } from '../../../src/schema/compatibility';
import { jsonSchemaCanRead } from '../../../src/schema/json/can-read';
import { judge } from '../../../src/schema/verdict';
import { pairArbitrary, schemaArbitrary, type Plain } from './schema-pairs';
import { errorsOf, parsed } from './soundness';

const numRuns = Math.min(2000, Number(process.env.SLUICEGATE_PAIRS ?? 80));

function isCompatible(mode: Compatibility, next: Plain, ...history: Plain[]): boolean {
  const versions = history.map((schema, index) => ({ version: index + 1, schema: parsed(schema) }));
  return judge(mode, parsed(next), versions, jsonSchemaCanRead).compatible;
}

function canRead(reader: Plain, writer: Plain): boolean {
  return errorsOf(jsonSchemaCanRead(parsed(reader), parsed(writer))).length === 0;
}

test('a schema is compatible with itself in every mode, and with itself inside allOf and anyOf of one', () => {
  fc.assert(
    fc.property(schemaArbitrary(), (schema) => {
      for (const mode of Object.values(Compatibility)) expect(isCompatible(mode, schema, schema, schema)).toBe(true);
      for (const wrapped of [{ allOf: [schema] }, { anyOf: [schema] }]) {
        expect(canRead(wrapped, schema)).toBe(true);
        expect(canRead(schema, wrapped)).toBe(true);
      }
    }),
    { numRuns },
  );
});

test('FULL is BACKWARD and FORWARD, BACKWARD of a pair is FORWARD of its reverse, NONE accepts all', () => {
  fc.assert(
    fc.property(pairArbitrary(), ({ before, after }) => {
      const backward = isCompatible(Compatibility.BACKWARD, after, before);
      const forward = isCompatible(Compatibility.FORWARD, after, before);
      expect(isCompatible(Compatibility.FULL, after, before)).toBe(backward && forward);
      expect(isCompatible(Compatibility.FORWARD, before, after)).toBe(backward);
      expect(isCompatible(Compatibility.NONE, after, before)).toBe(true);
    }),
    { numRuns },
  );
});

test('a transitive mode implies the plain one', () => {
  fc.assert(
    fc.property(pairArbitrary(), schemaArbitrary(), ({ before, after }, other) => {
      for (const mode of ['BACKWARD', 'FORWARD', 'FULL'] as const) {
        const transitive = Compatibility[`${mode}_TRANSITIVE`];
        if (isCompatible(transitive, after, other, before))
          expect(isCompatible(Compatibility[mode], after, other, before)).toBe(true);
      }
    }),
    { numRuns },
  );
});

test('fewer constraints are always readable: a schema without one of its keywords that only restrict', () => {
  const restricting = [
    'minLength',
    'maxLength',
    'pattern',
    'minimum',
    'maximum',
    'required',
    'enum',
    'minItems',
    'not',
    'allOf',
  ];
  fc.assert(
    fc.property(schemaArbitrary(), fc.constantFrom(...restricting), (schema, keyword) => {
      if (typeof schema === 'boolean') return;
      const { [keyword]: _, ...looser } = schema;
      // What is evaluated depends on all of allOf.
      fc.pre(!/unevaluated/.test(JSON.stringify(schema)));
      expect(canRead(looser, schema)).toBe(true);
    }),
    { numRuns },
  );
});

test('the answer does not depend on the order of keys', () => {
  fc.assert(
    fc.property(pairArbitrary(), ({ before, after }) => {
      const reversed = (schema: Plain): Plain => JSON.parse(JSON.stringify(schema), reverseKeys) as Plain;
      expect(canRead(reversed(after), reversed(before))).toBe(canRead(after, before));
    }),
    { numRuns },
  );
});

function reverseKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}
