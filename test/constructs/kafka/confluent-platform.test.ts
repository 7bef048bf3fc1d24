import type { Construct } from 'constructs';
import {
  ConfluentAvailability,
  ConfluentCloudProvider,
  ConfluentClusterType,
  ConfluentEnvironment,
  ConfluentKafkaCluster,
  ConfluentOrganization,
  ConfluentServiceAccount,
  DataSize,
  KafkaQuota,
  QuotaEntity,
  Secret,
  SecurityTier,
  StreamGovernancePackage,
  Topic,
  type ConfluentKafkaClusterProps,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, resourcesOf, troubleOf } from './rehearsed';

const { BASIC, STANDARD, DEDICATED, ENTERPRISE, FREIGHT } = ConfluentClusterType;
const { LOW, HIGH, SINGLE_ZONE, MULTI_ZONE } = ConfluentAvailability;
const { AWS, GCP } = ConfluentCloudProvider;

function organization(scope: Construct): ConfluentOrganization {
  return new ConfluentOrganization(scope, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
  });
}

function cluster(scope: Construct, props: Partial<ConfluentKafkaClusterProps> = {}): ConfluentKafkaCluster {
  const org = organization(scope);
  return new ConfluentKafkaCluster(scope, 'Kafka', {
    environment: new ConfluentEnvironment(scope, 'Environment', { organization: org, displayName: 'shop' }),
    displayName: 'orders',
    type: BASIC,
    cloud: AWS,
    region: 'eu-west-1',
    administrator: new ConfluentServiceAccount(scope, 'Admin', { organization: org, displayName: 'kafka admin' }),
    ...props,
  });
}

function addOrders(scope: Construct): void {
  const kafka = cluster(scope);
  const topic = new Topic(scope, 'Orders', { cluster: kafka, topicName: 'sales.orders.v1' });
  const checkout = new ConfluentServiceAccount(scope, 'Checkout', {
    organization: kafka.node.scope!.node.findChild('Confluent') as ConfluentOrganization,
    displayName: 'checkout',
  });
  topic.grants.produce(checkout.principal);
  new KafkaQuota(scope, 'Quota', {
    cluster: kafka,
    entity: QuotaEntity.user('sa-batch'),
    producerRate: DataSize.mebibytes(5),
    consumerRate: DataSize.mebibytes(10),
  });
}

