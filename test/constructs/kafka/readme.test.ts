import {
  ConfluentApiKey,
  ConfluentApiKeyResource,
  ConfluentCloudProvider,
  ConfluentClusterType,
  ConfluentEnvironment,
  ConfluentKafkaCluster,
  ConfluentOrganization,
  ConfluentServiceAccount,
  Secret,
  SecurityTier,
  Topic,
  type StreamingStack,
} from 'sluicegate';
import { newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from './rehearsed';

function organizationIn(stack: StreamingStack): ConfluentOrganization {
  return new ConfluentOrganization(stack, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
  });
}

describeWithTerraform('what the README says', () => {
  test('the five lines are a topic and three ACLs', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    const organization = organizationIn(stack);
    const cluster = newCluster(stack);
    const orders = new Topic(stack, 'Orders', { cluster, topicName: 'sales.orders.v1' });
    const checkout = ConfluentServiceAccount.fromDisplayName(stack, 'Checkout', {
      organization,
      displayName: 'checkout',
    });
    const loader = ConfluentServiceAccount.fromDisplayName(stack, 'Loader', { organization, displayName: 'loader' });
    orders.grants.produce(checkout.principal);
    orders.grants.consume(loader.principal, { group: 'loader' });

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.planned.filter(({ address }) => !address.startsWith('data.'))).toHaveLength(4);
  });

  test('with everything new they are 13 resources', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    const organization = organizationIn(stack);
    const account = (id: string, displayName: string): ConfluentServiceAccount =>
      new ConfluentServiceAccount(stack, id, { organization, displayName });
    const cluster = new ConfluentKafkaCluster(stack, 'Kafka', {
      environment: new ConfluentEnvironment(stack, 'Environment', { organization, displayName: 'shop' }),
      displayName: 'orders',
      type: ConfluentClusterType.BASIC,
      cloud: ConfluentCloudProvider.AWS,
      region: 'eu-west-1',
      administrator: account('Admin', 'orders-admin'),
    });
    const topic = new Topic(stack, 'Orders', { cluster, topicName: 'sales.orders.v1' });
    const checkout = account('Checkout', 'checkout');
    const loader = account('Loader', 'loader');
    topic.grants.produce(checkout.principal);
    topic.grants.consume(loader.principal, { group: 'loader' });
    for (const owner of [checkout, loader]) {
      new ConfluentApiKey(owner, 'Key', {
        owner,
        resource: ConfluentApiKeyResource.kafkaCluster(cluster),
        displayName: `${owner.displayName} on orders`,
      });
    }

    const rehearsal = await rehearsedReview(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.planned.filter(({ address }) => !address.startsWith('data.'))).toHaveLength(13);
  });
});
