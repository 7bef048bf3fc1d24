import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const RULES = [
  'MESSAGE_NO_DELETE',
  'FIELD_WIRE_COMPATIBLE_TYPE',
  'FILE_SAME_PACKAGE',
  'MESSAGE_SAME_REQUIRED_FIELDS',
  'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  'ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED',
  'RESERVED_MESSAGE_NO_DELETE',
  'RESERVED_ENUM_NO_DELETE',
];
const BUF = path.join(path.dirname(require.resolve('@bufbuild/buf/package.json')), 'bin', 'buf');

/** The breaking rules that `buf` finds for each pair of files; one call, since a call costs more than a file. */
export function bufBreaking(pairs: readonly { readonly previous: string; readonly next: string }[]): Set<string>[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-buf-'));
  try {
    for (const side of ['previous', 'next'] as const) {
      fs.mkdirSync(path.join(folder, side));
      fs.writeFileSync(path.join(folder, side, 'buf.yaml'), configuration());
      pairs.forEach((pair, index) => fs.writeFileSync(path.join(folder, side, fileName(index)), pair[side]));
    }
    return reported(folder, pairs.length);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function reported(folder: string, count: number): Set<string>[] {
  const rules = Array.from({ length: count }, () => new Set<string>());
  const result = spawnSync(
    process.execPath,
    [BUF, 'breaking', 'next', '--against', 'previous', '--error-format', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (result.status !== 0 && result.status !== 100) throw new Error(`buf failed: ${result.stderr || result.stdout}`);
  for (const line of result.stdout.split('\n').filter((text) => text !== '')) {
    const finding: unknown = JSON.parse(line);
    if (!isFinding(finding)) throw new Error(`buf said something else: ${line}`);
    const index = /p(\d+)\.proto$/.exec(finding.path ?? '')?.[1];
    if (index === undefined) throw new Error(`buf named no file: ${line}`);
    rules[Number(index)]!.add(finding.type);
  }
  return rules;
}

function isFinding(value: unknown): value is { readonly type: string; readonly path?: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function fileName(index: number): string {
  return `p${index}.proto`;
}

function configuration(): string {
  return ['version: v2', 'breaking:', '  use:', ...RULES.map((rule) => `    - ${rule}`), ''].join('\n');
}
