import type { Construct } from 'constructs';
import {
  ConfluentOrganization,
  ConfluentServiceAccount,
  DataSize,
  KafkaCluster,
  KafkaQuota,
  Principal,
  QuotaEntity,
  Secret,
  SecurityTier,
  type KafkaQuotaProps,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from './rehearsed';

function onOwn(scope: Construct, props: Partial<KafkaQuotaProps> = {}): KafkaQuota {
  return new KafkaQuota(scope, 'Quota', {
    cluster: KafkaCluster.selfManaged(scope, 'Kafka', { clusterName: 'shop', bootstrapServers: 'broker:9092' }),
    entity: QuotaEntity.userClient('batch', 'loader'),
    producerRate: DataSize.mebibytes(5),
    requestPercentage: 50,
    ...props,
  });
}

function newOrganization(scope: Construct): ConfluentOrganization {
  return new ConfluentOrganization(scope, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
  });
}

function onConfluent(scope: Construct, props: Partial<KafkaQuotaProps> = {}): KafkaQuota {
  return new KafkaQuota(scope, 'Quota', {
    cluster: newCluster(scope),
    entity: QuotaEntity.user('sa-batch'),
    producerRate: DataSize.mebibytes(5),
    consumerRate: DataSize.mebibytes(10),
    ...props,
    organization: 'organization' in props ? props.organization : newOrganization(scope),
  });
}

describe('a quota', () => {
  test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED])(
    'on a self-managed cluster is a script, in %s',
    (tier) => {
      const stack = newStack(newApp(), tier);
      onOwn(stack);

      const files = stack.renderFiles();

      expect(files['bundles/orders/review/kafka/shop/quotas.sh']).toContain('producer_byte_rate=5242880');
      expect(bundleOf(files).resources).toMatchObject([
        { type: 'kafka.quota', name: 'user batch, client loader on shop', disposition: 'REVIEW' },
      ]);
    },
  );

  test('is a requirement in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    onOwn(stack);

    expect(stack.renderFiles()['bundles/orders/requirements/topics.md']).toContain('5242880');
  });

  test('on Confluent Cloud is deployed with a Cloud API key, and no script can set it', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    onConfluent(stack);

    const { confluent_kafka_client_quota: quotas = {} } = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']);

    expect(Object.values(quotas)[0]).toMatchObject({
      principals: ['sa-batch'],
      throughput: { ingress_byte_rate: '5242880', egress_byte_rate: '10485760' },
      kafka_cluster: { id: 'lkc-abc123' },
      environment: { id: 'env-abc123' },
    });
    const regulated = newStack(newApp(), SecurityTier.REGULATED);
    onConfluent(regulated);
    expect(Object.keys(regulated.renderFiles()).filter((file) => file.endsWith('.sh'))).toStrictEqual([]);
  });

  test('fails when it has one rate and no organization on Confluent Cloud, with both at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => onConfluent(stack, { consumerRate: undefined, organization: undefined }))).toBe(
      '2 problems\n' +
        "  [orders/Quota] 'consumerRate' must be given on Confluent Cloud, which asks for both rates, got nothing; give a rate that is high enough where nothing shall be limited\n" +
        "  [orders/Quota] 'organization' must be given for a cluster that exists: a quota is made with a Cloud API key, got nothing; pass a ConfluentOrganization",
    );
  });

  test('fails when it is for a client on Confluent Cloud', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => onConfluent(stack, { entity: QuotaEntity.client('loader') }))).toContain(
      "'entity' must be a service account, an identity pool or the default user on Confluent Cloud",
    );
  });

  test('fails when it is on the service of Google', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const at = { project: 'shop-prod', location: 'europe-west1', clusterId: 'orders' };
    const cluster = KafkaCluster.googleManaged(stack, 'Google', at);

    expect(messageOf(() => onOwn(stack, { cluster }))).toBe(
      "[orders/Quota] 'cluster' must not be on Google Managed Service for Apache Kafka, which has no quotas for clients; remove the quota, or use a self-managed cluster or Confluent Cloud",
    );
  });

  test('fails when it limits nothing', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => onOwn(stack, { producerRate: undefined, requestPercentage: undefined }))).toBe(
      "[orders/Quota] 'entity' must come with at least one limit; set producerRate, consumerRate or another limit",
    );
  });
});

describe('a quota of an account that the stack makes', () => {
  function addMade(scope: Construct, props: Partial<KafkaQuotaProps> = {}): KafkaQuota {
    const organization = newOrganization(scope);
    const made = new ConfluentServiceAccount(scope, 'Made', { organization, displayName: 'batch' });
    const found = ConfluentServiceAccount.fromDisplayName(scope, 'Found', { organization, displayName: 'loader' });
    return onConfluent(scope, {
      entity: undefined,
      organization,
      principals: [made.principal, found.principal, Principal.serviceAccount('pool-x1')],
      ...props,
    });
  }

  test.each([
    [SecurityTier.CLOUD_NATIVE, 'REVIEW'],
    [SecurityTier.REGULATED, 'REVIEW'],
    [SecurityTier.AIR_GAPPED, 'DOCUMENT'],
  ])('takes in %s the stricter disposition of both, and says why', (tier, disposition) => {
    const stack = newStack(newApp(), tier);
    addMade(stack);

    const quota = bundleOf(stack.renderFiles()).resources.find(({ type }) => type === 'kafka.quota');

    expect(quota).toMatchObject({
      name: 'user <id of batch>, <id of loader>, pool-x1 on lkc-abc123',
      disposition,
      reasons: tier === SecurityTier.CLOUD_NATIVE ? [expect.stringContaining('orders/Made')] : [],
    });
  });

  test('refers to its id', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    addMade(stack);

    const module = resourcesOf(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']);

    expect(Object.values(module.confluent_kafka_client_quota ?? {})).toMatchObject([
      {
        display_name: 'quota of batch, loader, pool-x1',
        principals: [
          expect.stringMatching(/^\$\{confluent_service_account\.Made_\w+\.id\}$/),
          expect.stringMatching(/^\$\{data\.confluent_service_account\.\w+\.id\}$/),
          'pool-x1',
        ],
      },
    ]);
  });

  test('fails when it is made in another stack', () => {
    const app = newApp();
    const other = newStack(app, SecurityTier.REGULATED, {}, 'people');
    const organization = newOrganization(other);
    const { principal } = new ConfluentServiceAccount(other, 'Made', { organization, displayName: 'batch' });

    expect(
      messageOf(() =>
        onConfluent(newStack(app, SecurityTier.REGULATED), { entity: undefined, principals: [principal] }),
      ),
    ).toContain("'principals' must be made in the same stack");
  });

  test('a principal of a self-managed cluster is a user', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    onOwn(stack, { entity: undefined, principals: [Principal.user('batch')] });

    expect(stack.renderFiles()['bundles/orders/review/kafka/shop/quotas.sh']).toContain(
      "user-principal '\\''batch'\\''",
    );
  });

  describeWithTerraform('with real terraform', () => {
    test('is applied', async () => {
      const app = newApp();
      addMade(newStack(app, SecurityTier.CLOUD_NATIVE));

      expect(troubleOf(await rehearsedReview(app))).toBe('');
    });
  });
});

describeWithTerraform('real terraform with a quota', () => {
  test('applies it', async () => {
    const app = newApp();
    onConfluent(newStack(app, SecurityTier.CLOUD_NATIVE));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });
});
