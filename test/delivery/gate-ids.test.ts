import { Token, TerraformStack } from 'cdktf';
import {
  Environment,
  SecurityTier,
  StreamingStack,
  Subject,
  TieredResource,
  Topic,
  Capability,
  Schema,
  SchemaRegistry,
  Secret,
} from 'sluicegate';
import { deployableBeyond } from '../support/deployable';
import { ORDER_SCHEMA, addOrders, filesBelow, messageOf, newApp, newCluster, newStack } from '../support/program';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';

const TIERS = [SecurityTier.REGULATED, SecurityTier.AIR_GAPPED];
const later = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });

describe.each(TIERS)('in %s', (tier) => {
  test.each([
    '..',
    '.',
    'a..b',
    'con',
    'NUL',
    'com1',
    'lpt9',
    'оrders',
    'orders\u200b',
    'bundle.json',
    '-x',
    'a.',
    'x'.repeat(64),
    'a\\b',
  ])('fails when a stack has the id %j, which cannot name a folder everywhere', (id) => {
    const app = newApp();

    expect(messageOf(() => newStack(app, tier, {}, id))).toMatch(
      /'id' must be 1 to 63 ASCII letters, digits, dashes or underscores/,
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test.each(['..', 'con', 'оrders', 'a/b', '../../up', 'x\\y', 'C:', '日本', '${x}', ' '])(
    'a construct with the id %j reaches no file path and no other folder',
    (id) => {
      const app = newApp();
      const stack = newStack(app, tier);
      new Topic(stack, id, { cluster: newCluster(stack), topicName: 'sales.orders.v1' });

      app.synth();

      expect(deployableBeyond(tier, app.outdir)).toStrictEqual([]);
      expect(
        Object.keys(filesBelow(app.outdir)).every((file) =>
          /^(manifest\.json|bundles\/orders\/[A-Za-z0-9_./-]+)$/.test(file),
        ),
      ).toBe(true);
    },
  );

  test('fails when a name is known only after apply', () => {
    const stack = newStack(newApp(), tier);
    const cluster = newCluster(stack);

    expect(messageOf(() => new Topic(stack, 'Orders', { cluster, topicName: later }))).toMatch(
      /\[orders\/Orders\] 'topicName' must be known at synthesis/,
    );
    expect(
      messageOf(
        () =>
          new TieredResource(stack, 'R', {
            capability: Capability.TOPICS,
            resourceName: later,
            description: 'a thing that is needed',
            provisioner: {
              provision: () => {
                throw new Error('never');
              },
            },
          }),
      ),
    ).toMatch(/'resourceName' must be a text that is known at synthesis/);
  });

  test.each(['../../escape', 'con', 'a:b', '.hidden'])(
    'a subject named %j gives a portable file name inside the bundle',
    (subjectName) => {
      const app = newApp();
      const stack = newStack(app, tier);
      const credentials = Secret.pair(Secret.env('A'), Secret.env('B'));
      const registry = SchemaRegistry.confluentCloud(stack, 'R', {
        registryId: 'lsrc-a',
        restEndpoint: 'https://r.example',
        credentials,
      });
      const add = (): unknown => new Subject(stack, 'S', { registry, subjectName, schema: Schema.avro(ORDER_SCHEMA) });

      if (subjectName.includes('/')) {
        expect(messageOf(add)).toMatch(
          /'subjectName' must be 1 to 255 letters, digits, dots, colons, dashes or underscores/,
        );
        return;
      }
      add();
      app.synth();

      const schemas = Object.keys(filesBelow(app.outdir)).filter((file) => file.endsWith('.avsc'));
      expect(schemas).toHaveLength(1);
      expect(schemas[0]).toMatch(/^bundles\/orders\/(review|config)\/schema\/(lsrc-a\/)?_?[A-Za-z0-9_.-]+\.avsc$/);
    },
  );

  test('fails when two constructs would write the same file', () => {
    const app = newApp();
    const stack = newStack(app, tier);
    const credentials = Secret.pair(Secret.env('A'), Secret.env('B'));
    const registry = SchemaRegistry.confluentCloud(stack, 'R', {
      registryId: 'lsrc-a',
      restEndpoint: 'https://r.example',
      credentials,
    });
    new Subject(stack, 'A', { registry, subjectName: 'orders-value', schema: Schema.avro(ORDER_SCHEMA) });
    new Subject(stack, 'B', { registry, subjectName: 'Orders-value', schema: Schema.avro(ORDER_SCHEMA) });

    expect(messageOf(() => app.synth())).toMatch(
      /'file path' must be different for every file, case aside, got ".*orders-value\.avsc" and ".*Orders-value\.avsc"|got ".*Orders-value\.avsc" and ".*orders-value\.avsc"/,
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test('fails when two stacks would share a folder', () => {
    const app = newApp();
    addOrders(newStack(app, tier, {}, 'orders'));
    addOrders(newStack(app, tier, {}, 'Orders'));

    expect(messageOf(() => app.synth())).toMatch(
      /\[orders\] 'id' must be different from every other stack of the app, case aside/,
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test('a stack of ours nested in a plain one stays out of the manifest, the plain one is listed', () => {
    const app = newApp();
    const plain = new TerraformStack(app, 'plain');
    addOrders(newStack(plain, tier));

    app.synth();

    expect(deployableBeyond(tier, app.outdir, ['plain'])).toStrictEqual([]);
    expect(JSON.stringify(filesBelow(app.outdir)['stacks/plain/cdk.tf.json'])).not.toContain('confluent');
  });

  test('a reference from a plain stack to a reviewed resource does not make the review module deployable', () => {
    const app = newApp();
    const stack = newStack(app, tier);
    const topic = addOrders(stack);
    const plain = new TerraformStack(app, 'plain');
    const resource = topic.node.defaultChild;
    if (!(resource instanceof KafkaTopic)) return;
    new KafkaTopic(plain, 'Copy', { topicName: resource.topicName, partitionsCount: Token.asNumber(resource.id) });

    expect(messageOf(() => app.synth())).toMatch(/must not be added by hand: the review module takes nothing/);
    expect(deployableBeyond(tier, app.outdir, ['plain'])).toStrictEqual([]);
  });
});

test('a stack inside a stricter one takes the stricter tier of the pipeline', () => {
  const before = process.env.SLUICEGATE_MIN_TIER;
  process.env.SLUICEGATE_MIN_TIER = 'AIR_GAPPED';
  try {
    const stack = new StreamingStack(newApp(), 'orders', {
      tier: SecurityTier.CLOUD_NATIVE,
      environment: Environment.DEV,
      owner: 'x',
    });
    expect(stack.tier).toBe(SecurityTier.AIR_GAPPED);
  } finally {
    if (before === undefined) delete process.env.SLUICEGATE_MIN_TIER;
    else process.env.SLUICEGATE_MIN_TIER = before;
  }
});
