import { Disposition } from 'sluicegate';
import { runbook } from '../../src/bundle/runbook';
import { model, resource } from './models';

const TOPIC = resource('orders/Orders', {
  name: 'sales.orders',
  addresses: ['confluent_kafka_topic.Orders_1'],
  reasons: ['a scope above it asks for REGULATED', 'another'],
  warnings: ['few partitions'],
});
const ACL = resource('orders/Acl', { type: 'kafka.acl', name: 'acl', requires: ['orders/Orders'], addresses: ['a.b'] });
const DEPLOYED = resource('orders/Other', { name: 'not.here', disposition: Disposition.DEPLOY });
const body = (given: Partial<Parameters<typeof runbook>[0]> = {}): string =>
  runbook({ model: model([ACL, TOPIC, DEPLOYED]), variables: [], files: [], ...given }).body;

test('the steps are in the order in which a human takes them', () => {
  const titles = body({ files: [{ path: 'kafka/topics.sh', body: '' }] }).match(/^##? .*$/gm);
  expect(titles).toStrictEqual([
    '# Runbook of orders',
    '## 1. Verify',
    '## 2. Review',
    '## 3. Apply with Terraform',
    '## 4. Or apply with the native tools',
    '## Resources, in the order of dependencies',
    '## When a resource changes its disposition',
  ]);
});

test('reviewed resources stand in the order of dependencies, deployed ones do not stand there', () => {
  expect(body()).toContain(
    '| 1 | kafka.topic | sales.orders | confluent_kafka_topic.Orders_1 | a scope above it asks for REGULATED; another | few partitions |\n' +
      '| 2 | kafka.acl | acl | a.b |  |  |\n',
  );
  expect(body()).not.toContain('not.here');
});

test('every variable of the module is asked for, and told to stay out of files', () => {
  expect(body({ variables: ['kafka_api_key', 'kafka_api_secret'] })).toContain(
    '    export TF_VAR_kafka_api_key=…    # from your secret store; never in a file\n' +
      '    export TF_VAR_kafka_api_secret=…    # from your secret store; never in a file\n' +
      '    cd terraform\n',
  );
});

test('native files are an alternative to the module, in the order in which they are given', () => {
  const text = body({
    files: [
      { path: 'kafka/topics.sh', body: '', executable: true },
      { path: 'schema/subjects.json', body: '' },
    ],
  });
  expect(text).toContain('Instead of the module, not in addition');
  expect(text).toContain('| `kafka/topics.sh` | script |\n| `schema/subjects.json` | file |\n');
});

test('without a module the native tools are the way', () => {
  const text = runbook({
    model: model([resource('orders/A')]),
    variables: [],
    files: [{ path: 'kafka/topics.sh', body: '', executable: true }],
  }).body;
  expect(text).not.toContain('terraform init');
  expect(text).toContain('## 3. Apply with the native tools\n\nThese resources have no Terraform provider here.');
});

test('says how a resource moves between the two states', () => {
  expect(body()).toContain('terraform state mv -state=from.tfstate -state-out=to.tfstate ADDRESS ADDRESS');
  expect(body()).toContain('`stacks/orders`');
});
