import fc from '../../support/property';
import { Compatibility } from '../../../src/schema/compatibility';
import { protobufCanRead } from '../../../src/schema/protobuf/can-read';
import { normaliseProtobuf } from '../../../src/schema/protobuf/normalise';
import { parseProtobuf, type ProtobufSchema } from '../../../src/schema/protobuf/parse-protobuf';
import { judge, type SchemaVersion } from '../../../src/schema/verdict';
import { pairArbitrary, pairCount, schemaArbitrary } from './support/arbitraries';
import { agreeWithBuf, KNOWN_DISAGREEMENTS } from './support/buf-agreement';
import { lossesOf } from './support/byte-agreement';
import { shapeText, type FieldShape, type SchemaShape } from './support/shape';

// The usual limit is for the few pairs of `npm test`.
jest.setTimeout(60_000 + 40 * pairCount(1));

const parsed = (shape: SchemaShape): ProtobufSchema => parseProtobuf(shapeText(shape));

const verdict = (mode: Compatibility, next: ProtobufSchema, history: readonly ProtobufSchema[]) =>
  judge(
    mode,
    next,
    history.map((schema, index): SchemaVersion<ProtobufSchema> => ({ version: index + 1, schema })),
    protobufCanRead,
  );

/** What came later decides whether a reserved number is used again, so that these rules alone have no mirror image. */
const errorsWithoutReuse = (mode: Compatibility, next: ProtobufSchema, previous: ProtobufSchema): string[] =>
  verdict(mode, next, [previous])
    .incompatibilities.map(({ difference }) => `${difference.rule} ${difference.path}`)
    .filter((text) => !/^(ENUM_)?RESERVED_REUSED/.test(text));

describe('the laws of compatibility', () => {
  const numRuns = pairCount(60);

  test('a schema is compatible with itself in every mode, without a warning', () => {
    fc.assert(
      fc.property(schemaArbitrary, fc.constantFrom(...Object.values(Compatibility)), (shape, mode) => {
        const { incompatibilities, warnings } = verdict(mode, parsed(shape), [parsed(shape)]);
        expect([...incompatibilities, ...warnings]).toStrictEqual([]);
      }),
      { numRuns },
    );
  });

  test('FULL is BACKWARD and FORWARD', () => {
    fc.assert(
      fc.property(pairArbitrary, ({ previous, next }) => {
        const [old, fresh] = [parsed(previous), parsed(next)];
        const alone = [Compatibility.BACKWARD, Compatibility.FORWARD].map(
          (mode) => verdict(mode, fresh, [old]).compatible,
        );
        expect(verdict(Compatibility.FULL, fresh, [old]).compatible).toBe(alone[0] && alone[1]);
      }),
      { numRuns },
    );
  });

  test('BACKWARD of a to b is FORWARD of b to a, but for reserved numbers', () => {
    fc.assert(
      fc.property(pairArbitrary, ({ previous, next }) => {
        const [a, b] = [parsed(next), parsed(previous)];
        expect(errorsWithoutReuse(Compatibility.BACKWARD, a, b)).toStrictEqual(
          errorsWithoutReuse(Compatibility.FORWARD, b, a),
        );
      }),
      { numRuns },
    );
  });

  test('what is compatible in a transitive mode is so in the plain one', () => {
    fc.assert(
      fc.property(
        pairArbitrary,
        schemaArbitrary,
        fc.constantFrom(Compatibility.BACKWARD, Compatibility.FORWARD, Compatibility.FULL),
        ({ previous, next }, first, mode) => {
          const history = [parsed(first), parsed(previous)];
          const transitive = Compatibility[`${mode}_TRANSITIVE`];
          if (!verdict(transitive, parsed(next), history).compatible) return;
          expect(verdict(mode, parsed(next), history).compatible).toBe(true);
        },
      ),
      { numRuns },
    );
  });

  test('a reserved number that is used again is an error in every mode but NONE', () => {
    const old = parseProtobuf('syntax = "proto3"; message Order { reserved 2; string id = 1; }');
    const next = parseProtobuf('syntax = "proto3"; message Order { string id = 1; string note = 2; }');

    const refusing = Object.values(Compatibility).filter((mode) => !verdict(mode, next, [old]).compatible);

    expect(refusing).toStrictEqual(Object.values(Compatibility).filter((mode) => mode !== Compatibility.NONE));
  });
});

describe('the normalised text', () => {
  test('is parsed back to the same text', () => {
    fc.assert(
      fc.property(schemaArbitrary, (shape) => {
        const text = normaliseProtobuf(parsed(shape));
        expect(normaliseProtobuf(parseProtobuf(text))).toBe(text);
        const again = protobufCanRead(parseProtobuf(text), parsed(shape));
        expect(again).toStrictEqual([]);
      }),
      { numRuns: pairCount(60) },
    );
  });
});

describe('oracles', () => {
  test('bytes of one schema come out of the other without loss where we say that they do', () => {
    fc.assert(
      fc.property(pairArbitrary, fc.array(fc.nat(1000), { minLength: 20, maxLength: 40 }), (pair, numbers) => {
        expect(lossesOf(pair, numbers).losses).toStrictEqual([]);
      }),
      { numRuns: pairCount(60) },
    );
  });

  test('buf agrees, but for what is known', () => {
    const pairs = fc.sample(pairArbitrary, { numRuns: Math.min(pairCount(100), 250), seed: 20 });

    const { disagreements, counts } = agreeWithBuf(pairs);

    expect(disagreements).toStrictEqual([]);
    expect([...counts.keys()]).toContain('both compatible');
    expect([...counts.keys()]).toContain('FIELD_WIRE_COMPATIBLE_TYPE');
  });

  test('buf refuses what is known, the registry and we do not', () => {
    const field = (type: string, mapKey?: string): FieldShape => ({
      name: 'a',
      number: 1,
      label: '',
      type,
      ...(mapKey !== undefined && { mapKey }),
    });
    const shape = (...fields: FieldShape[]): SchemaShape => ({
      syntax: 'proto3',
      packageName: 'shop',
      enums: ['E', 'F'].map((name) => ({ name, values: [{ name: `${name}_ZERO`, number: 0 }], reserved: [] })),
      messages: [{ name: 'M', reserved: fields.length === 0 ? [1] : [], fields }],
    });
    const required = { ...shape({ ...field('string'), label: 'required' }), syntax: 'proto2' } as const;
    const optional = { ...shape({ ...field('string'), label: 'optional' }), syntax: 'proto2' } as const;
    const pairs = [
      { name: 'bytes read as string', previous: shape(field('bytes')), next: shape(field('string')) },
      { name: 'enum and number', previous: shape(field('E')), next: shape(field('int32')) },
      { name: 'enum replaced', previous: shape(field('E')), next: shape(field('F')) },
      { name: 'map entry', previous: shape(field('string', 'string')), next: shape() },
      { name: 'required by label', previous: required, next: optional },
    ];

    const { disagreements, counts } = agreeWithBuf(pairs);

    expect(disagreements).toStrictEqual([]);
    expect([...counts]).toStrictEqual(pairs.map(({ name }) => [name, 1]));
    expect(Object.keys(KNOWN_DISAGREEMENTS).sort()).toStrictEqual(pairs.map(({ name }) => name).sort());
  });
});
