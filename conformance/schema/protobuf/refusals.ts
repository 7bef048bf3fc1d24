import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brokenSchemas, type BrokenSchema } from '../../../test/schema/protobuf/support/broken-schemas';
import type { Check } from './suites';

/** What buf compiles and we refuse, with the reason. */
const STRICTER: Readonly<Record<string, string>> = {
  'an empty file': 'buf takes a file without a syntax for proto2; a schema without a message is a mistake',
  'only white space': 'as above',
  binary: 'buf ends the file at the first NUL',
  'an edition': 'valid, and not supported',
  'a group': 'valid, and not supported',
  'extension ranges': 'valid, and not supported',
};

/** Whatever the corpus has broken, buf refuses too, but for what is known. */
export function* refusalsSuite(): Generator<Check> {
  for (const broken of brokenSchemas()) {
    const refused = isRefused(broken);
    const known = STRICTER[broken.name] !== undefined;
    const problem = refused === known ? (refused ? 'buf refuses it as well now' : 'buf compiles it') : undefined;
    yield {
      name: `broken: ${broken.name}`,
      ...(problem !== undefined && { problem }),
      counted: new Map([[known ? 'stricter than buf' : 'refused by both', 1]]),
    };
  }
}

function isRefused({ text, references = [] }: BrokenSchema): boolean {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-buf-'));
  try {
    for (const file of [{ name: 'schema.proto', text }, ...references]) {
      fs.writeFileSync(path.join(folder, file.name), file.text);
    }
    const buf = path.join(path.dirname(require.resolve('@bufbuild/buf/package.json')), 'bin', 'buf');
    const { status } = spawnSync(process.execPath, [buf, 'build', '--output', os.devNull], { cwd: folder });
    return status !== 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
