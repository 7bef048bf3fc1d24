import fs from 'node:fs';
import path from 'node:path';
import type { AvroReference } from '../../../src/schema/avro/parse-avro';

/** A text that is no schema, and the one message that it gives under the name `order.avsc`, long pointers as `#…`. */
export interface BrokenSchema {
  readonly name: string;
  readonly text: string;
  readonly references?: readonly AvroReference[];
  readonly message: string;
}

/** What would be unreadable in a file. */
const UNREADABLE: readonly BrokenSchema[] = [
  {
    name: 'the text is only white space',
    text: '  \n ',
    message: "[order.avsc:2:2] '#' must hold a JSON value, got an empty text; write the value",
  },
  {
    name: 'the schema nests too deep',
    text: `${'{"type":"array","items":'.repeat(5000)}"int"${'}'.repeat(5000)}`,
    message:
      "[order.avsc:1:14401] '#…' must nest at most 600 levels deep, got one level more; split it, or refer to parts of it",
  },
  {
    name: 'the lists nest too deep',
    text: '['.repeat(100_000),
    message:
      "[order.avsc:1:601] '#…' must nest at most 600 levels deep, got one level more; split it, or refer to parts of it",
  },
];

/** The corpus of `broken-schemas.txt`, whose first line says how to read it. */
export const BROKEN_SCHEMAS: readonly BrokenSchema[] = [
  ...fs.readFileSync(path.join(__dirname, 'broken-schemas.txt'), 'utf8').split(/^= /m).slice(1).map(brokenSchema),
  ...UNREADABLE,
];

function brokenSchema(block: string): BrokenSchema {
  const [name = '', ...lines] = block.trimEnd().split('\n');
  const message = lines.pop()?.slice(2) ?? '';
  const references = lines
    .filter((line) => line.startsWith('@ '))
    .map((line) => {
      const [reference = '', ...text] = line.slice(2).split(' ');
      return { name: reference, text: text.join(' ') };
    });
  const text = lines.filter((line) => !line.startsWith('@ ')).join('\n');
  return { name, text, message, ...(references.length > 0 && { references }) };
}