describe('a cluster that the stack makes', () => {
  test('is reviewed with all that stands on it, in DEV too', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    addOrders(stack);

    const files = stack.renderFiles();

    const kinds = bundleOf(files).resources.map(({ type, disposition }) => `${type} ${disposition}`);
    expect([...new Set(kinds)].sort()).toStrictEqual([
      'confluent.api-key REVIEW',
      'confluent.environment REVIEW',
      'confluent.role-binding REVIEW',
      'confluent.service-account REVIEW',
      'kafka.acl REVIEW',
      'kafka.cluster REVIEW',
      'kafka.footprints DEPLOY',
      'kafka.quota REVIEW',
      'kafka.topic REVIEW',
    ]);
    expect(files['stacks/orders/cdk.tf.json']).toBeUndefined();
    expect(bundleOf(files).resources.find(({ type }) => type === 'kafka.topic')?.reasons).toStrictEqual([
      'needs a value of orders/Kafka that is known only after it is applied, which is REVIEW',
    ]);
    expect(Object.values(files).filter((body) => body.includes('TfToken'))).toStrictEqual([]);
  });

  test('gives its administrator a role and then a key, and its provider that key', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    addOrders(stack);

    const text = stack.renderFiles()['bundles/orders/review/terraform/main.tf.json'] ?? '{}';

    const { confluent_api_key: keys = {}, confluent_kafka_topic: topics = {} } = resourcesOf(text);
    expect(JSON.stringify(Object.values(keys)[0]?.depends_on)).toContain(
      'confluent_role_binding.Kafka_AdministratorRole',
    );
    expect(JSON.stringify(Object.values(topics)[0]?.depends_on)).toContain(
      'confluent_role_binding.Kafka_AdministratorRole',
    );
    const { provider } = JSON.parse(text) as { provider: { confluent: { kafka_api_key?: string }[] } };
    expect(provider.confluent.map(({ kafka_api_key }) => kafka_api_key)).toContainEqual(
      expect.stringMatching(/^\$\{confluent_api_key\.Kafka_AdministratorKey_[0-9A-F]+\.id\}$/),
    );
  });

  test('is a requirement in AIR_GAPPED, and nothing connects', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    addOrders(stack);

    const files = stack.renderFiles();

    expect(new Set(bundleOf(files).resources.map(({ disposition }) => disposition))).toStrictEqual(
      new Set(['DOCUMENT']),
    );
    expect(files['bundles/orders/requirements/resources.md']).toContain('eu-west-1');
    expect(files['bundles/orders/requirements/topics.md']).toContain('sales.orders.v1');
  });

  test.each<[string, Partial<ConfluentKafkaClusterProps>, object]>([
    ['a basic', {}, { availability: 'SINGLE_ZONE', basic: [{}] }],
    [
      'a standard',
      { type: STANDARD, availability: HIGH, maxEcku: 2 },
      { availability: 'HIGH', standard: [{ max_ecku: 2 }] },
    ],
    ['a dedicated', { type: DEDICATED, cku: 1, availability: LOW }, { availability: 'LOW', dedicated: { cku: 1 } }],
    ['an enterprise', { type: ENTERPRISE }, { availability: 'HIGH', enterprise: [{}] }],
    ['a freight', { type: FREIGHT }, { availability: 'HIGH', freight: [{}] }],
  ])('%s cluster has its own block', (_, props, expected) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    cluster(stack, props);

    const resources = resourcesOf(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']);
    expect(Object.values(resources.confluent_kafka_cluster ?? {})[0]).toMatchObject(expected);
  });

  test.each<[string, Partial<ConfluentKafkaClusterProps>, string]>([
    [
      'a freight cluster is not on AWS',
      { type: FREIGHT, cloud: GCP },
      '[orders/Kafka] \'cloud\' must be AWS for a FREIGHT cluster, got "GCP"; choose AWS or another type',
    ],
    [
      'a dedicated cluster has no units',
      { type: DEDICATED },
      '[orders/Kafka] \'cku\' must be a whole number of at least 1 for a DEDICATED cluster with availability SINGLE_ZONE, got "nothing"; say how many Confluent Kafka Units it has: they are paid by the hour',
    ],
    [
      'a dedicated cluster over several zones has one unit',
      { type: DEDICATED, cku: 1, availability: MULTI_ZONE },
      "[orders/Kafka] 'cku' must be a whole number of at least 2 for a DEDICATED cluster with availability MULTI_ZONE, got 1; say how many Confluent Kafka Units it has: they are paid by the hour",
    ],
    [
      'a basic cluster has units',
      { cku: 1 },
      "[orders/Kafka] 'cku' must be left out for all but DEDICATED clusters, got 1; use maxEcku to limit a cluster that scales by itself",
    ],
    [
      'a dedicated cluster has elastic units',
      { type: DEDICATED, cku: 1, maxEcku: 3 },
      "[orders/Kafka] 'maxEcku' must be left out for a DEDICATED cluster, got 3; leave it out for no limit of your own",
    ],
    [
      'elastic units are no whole number',
      { maxEcku: 0.5, availability: SINGLE_ZONE },
      "[orders/Kafka] 'maxEcku' must be a whole number of at least 1 with availability SINGLE_ZONE, got 0.5; leave it out for no limit of your own",
    ],
    [
      'there are too few elastic units',
      { type: ENTERPRISE, maxEcku: 1 },
      "[orders/Kafka] 'maxEcku' must be a whole number of at least 2 with availability HIGH, got 1; leave it out for no limit of your own",
    ],
    [
      'a region is malformed',
      { region: 'EU' },
      "[orders/Kafka] 'region' must be the cloud's name of a region such as 'eu-west-1', got \"EU\"; take one that Confluent Cloud lists for the cloud",
    ],
    [
      'the name is empty',
      { displayName: '' },
      "[orders/Kafka] 'displayName' must be 1 to 64 characters without '<', '>' and control characters, with no space around them, got \"\"; name it as people will look for it",
    ],
  ])('fails when %s', (_, props, message) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => cluster(stack, props))).toBe(message);
  });

  test.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])(
    'fails when it has no administrator and a topic shall be on it, in %s',
    (tier) => {
      const stack = newStack(newApp(), tier);
      const kafka = cluster(stack, { administrator: undefined });

      expect(messageOf(() => new Topic(stack, 'Orders', { cluster: kafka, topicName: 'orders' }))).toBe(
        "[orders/Orders] 'cluster' must have an administrator, so that something can be made on it, got orders/Kafka; give the cluster a service account as its administrator",
      );
    },
  );

  test('fails when a topic of another stack shall be on it', () => {
    const app = newApp();
    const kafka = cluster(newStack(app, SecurityTier.REGULATED, {}, 'platform'));
    const stack = newStack(app, SecurityTier.REGULATED);

    expect(messageOf(() => new Topic(stack, 'Orders', { cluster: kafka, topicName: 'orders' }))).toContain(
      "[orders/Orders] 'cluster' must be made in the same stack",
    );
  });

  test('can be in an environment that exists', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const org = organization(stack);
    const environment = ConfluentEnvironment.fromEnvironmentId(stack, 'Environment', {
      organization: org,
      environmentId: 'env-abc123',
    });
    new ConfluentKafkaCluster(stack, 'Kafka', {
      environment,
      displayName: 'orders',
      type: BASIC,
      cloud: AWS,
      region: 'eu-west-1',
    });

    const resources = resourcesOf(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']);
    expect(Object.values(resources.confluent_kafka_cluster ?? {})[0]?.environment).toStrictEqual({ id: 'env-abc123' });
  });

  test('fails when the id of its environment is malformed', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const attributes = { organization: organization(stack), environmentId: 'shop' };

    expect(messageOf(() => ConfluentEnvironment.fromEnvironmentId(stack, 'E', attributes))).toBe(
      "[orders/E] 'environmentId' must be an environment id such as 'env-abc123', got \"shop\"; copy the id from the environment",
    );
  });
});

describeWithTerraform('real terraform with a new cluster on Confluent Cloud', () => {
  test('applies environment, cluster, administrator, topic, ACL and quota in one go', async () => {
    const app = newApp();
    addOrders(newStack(app, SecurityTier.REGULATED));

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ address }) => address.split('.')[0])).toEqual(
      expect.arrayContaining(['confluent_environment', 'confluent_kafka_topic', 'confluent_kafka_client_quota']),
    );
  });

  test('applies every type of cluster', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    const org = organization(stack);
    const environment = new ConfluentEnvironment(stack, 'Environment', {
      organization: org,
      displayName: 'shop',
      streamGovernance: StreamGovernancePackage.ADVANCED,
      destroyProtection: false,
    });
    for (const type of Object.values(ConfluentClusterType)) {
      new ConfluentKafkaCluster(stack, type, {
        environment,
        displayName: type,
        type,
        cloud: AWS,
        region: 'eu-west-1',
        ...(type === DEDICATED && { cku: 1 }),
        destroyProtection: false,
      });
    }

    expect(troubleOf(await rehearsedReview(app))).toBe('');
  });
});
