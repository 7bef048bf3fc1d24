import fc from '../../../support/property';
import { MAP_KEYS, SCALARS, type EnumShape, type FieldShape, type MessageShape, type SchemaShape } from './shape';

/** One change of a schema, by numbers that are taken modulo whatever there is to choose from. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly message: number;
  readonly field: number;
  readonly choice: number;
}

const KINDS = [
  'retype',
  'retype',
  'relabel',
  'rename field',
  'add field',
  'remove field',
  'remove and reserve',
  'use reserved',
  'reserve nothing',
  'make map',
  'into oneof',
  'into oneof',
  'out of oneof',
  'two into oneof',
  'rename oneof',
  'add message',
  'remove message',
  'rename message',
  'move message',
  'package',
  'add enum value',
  'remove enum value',
  'rename enum value',
  'remove and reserve enum value',
  'use reserved enum value',
  'reserve no enum value',
  'rename enum',
] as const;

export const mutationArbitrary: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...KINDS),
  message: fc.nat(5),
  field: fc.nat(9),
  choice: fc.nat(40),
});

/** The schema after the change; the same one where there is nothing to change. */
export function mutated(shape: SchemaShape, mutation: Mutation): SchemaShape {
  const { kind, choice } = mutation;
  switch (kind) {
    case 'package':
      return { ...shape, packageName: ['shop', 'shop.v2', ''][choice % 3]! };
    case 'add message':
      return { ...shape, messages: [...shape.messages, { name: `N${choice}`, fields: [], reserved: [] }] };
    case 'remove message':
      return { ...shape, messages: without(shape.messages, mutation.message) };
    case 'rename message':
      return renamedMessage(shape, mutation);
    case 'move message':
      return { ...shape, messages: [...shape.messages.slice(1), ...shape.messages.slice(0, 1)] };
    case 'add enum value':
    case 'remove enum value':
    case 'rename enum value':
    case 'remove and reserve enum value':
    case 'use reserved enum value':
    case 'reserve no enum value':
    case 'rename enum':
      return mutatedEnum(shape, mutation);
    default:
      return {
        ...shape,
        messages: shape.messages.map((message, index) =>
          index === mutation.message % shape.messages.length ? mutatedMessage(shape, message, mutation) : message,
        ),
      };
  }
}

function mutatedMessage(
  shape: SchemaShape,
  message: MessageShape,
  { kind, field: at, choice }: Mutation,
): MessageShape {
  const field = message.fields[at % Math.max(1, message.fields.length)];
  const next = Math.max(0, ...message.fields.map(({ number }) => number), ...message.reserved) + 1;
  if (kind === 'add field') return withField(message, newField(shape, `g${next}`, next, choice));
  if (kind === 'reserve nothing') return { ...message, reserved: [] };
  if (kind === 'use reserved') {
    const [number] = message.reserved;
    return number === undefined ? message : withField(message, newField(shape, `r${number}`, number, choice));
  }
  if (field === undefined) return message;
  const change = (values: Partial<FieldShape>) => replaced(message, field, { ...field, ...values });
  switch (kind) {
    case 'retype':
      return change({ type: typeOf(shape, choice) });
    case 'relabel':
      return change({ label: (['', 'optional', 'repeated', 'required'] as const)[choice % 4]! });
    case 'rename field':
      return change({ name: `h${choice}` });
    case 'remove field':
      return { ...message, fields: message.fields.filter((one) => one !== field) };
    case 'remove and reserve':
      return {
        ...message,
        fields: message.fields.filter((one) => one !== field),
        reserved: [...message.reserved, field.number],
      };
    case 'make map':
      return replaced(message, field, { ...withoutOneof(field), mapKey: MAP_KEYS[choice % MAP_KEYS.length]! });
    case 'into oneof':
      return change({ oneof: `o${choice % 2}` });
    case 'out of oneof':
      return replaced(message, field, withoutOneof(field));
    case 'two into oneof': {
      const second = message.fields[(at + 1) % message.fields.length]!;
      return replaced(change({ oneof: 'o9' }), second, { ...second, oneof: 'o9' });
    }
    case 'rename oneof':
      return {
        ...message,
        fields: message.fields.map((one) => (one.oneof === 'o0' ? { ...one, oneof: 'o8' } : one)),
      };
    default:
      return message;
  }
}

function mutatedEnum(shape: SchemaShape, { kind, message: at, field, choice }: Mutation): SchemaShape {
  const changed = shape.enums[at % Math.max(1, shape.enums.length)];
  if (changed === undefined) return shape;
  const set = (values: Partial<EnumShape>): SchemaShape => ({
    ...shape,
    enums: shape.enums.map((one) => (one === changed ? { ...one, ...values } : one)),
  });
  const { name, values, reserved } = changed;
  const victim = values[1 + (field % Math.max(1, values.length - 1))];
  switch (kind) {
    case 'add enum value': {
      const number = Math.max(...values.map((value) => value.number)) + 1;
      return set({ values: [...values, { name: `${name}_N${number}`, number }] });
    }
    case 'remove enum value':
      return set({ values: values.filter((value) => value !== victim) });
    case 'rename enum value':
      return set({
        values: values.map((value) => (value === victim ? { ...value, name: `${name}_R${choice}` } : value)),
      });
    case 'remove and reserve enum value':
      return victim === undefined
        ? shape
        : set({ values: values.filter((value) => value !== victim), reserved: [...reserved, victim.number] });
    case 'use reserved enum value':
      return set({
        values: [...values, ...reserved.slice(0, 1).map((number) => ({ name: `${name}_U${number}`, number }))],
      });
    case 'reserve no enum value':
      return set({ reserved: [] });
    default:
      return retyped({ ...set({ name: `${name}X` }) }, name, `${name}X`);
  }
}

function renamedMessage(shape: SchemaShape, { message: at, choice }: Mutation): SchemaShape {
  const message = shape.messages[at % Math.max(1, shape.messages.length)];
  if (message === undefined) return shape;
  const name = `R${choice}`;
  const messages = shape.messages.map((one) => (one === message ? { ...one, name } : one));
  return retyped({ ...shape, messages }, message.name, name);
}

function retyped(shape: SchemaShape, from: string, to: string): SchemaShape {
  return {
    ...shape,
    messages: shape.messages.map((message) => ({
      ...message,
      fields: message.fields.map((field) => (field.type === from ? { ...field, type: to } : field)),
    })),
  };
}

function withField(message: MessageShape, field: FieldShape): MessageShape {
  return { ...message, fields: [...message.fields, field] };
}

function newField(shape: SchemaShape, name: string, number: number, choice: number): FieldShape {
  return {
    name,
    number,
    type: typeOf(shape, choice),
    label: (['', 'optional', 'repeated', 'required'] as const)[choice % 4]!,
  };
}

function typeOf(shape: SchemaShape, choice: number): string {
  const types = [...SCALARS, ...shape.messages.map(({ name }) => name), ...shape.enums.map(({ name }) => name)];
  return types[choice % types.length]!;
}

function withoutOneof({ oneof: _, ...field }: FieldShape): FieldShape {
  return field;
}

function replaced(message: MessageShape, from: FieldShape, to: FieldShape): MessageShape {
  return { ...message, fields: message.fields.map((field) => (field === from ? to : field)) };
}

function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, index) => items.length < 2 || index !== at % items.length);
}
