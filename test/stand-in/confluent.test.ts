import { rehearse, type Rehearsal, type RehearsalOptions } from '../support/stand-in';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { moduleFolder } from '../support/stand-in/module-folder';

async function rehearsed(module: object, options: Partial<RehearsalOptions> = {}): Promise<Rehearsal> {
  const folder = moduleFolder({
    terraform: { required_providers: { confluent: { source: 'confluentinc/confluent', version: '2.83.4' } } },
    provider: { confluent: {} },
    ...module,
  });
  try {
    return await rehearse({ moduleFolder: folder.path, ...options });
  } finally {
    folder.remove();
  }
}

const topic = {
  topic_name: 'orders',
  kafka_cluster: { id: 'lkc-1' },
  rest_endpoint: 'https://pkc.invalid',
  credentials: { key: 'K', secret: 'S' },
};
const acl = {
  kafka_cluster: { id: 'lkc-1' },
  rest_endpoint: 'https://pkc.invalid',
  credentials: { key: 'K', secret: 'S' },
  resource_type: 'TOPIC',
  resource_name: '${confluent_kafka_topic.orders.topic_name}',
  pattern_type: 'LITERAL',
  principal: 'User:sa-1',
  host: '*',
  operation: 'WRITE',
  permission: 'ALLOW',
};

describeWithTerraform('the confluent stand-in', () => {
  it('takes topics and ACLs through all steps', async () => {
    const result = await rehearsed({
      resource: { confluent_kafka_topic: { orders: topic }, confluent_kafka_acl: { write: acl } },
    });

    expect(result.succeeded).toBe(true);
    expect(result.left).toStrictEqual([]);
  });
});
