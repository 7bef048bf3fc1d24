// Confluent's Avro rules in a Java process: one JSON request a line, one JSON answer a line, in order.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const cache = path.join(here, '../../../.cache/schema-avro');

/** Installs what is missing and starts the process; `ask` sends requests and resolves to their answers. */
export function startOracle() {
  execFileSync(path.join(here, 'install.sh'), { stdio: 'inherit' });
  const classPath = `${path.join(cache, 'pinot-confluent-avro-1.5.0-shaded.jar')}:${path.join(cache, 'classes')}`;
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'AvroOracle'];
  const child = spawn('java', options, { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`the oracle ended with ${code}`));
  });
  const send = (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  return {
    ask: (requests) => Promise.all(requests.map(send)),
    stop: () => child.stdin.end(),
  };
}
