/** A schema small enough to change at random and print. */
export interface SchemaShape {
  readonly syntax: 'proto2' | 'proto3';
  readonly packageName: string;
  readonly messages: readonly MessageShape[];
  readonly enums: readonly EnumShape[];
}

export interface MessageShape {
  readonly name: string;
  readonly fields: readonly FieldShape[];
  readonly reserved: readonly number[];
}

export interface FieldShape {
  readonly name: string;
  readonly number: number;
  readonly label: '' | 'optional' | 'repeated' | 'required';
  /** A scalar, or the name of a message or enum. */
  readonly type: string;
  /** Makes it a map with that key. */
  readonly mapKey?: string;
  readonly oneof?: string;
}

export interface EnumShape {
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly number: number }[];
  readonly reserved: readonly number[];
}

export const SCALARS = [
  'int32',
  'int64',
  'uint32',
  'uint64',
  'bool',
  'sint32',
  'sint64',
  'string',
  'bytes',
  'fixed32',
  'sfixed32',
  'fixed64',
  'sfixed64',
  'float',
  'double',
] as const;

export const MAP_KEYS = ['string', 'int32', 'int64', 'uint32', 'bool', 'sint32', 'fixed64'] as const;

/** Removes what a random change left without meaning, so that the text is a valid file. */
export function tidy(shape: SchemaShape): SchemaShape {
  const messages = unique(shape.messages, ({ name }) => name);
  const enums = unique(shape.enums, ({ name }) => name);
  const types = new Set<string>([...SCALARS, ...messages.map(({ name }) => name), ...enums.map(({ name }) => name)]);
  return {
    ...shape,
    messages: messages.map((message) => {
      const known = message.fields.filter(({ type }) => types.has(type)).map((field) => tidyField(shape.syntax, field));
      const fields = unique(
        unique(known, ({ number }) => String(number)),
        ({ name }) => name,
      );
      return { ...message, fields, reserved: unused(message.reserved, fields) };
    }),
    enums: enums.map((one) => {
      const values = unique(one.values, ({ number }) => String(number));
      return { ...one, values, reserved: unused(one.reserved, values) };
    }),
  };
}

function unused(reserved: readonly number[], entries: readonly { readonly number: number }[]): number[] {
  const used = new Set(entries.map(({ number }) => number));
  return [...new Set(reserved)].filter((number) => !used.has(number));
}

function tidyField(syntax: SchemaShape['syntax'], field: FieldShape): FieldShape {
  const { mapKey, oneof, ...plain } = field;
  if (oneof !== undefined) return { ...plain, label: '', oneof };
  if (mapKey !== undefined) return { ...plain, label: '', mapKey };
  if (syntax === 'proto2') return { ...plain, label: plain.label === '' ? 'optional' : plain.label };
  return { ...plain, label: plain.label === 'required' ? '' : plain.label };
}

/** The file. */
export function shapeText(shape: SchemaShape): string {
  const head = [`syntax = "${shape.syntax}";`, ...(shape.packageName === '' ? [] : [`package ${shape.packageName};`])];
  return `${[...head, ...shape.enums.map(enumText), ...shape.messages.map(messageText)].join('\n')}\n`;
}

function enumText({ name, values, reserved }: EnumShape): string {
  const lines = [...values.map((value) => `${value.name} = ${value.number};`), ...reservedText(reserved)];
  return `enum ${name} { ${lines.join(' ')} }`;
}

function reservedText(reserved: readonly number[]): string[] {
  return reserved.length === 0 ? [] : [`reserved ${[...reserved].sort((a, b) => a - b).join(', ')};`];
}

function messageText({ name, fields, reserved }: MessageShape): string {
  const oneofs = [...new Set(fields.flatMap(({ oneof }) => oneof ?? []))];
  const lines = [
    ...reservedText(reserved),
    ...fields.filter(({ oneof }) => oneof === undefined).map(fieldText),
    ...oneofs.map(
      (oneof) =>
        `oneof ${oneof} { ${fields
          .filter((field) => field.oneof === oneof)
          .map(fieldText)
          .join(' ')} }`,
    ),
  ];
  return `message ${name} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}

function fieldText({ label, type, mapKey, name, number }: FieldShape): string {
  const written = mapKey === undefined ? type : `map<${mapKey}, ${type}>`;
  return `${label === '' ? '' : `${label} `}${written} ${name} = ${number};`;
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const first = !seen.has(key(item));
    seen.add(key(item));
    return first;
  });
}
