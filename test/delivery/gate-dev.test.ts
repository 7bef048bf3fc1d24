import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ServiceAccount } from '@cdktf/provider-confluent/lib/service-account';
import { Aspects, S3Backend, TerraformHclModule, TerraformOutput } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';
import type { StreamingStack } from 'sluicegate';
import { Acknowledgement, Capability, Environment, SecurityTier, TierScope, TieredResource, Topic } from 'sluicegate';
import { addOrders, filesBelow, messageOf, newApp, newCluster, newStack } from '../support/program';

const account = {
  provision: (scope: Construct): TerraformElement => {
    const provider = new ConfluentProvider(scope, 'Provider', { alias: 'cloud' });
    return new ServiceAccount(scope, 'Resource', { displayName: 'checkout', provider });
  },
};

function custom(scope: Construct, capability: Capability): TieredResource {
  return new TieredResource(scope, 'Account', {
    capability,
    resourceName: 'checkout',
    description: 'the account of the checkout',
    provisioner: account,
  });
}

function resources(document: string | undefined): Record<string, string[]> {
  const { resource = {} } = JSON.parse(document ?? '{}') as { resource?: Record<string, object> };
  return Object.fromEntries(Object.entries(resource).map(([type, entries]) => [type, Object.keys(entries).sort()]));
}

