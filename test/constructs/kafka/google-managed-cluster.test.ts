import { Aspects } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AclOperation,
  AclResourceType,
  Duration,
  KafkaCluster,
  KafkaGrants,
  Principal,
  SecurityTier,
  TierScope,
  Topic,
  type GoogleManagedClusterProps,
  type IKafkaCluster,
} from 'sluicegate';
import { filesBelow, messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from './rehearsed';

const checkout = Principal.googleServiceAccount('checkout@shop-prod.iam.gserviceaccount.com');
const loader = Principal.googleServiceAccount('loader@shop-prod.iam.gserviceaccount.com');

function cluster(scope: Construct, props: Partial<GoogleManagedClusterProps> = {}, id = 'Kafka'): IKafkaCluster {
  return KafkaCluster.googleManaged(scope, id, {
    project: 'shop-prod',
    location: 'europe-west1',
    clusterId: 'orders',
    ...props,
  });
}

function addOrders(scope: Construct): Topic {
  const topic = new Topic(scope, 'Orders', {
    cluster: cluster(scope),
    topicName: 'sales.orders.v1',
    retention: Duration.days(7),
  });
  topic.grants.consume(loader, { groupPrefix: 'loader-' });
  topic.grants.produce(checkout, { transactionalIdPrefix: 'checkout-' });
  return topic;
}

describe('a cluster of Google Managed Service for Apache Kafka', () => {
  test('has one ACL resource for each resource pattern, with all its entries', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    addOrders(stack);

    const files = stack.renderFiles();

    const { google_managed_kafka_acl: acls = {} } = resourcesOf(files['stacks/orders/cdk.tf.json']);
    const entries = Object.values(acls).map(({ acl_id, acl_entries }) => [acl_id, acl_entries]);
    const entry = (name: string, operation: string): object => ({
      host: '*',
      operation,
      permission_type: 'ALLOW',
      principal: `User:${name}@shop-prod.iam.gserviceaccount.com`,
    });
    expect(Object.fromEntries(entries)).toStrictEqual({
      'consumerGroupPrefixed/loader-': [entry('loader', 'READ')],
      'topic/sales.orders.v1': [entry('checkout', 'WRITE'), entry('loader', 'READ')],
      'transactionalIdPrefixed/checkout-': [entry('checkout', 'WRITE')],
    });
    const rows = bundleOf(files).resources.filter(({ type }) => type === 'kafka.acl');
    expect(rows.map(({ spec, addresses }) => [spec.operation, spec.resourceName, addresses.length])).toStrictEqual([
      ['WRITE', 'sales.orders.v1', 1],
      ['WRITE', 'checkout-', 1],
      ['READ', 'loader-', 1],
      ['READ', 'sales.orders.v1', 0],
    ]);
  });

  test('an ACL resource keeps its address whoever is granted something first', () => {
    const addresses = [[loader], [checkout, loader], [loader, checkout]].map((principals) => {
      const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
      const topic = new Topic(stack, 'Orders', { cluster: cluster(stack), topicName: 'sales.orders.v1' });
      for (const principal of principals) topic.grants.consumeWithoutGroup(principal);
      const files = stack.renderFiles();
      return Object.keys(resourcesOf(files['stacks/orders/cdk.tf.json']).google_managed_kafka_acl ?? {});
    });

    expect(addresses[0]).toStrictEqual([expect.stringMatching(/^topic_sales_orders_v1_[0-9A-F]{8}$/)]);
    expect(new Set(addresses.map(String)).size).toBe(1);
  });

  test('what an aspect grants at the end joins the resource of its pattern', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const topic = new Topic(stack, 'Orders', { cluster: cluster(stack), topicName: 'sales.orders.v1' });
    topic.grants.consumeWithoutGroup(loader);
    Aspects.of(topic).add({
      visit: (construct) => {
        if (construct === topic) topic.grants.produce(checkout);
      },
    });

    const acls = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).google_managed_kafka_acl ?? {};

    expect(Object.values(acls).map(({ acl_entries }) => (acl_entries as object[]).length)).toStrictEqual([2]);
  });

  test('everything of a kind, and the cluster itself, have names of their own', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const { grants } = cluster(stack);
    const all = [AclResourceType.TOPIC, AclResourceType.GROUP, AclResourceType.TRANSACTIONAL_ID];
    grants.addAcls(
      checkout,
      all.map((resourceType) => ({ resourceType, resourceName: '*', operation: AclOperation.DESCRIBE })),
    );
    grants.readOnlyOperator(checkout, { cluster: true });

    const acls = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).google_managed_kafka_acl ?? {};

    expect(
      Object.values(acls)
        .map(({ acl_id }) => acl_id)
        .sort(),
    ).toStrictEqual(['allConsumerGroups', 'allTopics', 'allTransactionalIds', 'cluster']);
  });

  test('is reviewed by scripts and a module in REGULATED', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    addOrders(stack);

    const files = Object.keys(stack.renderFiles()).map((file) => file.replace('bundles/orders/review/', ''));

    expect(files).toEqual(
      expect.arrayContaining([
        'kafka/shop-prod.europe-west1.orders/acls.sh',
        'kafka/shop-prod.europe-west1.orders/topics.sh',
        'terraform/main.tf.json',
      ]),
    );
    expect(files.filter((file) => file.includes('strimzi'))).toStrictEqual([]);
  });

  test('is requirements only in AIR_GAPPED, with the address that the service gives a cluster', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    addOrders(stack);

    const files = stack.renderFiles();

    expect(Object.keys(files).filter((file) => file.includes('terraform'))).toStrictEqual([]);
    expect(files['bundles/orders/requirements/topics.md']).toContain(
      'bootstrap.orders.europe-west1.managedkafka.shop-prod.cloud.goog:9092',
    );
  });

  test('fails when ids are malformed, with all of them at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const props = { project: 'Shop', location: 'europe', clusterId: 'projects/a', bootstrapServers: 'x' };

    expect(messageOf(() => cluster(stack, props))).toBe(
      '4 problems\n' +
        '  [orders/Kafka] \'project\' must be a project id: 6 to 30 lower-case letters, digits or dashes, beginning with a letter, got "Shop"; copy the id of the project, not its name or number\n' +
        "  [orders/Kafka] 'location' must be a region such as 'europe-west1', got \"europe\"; copy it from the cluster\n" +
        '  [orders/Kafka] \'clusterId\' must be 1 to 63 lower-case letters, digits or dashes, beginning with a letter, got "projects/a"; copy the id from the cluster, without projects/… before it\n' +
        "  [orders/Kafka] 'bootstrapServers' must be 'host:port', several with commas between them, got \"x\"; copy the bootstrap address from the cluster, or leave it out",
    );
  });

  test('fails when an ACL is for some addresses only', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const topic = new Topic(stack, 'Orders', { cluster: cluster(stack), topicName: 'sales.orders.v1' });

    expect(messageOf(() => topic.grants.produce(checkout, { hosts: ['10.0.0.1'] }))).toBe(
      "[orders/Orders] 'hosts' must be left out on Google Managed Service for Apache Kafka, which takes '*' only, got \"10.0.0.1\"; limit addresses by the network's firewall",
    );
  });

  test('fails when an ACL is of a kind that the service does not have', () => {
    const { grants } = cluster(newStack(newApp(), SecurityTier.REGULATED));
    const token = {
      resourceType: AclResourceType.DELEGATION_TOKEN,
      resourceName: 'a',
      operation: AclOperation.DESCRIBE,
    };
    const commit = {
      resourceType: AclResourceType.TRANSACTIONAL_ID,
      resourceName: 'a',
      operation: AclOperation.TWO_PHASE_COMMIT,
    };

    expect(messageOf(() => grants.addAcls(checkout, [token, commit]))).toBe(
      '2 problems\n' +
        '  [orders/Kafka] \'resourceType\' must be TOPIC, GROUP, TRANSACTIONAL_ID or CLUSTER on Google Managed Service for Apache Kafka, got "DELEGATION_TOKEN"; remove the row: the service has no such ACLs\n' +
        '  [orders/Kafka] \'operation\' must be one that Google Managed Service for Apache Kafka has, got "TWO_PHASE_COMMIT"; remove the row',
    );
  });

  test('fails when one pattern is granted in two tiers, whose states would write over each other', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    const topic = addOrders(stack);
    const scope = new TierScope(stack, 'Strict', { tier: SecurityTier.REGULATED });
    KafkaGrants.of(scope, topic.cluster).sinkConnector(checkout, { connectorName: 'lake', topics: [topic] });

    expect(messageOf(() => app.synth())).toBe(
      "[orders/Strict/KafkaAcls] 'grants' must not be about 'topic/sales.orders.v1', which is granted at orders/KafkaAcls too: all its ACLs are one resource there; state all grants on it inside one tier scope, through one construct of the cluster",
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });
});

describeWithTerraform('real terraform with a Google cluster', () => {
  test('applies two clusters of two projects, and nothing changes the second time', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    addOrders(stack);
    const other = cluster(stack, { project: 'shop-test' }, 'Other');
    new Topic(stack, 'Copy', { cluster: other, topicName: 'sales.orders.v1' }).grants.produce(checkout);

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    const ids = rehearsal.applied.map(({ values }) => values.id);
    expect(ids).toContain('projects/shop-prod/locations/europe-west1/clusters/orders/acls/topic/sales.orders.v1');
    expect(ids).toContain('projects/shop-test/locations/europe-west1/clusters/orders/topics/sales.orders.v1');
  });

  test('applies the review module', async () => {
    const app = newApp();
    addOrders(newStack(app, SecurityTier.REGULATED));

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
  });
});
