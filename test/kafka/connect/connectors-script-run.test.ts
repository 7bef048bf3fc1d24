import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { connectorSpec } from '../../../src/kafka/connect/connector-spec';
import { connectorsScript } from '../../../src/kafka/connect/connectors-script';

const WANTED = { name: 'files', file: '/tmp/new', password: '${env:PASSWORD}' };
const FORMER = { name: 'files', file: '/tmp/old' };

let folder: string;
/** What the worker answers to the next requests for the configuration; the last stays. */
let views: [number, object][];
let changes: number;
/** What it finds wrong with the configuration. */
let verdict: { name: string; errors: string[] }[];
const worker = http.createServer(({ method = '', url = '' }, response) => {
  const [status, answer] = answerTo(method, url);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});

function answerTo(method: string, url: string): [number, object] {
  if (url.endsWith('/config/validate')) return [200, { configs: verdict.map((value) => ({ value })) }];
  if (method === 'PUT') {
    changes += 1;
    return [200, {}];
  }
  const [view = [404, {}]] = views;
  if (views.length > 1) views.shift();
  return view;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluicegate-connect-'));
  changes = 0;
  verdict = [];
  await new Promise<void>((resolve) => worker.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  worker.closeAllConnections();
  await new Promise((resolve) => worker.close(resolve));
  rmSync(folder, { recursive: true });
});

async function run(): Promise<string> {
  const spec = connectorSpec('app/C', {
    connectorName: 'files',
    plugin: ConnectorPlugin.fileStreamSink('/tmp/new'),
    kind: 'SELF_MANAGED',
    direction: 'SINK',
    topics: ['a'],
    errors: {},
  });
  const { port } = worker.address() as AddressInfo;
  const script = connectorsScript([
    { ...spec, connectCluster: 'app/Connect', connectName: 'main', restUrl: `http://127.0.0.1:${port}` },
  ]);
  writeFileSync(join(folder, 'connectors.sh'), script.body);
  writeFileSync(join(folder, 'files.json'), JSON.stringify(WANTED));
  // the pauses of the script would be the test's
  writeFileSync(join(folder, 'sleep'), '#!/bin/sh\n', { mode: 0o755 });
  const { stdout } = await promisify(execFile)('bash', [join(folder, 'connectors.sh')], {
    env: { PATH: `${folder}:${process.env.PATH}` },
  });
  return stdout;
}

test('waits until the worker shows what it took, so that the next run finds nothing to change', async () => {
  views = [
    [404, {}],
    [404, {}],
    [200, WANTED],
  ];
  expect(await run()).toBe('+ create connector files\n1 changes made\n');
  expect(await run()).toBe('nothing to change\n');
  expect(changes).toBe(1);
});

test('waits while workers rebalance', async () => {
  views = [
    [409, {}],
    [200, FORMER],
    [200, FORMER],
    [200, WANTED],
  ];
  expect(await run()).toMatch(/change connector files:\n(?:.|\n)*1 changes made\n$/);
});

test('says so when the worker never shows what it took', async () => {
  views = [[200, FORMER]];
  await expect(run()).rejects.toThrow(/took the configuration of files but does not show it: status 200/);
});

test('fails when the worker finds something wrong, without what it resolved', async () => {
  views = [[200, FORMER]];
  verdict = [
    { name: 'file', errors: ['no such folder'] },
    { name: 'password', errors: ['Invalid value hunter2: too short', 'Invalid value null'] },
    { name: 'topics', errors: ['missing', 'and empty'] },
    { name: 'tasks.max', errors: [] },
  ];
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: `the configuration of files is not valid:
  file: no such folder
  password: not valid once \${env:PASSWORD} is resolved
  topics: missing; and empty
`,
  });
  expect(changes).toBe(0);
});

test('shows what the worker says of a reference that it could not resolve', async () => {
  verdict = [{ name: 'password', errors: ['Invalid value ${env:PASSWORD}: not a number', 'and null'] }];
  await expect(run()).rejects.toMatchObject({
    stderr: expect.stringContaining('password: Invalid value ${env:PASSWORD}: not a number; and null'),
  });
});
