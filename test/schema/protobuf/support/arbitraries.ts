import fc from '../../../support/property';
import { mutated, mutationArbitrary } from './mutation';
import { MAP_KEYS, SCALARS, tidy, type EnumShape, type FieldShape, type MessageShape, type SchemaShape } from './shape';

/** An earlier schema and a later one that is a few changes away. */
export interface Pair {
  readonly previous: SchemaShape;
  readonly next: SchemaShape;
}

/** How many pairs a property looks at: few in `npm test`, many in a full run. */
export function pairCount(usual: number): number {
  const given = Number(process.env.SLUICEGATE_PAIRS ?? usual);
  if (!Number.isInteger(given) || given < 1) throw new Error('SLUICEGATE_PAIRS must be a whole number of at least 1');
  return given;
}

const MESSAGES = ['M0', 'M1', 'M2'];
const ENUMS = ['E0', 'E1'];

const enumArbitrary = (name: string): fc.Arbitrary<EnumShape> =>
  fc
    .record({
      count: fc.integer({ min: 1, max: 4 }),
      reserved: fc.uniqueArray(fc.integer({ min: 8, max: 10 }), { maxLength: 2 }),
    })
    .map(({ count, reserved }) => ({
      name,
      values: Array.from({ length: count }, (_, number) => ({ name: `${name}_V${number}`, number })),
      reserved,
    }));

const fieldArbitrary = (types: readonly string[]): fc.Arbitrary<FieldShape> =>
  fc
    .record({
      number: fc.integer({ min: 1, max: 12 }),
      label: fc.constantFrom<FieldShape['label'][]>('', '', 'optional', 'repeated', 'required'),
      type: fc.oneof(fc.constantFrom(...types), fc.constantFrom('int32', 'string')),
      mapKey: fc.option(fc.constantFrom(...MAP_KEYS), { nil: undefined, freq: 8 }),
      oneof: fc.option(fc.constantFrom('o0', 'o1'), { nil: undefined, freq: 4 }),
    })
    .map(({ mapKey, oneof, ...field }) => ({
      ...field,
      name: `f${field.number}`,
      ...(mapKey !== undefined && { mapKey }),
      ...(oneof !== undefined && { oneof }),
    }));

const messageArbitrary = (name: string, types: readonly string[]): fc.Arbitrary<MessageShape> =>
  fc.record({
    name: fc.constant(name),
    fields: fc.array(fieldArbitrary(types), { maxLength: 6 }),
    reserved: fc.array(fc.integer({ min: 13, max: 15 }), { maxLength: 2 }),
  });

export const schemaArbitrary: fc.Arbitrary<SchemaShape> = fc
  .record({ messages: fc.integer({ min: 1, max: 3 }), enums: fc.integer({ min: 0, max: 2 }) })
  .chain(({ messages, enums }) => {
    const names = MESSAGES.slice(0, messages);
    const enumNames = ENUMS.slice(0, enums);
    const types = [...SCALARS, ...names, ...enumNames];
    return fc.record({
      syntax: fc.constantFrom<SchemaShape['syntax'][]>('proto3', 'proto3', 'proto3', 'proto2'),
      packageName: fc.constant('shop'),
      messages: fc.tuple(...names.map((name) => messageArbitrary(name, types))),
      enums: fc.tuple(...enumNames.map(enumArbitrary)),
    });
  })
  .map(tidy);

export const pairArbitrary: fc.Arbitrary<Pair> = fc
  .tuple(schemaArbitrary, fc.array(mutationArbitrary, { minLength: 0, maxLength: 3 }))
  .map(([previous, mutations]) => ({
    previous,
    next: mutations.reduce((shape, mutation) => tidy(mutated(shape, mutation)), previous),
  }));