describe('in CLOUD_NATIVE DEV', () => {
  test('what may be deployed is in the stack, what may not is in the review module beside it', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    addOrders(stack);
    custom(stack, Capability.IDENTITY);

    app.synth();

    const files = filesBelow(app.outdir);
    expect(Object.keys(resources(files['stacks/orders/cdk.tf.json']))).toStrictEqual([
      'confluent_kafka_acl',
      'confluent_kafka_topic',
      'confluent_schema',
      'confluent_subject_config',
    ]);
    expect(Object.keys(resources(files['bundles/orders/review/terraform/main.tf.json']))).toStrictEqual([
      'confluent_service_account',
    ]);
    expect(Object.keys((JSON.parse(files['manifest.json']!) as { stacks: object }).stacks)).toStrictEqual(['orders']);
  });

  test('a topic, an output and a provider may be added by hand', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    new ConfluentProvider(stack, 'Provider', {});
    new KafkaTopic(stack, 'Mine', { topicName: 'mine' });
    new TerraformOutput(stack, 'Out', { value: '1' });

    app.synth();

    expect(resources(filesBelow(app.outdir)['stacks/orders/cdk.tf.json'])).toStrictEqual({
      confluent_kafka_topic: ['Mine'],
    });
  });

  test.each<[string, (stack: StreamingStack) => unknown, RegExp]>([
    [
      'a service account is added by hand',
      (stack) => account.provision(stack),
      /must not be added by hand: IDENTITY is REVIEW here; wrap it in a TieredResource/,
    ],
    [
      'a module is added by hand',
      (stack) => new TerraformHclModule(stack, 'M', { source: 'a/b/c' }),
      /must not be added by hand: what is inside a module cannot be seen/,
    ],
    [
      'a backend is added by hand',
      (stack) => new S3Backend(stack, { bucket: 'b', key: 'k' }),
      /must not be added by hand: the backend is a property of the stack; pass `backend: Backend\.s3/,
    ],
    [
      'a service account comes by override',
      (stack) => stack.addOverride('resource.confluent_service_account.x', {}),
      /must not be written into the document: IDENTITY is REVIEW here/,
    ],
    [
      'a service account comes by aspect',
      (stack) => Aspects.of(stack).add({ visit: (node) => void (node === stack && account.provision(stack)) }),
      /must not be added by hand: IDENTITY is REVIEW here/,
    ],
    [
      'a deployed resource changes its type',
      (stack) =>
        Object.assign(stack.node.findChild('Orders').node.defaultChild!, {
          terraformResourceType: 'confluent_api_key',
        }),
      /IDENTITY is REVIEW here/,
    ],
    [
      'a deployed resource renders something else',
      (stack) =>
        Object.assign(stack.node.findChild('Orders').node.defaultChild!, {
          toTerraform: () => ({ resource: { confluent_api_key: { x: {} } } }),
        }),
      /must not be written into the document: IDENTITY is REVIEW here/,
    ],
    [
      'an account is declared a topic',
      (stack) => custom(stack, Capability.TOPICS),
      /'capability' must be IDENTITY for confluent_service_account, which is REVIEW here, got TOPICS/,
    ],
    [
      'a topic is added by hand inside a stricter scope',
      (stack) => new KafkaTopic(new TierScope(stack, 'S', { tier: SecurityTier.REGULATED }), 'T', { topicName: 't' }),
      /must not be added by hand: a stack of tier REGULATED/,
    ],
    [
      'two resources get one address',
      (stack) => {
        for (const id of ['A', 'B']) new KafkaTopic(stack, id, { topicName: id }).overrideLogicalId('same');
      },
      /'resource\.confluent_kafka_topic\.same' must be made by one construct/,
    ],
  ])('fails when %s', (_, attack, message) => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    addOrders(stack);

    expect(messageOf(() => void (attack(stack), app.synth()))).toMatch(message);
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test('a tier scope tightens what is inside it, and the bundle says why', () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    const scope = new TierScope(stack, 'Careful', { tier: SecurityTier.REGULATED });
    const cluster = newCluster(stack);
    new Topic(scope, 'Inside', { cluster, topicName: 'a.inside.v1' });
    new Topic(stack, 'Outside', { cluster, topicName: 'a.outside.v1' });

    app.synth();

    const files = filesBelow(app.outdir);
    expect(resources(files['stacks/orders/cdk.tf.json']).confluent_kafka_topic).toHaveLength(1);
    expect(files['stacks/orders/cdk.tf.json']).toContain('outside.v1');
    expect(files['bundles/orders/review/terraform/main.tf.json']).toContain('inside.v1');
    expect(files['bundles/orders/review/terraform/main.tf.json']).not.toContain('outside.v1');
    expect(files['bundles/orders/README.md']).toContain('a scope above it asks for REGULATED');
  });
});

describe('outside DEV', () => {
  const acknowledgement = Acknowledgement.ofDeployment('CHG-17', Capability.TOPICS, {
    reason: 'topics are rolled out nightly',
    reference: 'CHG-17',
  });

  test('CLOUD_NATIVE PROD deploys nothing', () => {
    const app = newApp();
    addOrders(newStack(app, SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD }));

    app.synth();

    expect(JSON.parse(filesBelow(app.outdir)['manifest.json']!)).toMatchObject({ stacks: {} });
  });

  test('an acknowledged capability is deployed one step earlier, and nothing else', () => {
    const app = newApp();
    addOrders(
      newStack(app, SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD, acknowledgements: [acknowledgement] }),
    );

    app.synth();

    const files = filesBelow(app.outdir);
    expect(Object.keys(resources(files['stacks/orders/cdk.tf.json']))).toStrictEqual([
      'confluent_kafka_acl',
      'confluent_kafka_topic',
    ]);
    expect(Object.keys(resources(files['bundles/orders/review/terraform/main.tf.json']))).toStrictEqual([
      'confluent_schema',
      'confluent_subject_config',
    ]);
    expect(files['bundles/orders/README.md']).toContain(
      '| CHG-17 | deployment TOPICS | topics are rolled out nightly | CHG-17 |',
    );
  });

  test.each([SecurityTier.REGULATED, SecurityTier.AIR_GAPPED])('fails when %s acknowledges a deployment', (tier) => {
    expect(messageOf(() => newStack(newApp(), tier, { acknowledgements: [acknowledgement] }))).toBe(
      `[orders] 'acknowledgements' must not widen what is deployed outside CLOUD_NATIVE, got "CHG-17 in ${tier}"; remove it; in this tier a human applies`,
    );
  });

  test('an acknowledged capability is not widened where the pipeline asks for a stricter tier', () => {
    process.env.SLUICEGATE_MIN_TIER = 'REGULATED';
    try {
      const app = newApp();
      addOrders(newStack(app, SecurityTier.CLOUD_NATIVE, { acknowledgements: [acknowledgement] }));

      app.synth();

      expect(JSON.parse(filesBelow(app.outdir)['manifest.json']!)).toMatchObject({ stacks: {} });
    } finally {
      delete process.env.SLUICEGATE_MIN_TIER;
    }
  });
});

test('reviewed and deployed resources have equal addresses and arguments, destroy protection aside', () => {
  const document = (tier: SecurityTier, file: string): unknown => {
    const app = newApp();
    addOrders(newStack(app, tier));
    app.synth();
    const { resource, provider, variable } = JSON.parse(filesBelow(app.outdir)[file]!) as Record<
      string,
      Record<string, object>
    >;
    const stripped = JSON.stringify({ resource, provider, variable }, (key, value: unknown) =>
      key === 'lifecycle' || key === '//' ? undefined : value,
    );
    return JSON.parse(stripped);
  };

  expect(document(SecurityTier.REGULATED, 'bundles/orders/review/terraform/main.tf.json')).toStrictEqual(
    document(SecurityTier.CLOUD_NATIVE, 'stacks/orders/cdk.tf.json'),
  );
});
