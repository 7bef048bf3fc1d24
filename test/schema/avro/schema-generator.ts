import fc from '../../support/property';

/** A schema as a tree that is easy to change; `render` makes every tree a valid schema. */
export type Tree =
  | { t: 'plain'; kind: string; logical?: string }
  | { t: 'array' | 'map'; of: Tree }
  | { t: 'union'; of: Tree[] }
  | { t: 'record'; name: Name; fields: FieldTree[] }
  | { t: 'enum'; name: Name; symbols: string[]; fallback: boolean }
  | { t: 'fixed'; name: Name; size: number }
  | { t: 'again'; which: number };

export interface Name {
  name: string;
  namespace: string;
  aliases: string[];
}

export interface FieldTree {
  name: string;
  type: Tree;
  /** 0 for none; another number for another value. */
  fallback: number;
  aliases: string[];
}

const PLAIN = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'];
const LOGICAL: Readonly<Record<string, readonly string[]>> = {
  int: ['date', 'time-millis'],
  long: ['timestamp-millis', 'timestamp-micros', 'time-micros'],
  string: ['uuid'],
};
export const FIELD_NAMES = ['a', 'b', 'c', 'd', 'e'];
export const SYMBOLS = ['X', 'Y', 'Z', 'W'];
export const TYPE_NAMES = ['R', 'S', 'T', 'U'];
export const NAMESPACES = ['', 'x', 'x.y'];

const plain: fc.Arbitrary<Tree> = fc.tuple(fc.constantFrom(...PLAIN), fc.nat(9)).map(([kind, dice]) => {
  const logical = dice < 2 ? LOGICAL[kind]?.[dice] : undefined;
  return { t: 'plain', kind, ...(logical !== undefined && { logical }) };
});

function mostly<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
}

const name: fc.Arbitrary<Name> = fc.record({
  name: fc.constantFrom(...TYPE_NAMES),
  namespace: fc.constantFrom('x', 'x', ...NAMESPACES),
  aliases: mostly<string[]>([], ['x.R'], ['Q'], ['x.S', 'T']),
});

const { tree, record } = fc.letrec<{ tree: Tree; record: Tree; field: FieldTree }>((tie) => ({
  field: fc.record({
    name: fc.constantFrom(...FIELD_NAMES),
    type: tie('tree'),
    fallback: fc.constantFrom(0, 0, 1, 2),
    aliases: mostly<string[]>([], ['a'], ['b'], ['p', 'c']),
  }),
  record: fc.record({
    t: fc.constant('record' as const),
    name,
    fields: fc.array(tie('field'), { maxLength: 4 }),
  }),
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 6, arbitrary: plain },
    { weight: 2, arbitrary: fc.record({ t: fc.constantFrom('array' as const, 'map' as const), of: tie('tree') }) },
    {
      weight: 3,
      arbitrary: fc.record({
        t: fc.constant('union' as const),
        of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 3, arbitrary: tie('record') },
    {
      weight: 2,
      arbitrary: fc.record({
        t: fc.constant('enum' as const),
        name,
        symbols: fc.uniqueArray(fc.constantFrom(...SYMBOLS), { minLength: 1, maxLength: 3 }),
        fallback: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ t: fc.constant('fixed' as const), name, size: fc.constantFrom(1, 2, 4) }) },
    { weight: 2, arbitrary: fc.record({ t: fc.constant('again' as const), which: fc.nat(3) }) },
  ),
}));

/** A schema: mostly a record, as subjects have. */
export const schemaTree: fc.Arbitrary<Tree> = fc.oneof({ weight: 4, arbitrary: record }, tree);
