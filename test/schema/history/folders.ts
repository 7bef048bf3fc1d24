import fs from 'node:fs';
import path from 'node:path';
import { run } from '../../../src/cli/run';
import { SchemaFormat } from '../../../src/schema/schema-format';
import { temporaryFolder } from '../../support/program';

/** An order as each language writes it: v1 as it began, `good` adds what BACKWARD allows, `bad` what it does not. */
export interface Evolution {
  readonly format: SchemaFormat;
  readonly extension: string;
  readonly v1: string;
  readonly good: string;
  readonly bad: string;
  /** v1 in other words. */
  readonly reformatted: string;
}

const avro = (...fields: object[]): string => JSON.stringify({ type: 'record', name: 'Order', fields });
const id = { name: 'order_id', type: 'string' };
const json = (properties: object, required: string[] = ['order_id']): string =>
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Order',
    type: 'object',
    properties: { order_id: { type: 'string' }, ...properties },
    required,
    additionalProperties: false,
  });
const proto = (...fields: string[]): string => ['syntax = "proto3";', 'message Order {', ...fields, '}', ''].join('\n');

export const EVOLUTIONS: readonly Evolution[] = [
  {
    format: SchemaFormat.AVRO,
    extension: 'avsc',
    v1: avro(id),
    good: avro(id, { name: 'note', type: 'string', default: '' }),
    bad: avro(id, { name: 'note', type: 'string' }),
    reformatted: JSON.stringify(JSON.parse(avro(id)), undefined, 3),
  },
  {
    format: SchemaFormat.PROTOBUF,
    extension: 'proto',
    v1: proto('string order_id = 1;'),
    good: proto('string order_id = 1;', 'string note = 2;'),
    bad: proto('int64 order_id = 1;'),
    reformatted: 'syntax = "proto3";\n\n// An order.\nmessage Order { string order_id = 1; }',
  },
  {
    format: SchemaFormat.JSON,
    extension: 'json',
    v1: json({}),
    good: json({ note: { type: 'string' } }),
    bad: json({ note: { type: 'string' } }, ['order_id', 'note']),
    reformatted: JSON.stringify(JSON.parse(json({})), undefined, 3),
  },
];

/** A new folder with those files; its path. */
export function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [file, body] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), body);
  return folder;
}

/** Records the latest version of a folder, as a user would. */
export function record(folder: string, mode = 'BACKWARD'): void {
  const { exitCode, errors } = run(['schema', 'record', folder, '--compatibility', mode]);
  if (exitCode !== 0) throw new Error(errors);
}

/** A text about a temporary folder, the same wherever that is. */
export function at(folder: string, text: string): string {
  return text.split(folder).join('FOLDER');
}
