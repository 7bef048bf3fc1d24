/** A pair whose verdict is known: the rules that break, and what gives a warning only. */
export interface CompatibilityCase {
  readonly name: string;
  readonly reader: string;
  readonly writer: string;
  /** `RULE path`, in order. */
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
}

function typed(type: string): string {
  return `{"type":"record","name":"R","namespace":"x","fields":[{"name":"a","type":${type}}]}`;
}

/** Every plain type beside every other. */
export const PROMOTIONS: readonly CompatibilityCase[] = [
  'int',
  'long',
  'float',
  'double',
  'string',
  'bytes',
  'boolean',
  'null',
].flatMap((reader, _, kinds) =>
  kinds.map((writer): CompatibilityCase => {
    const readable = [
      'int long',
      'int float',
      'int double',
      'long float',
      'long double',
      'float double',
      'string bytes',
      'bytes string',
    ];
    const fits = reader === writer || readable.includes(`${writer} ${reader}`);
    return {
      name: `${writer} is ${fits ? '' : 'not '}read as ${reader}`,
      reader: typed(`"${reader}"`),
      writer: typed(`"${writer}"`),
      errors: fits ? [] : ['TYPE_MISMATCH R.a'],
    };
  }),
);
