// The script of a reviewer, with the connectors' files beside it, run as its reader would.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { library } from './library.mjs';

const { connectorReview } = library('src/kafka/connect/connector-files');
const { connectorSpec } = library('src/kafka/connect/connector-spec');

/** A connector as the library has it before it writes its file. */
export function selfManaged(direction, connectorName, plugin, more = {}) {
  const topics = direction === 'SINK' ? ['emitted.orders.v1'] : [];
  return connectorSpec('conformance', {
    connectorName,
    plugin,
    kind: 'SELF_MANAGED',
    direction,
    topics,
    errors: {},
    ...more,
  });
}

/** @returns {string} the path of `connectors.sh` */
export function writeReview(engine, specs) {
  const folder = path.join(engine.broker.folder, 'emitted-review');
  const resources = specs.map((connector) => ({ spec: { connectName: 'main', restUrl: '', ...connector } }));
  for (const { path: file, body, executable } of connectorReview(resources)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), body, { mode: executable ? 0o755 : 0o644 });
  }
  return path.join(folder, 'kafka/connect/main/connectors.sh');
}

/** @returns {Promise<{ code: number, text: string }>} what it printed; errors too when it failed */
export async function runReview(script, url, ...flags) {
  const env = { PATH: process.env.PATH, CONNECT_URL: url };
  try {
    const { stdout } = await promisify(execFile)('bash', [script, ...flags], { env, timeout: 60_000 });
    return { code: 0, text: stdout };
  } catch (failure) {
    return { code: failure.code, text: failure.stdout + failure.stderr };
  }
}
