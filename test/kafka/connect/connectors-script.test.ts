import { execFileSync } from 'node:child_process';
import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { connectorSpec } from '../../../src/kafka/connect/connector-spec';
import { connectorsScript } from '../../../src/kafka/connect/connectors-script';

const spec = connectorSpec('app/C', {
  connectorName: 'files',
  plugin: ConnectorPlugin.fileStreamSink('/tmp/out'),
  kind: 'SELF_MANAGED',
  direction: 'SINK',
  topics: ['a'],
  errors: {},
});
const script = connectorsScript([
  { ...spec, connectCluster: 'app/Connect', connectName: 'main', restUrl: "https://connect/'$(id)" },
]);

test('is a script that bash can read, beside the files of its connectors', () => {
  expect(script).toMatchObject({ path: 'kafka/connect/main/connectors.sh', executable: true });
  expect(script.body).toContain(
    "  \"$1\" 'files' 'org.apache.kafka.connect.file.FileStreamSinkConnector' 'files.json' || return 1\n",
  );
  expect(() => execFileSync('bash', ['-n'], { input: script.body })).not.toThrow();
});

test('takes an address for a text, whatever is in it', () => {
  expect(script.body).toContain("DEFAULT_URL='https://connect/'\\''$(id)'\n");
});

test('has no login in it, and hands the password on by a pipe', () => {
  expect(script.body).toContain('--config <(login)');
  expect(script.body).not.toMatch(/--user |-u "/);
});
