import fs from 'node:fs';
import path from 'node:path';

/** A text that no reader of Protobuf should take, and the one error that it gives. */
export interface BrokenSchema {
  readonly name: string;
  readonly text: string;
  readonly references?: readonly { readonly name: string; readonly text: string }[];
  readonly error: string;
}

export function brokenSchemas(): readonly BrokenSchema[] {
  const file = path.join(__dirname, '../broken-schemas.json');
  const list: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!Array.isArray(list) || !list.every(isBrokenSchema)) throw new Error('broken-schemas.json has another form');
  return list;
}

function isBrokenSchema(value: unknown): value is BrokenSchema {
  return typeof value === 'object' && value !== null && ['name', 'text', 'error'].every((key) => key in value);
}
