import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ServiceAccount } from '@cdktf/provider-confluent/lib/service-account';
import { DefaultTokenResolver, StringConcat, TerraformOutput, TerraformStack, Tokenization } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { Capability, Disposition, SecurityTier, TierScope } from 'sluicegate';
import { addressOf, refer } from '../../constructs/delivery/deliver';
import type { Home } from '../../constructs/delivery/home';
import type { Renderer } from '../../src/bundle/model';
import { filesBelow, messageOf, newApp, newStack } from '../support/program';
import { Made, topicIn } from './made';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;

function dependsOf(element: TerraformElement | undefined): string[] {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const given = element instanceof KafkaTopic ? element.dependsOn : [];
  return Tokenization.resolve(given, { scope: element!, resolver, preparing: false }) as string[];
}

test.each([
  [CLOUD_NATIVE, 'orders', 1],
  [REGULATED, 'orders-review', 1],
  [AIR_GAPPED, undefined, 0],
])('in %s the resource stands in %s, and the provisioner is called %d times', (tier, stackId, calls) => {
  const provision = jest.fn((home: Home) => topicIn(home, 'a'));
  const thing = new Made(newStack(newApp(), tier), 'A', { provision });

  expect(provision).toHaveBeenCalledTimes(calls);
  expect(thing.delivered.elements.map((element) => TerraformStack.of(element).node.id)).toStrictEqual(
    stackId === undefined ? [] : [stackId],
  );
  expect(thing.node.defaultChild).toBe(thing.delivered.elements[0]);
});

test('a resource has the same address in the stack and in the review module', () => {
  const address = (tier: SecurityTier): string[] => {
    const nest = new Construct(newStack(newApp(), tier), 'Nest');
    return [...new Made(nest, 'A b').delivered.toModel().addresses];
  };
  expect(address(REGULATED)).toStrictEqual(address(CLOUD_NATIVE));
  expect(address(CLOUD_NATIVE)).toStrictEqual([expect.stringMatching(/^confluent_kafka_topic\.Nest_Ab_[0-9A-F]{8}$/)]);
  expect(address(AIR_GAPPED)).toStrictEqual([]);
});

test('only resources have an address in the bundle, the main one first', () => {
  const thing = new Made(newStack(newApp(), CLOUD_NATIVE), 'A', {
    provision: ({ scope }) => {
      new ConfluentProvider(scope, 'Provider', {});
      new KafkaTopic(scope, 'Helper', { topicName: 'b' });
      return new KafkaTopic(scope, 'Resource', { topicName: 'a' });
    },
  });
  expect(thing.delivered.elements).toHaveLength(3);
  expect(thing.delivered.toModel().addresses.map((address) => address.replace(/_[0-9A-F]{8}$/, ''))).toStrictEqual([
    'confluent_kafka_topic.A',
    'confluent_kafka_topic.A_Helper',
  ]);
});

test('an element that is no resource is addressed by its name', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  expect(addressOf(new TerraformOutput(stack, 'Out', { value: 1 }))).toBe('Out');
});

test('Terraform keeps the order of what is in one state, the runbook of what is not', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const first = new Made(stack, 'First');
  const scope = new TierScope(stack, 'Strict', { tier: REGULATED });
  const elsewhere = new Made(scope, 'Elsewhere');
  const second = new Made(stack, 'Second', { requires: [first, elsewhere, stack] });
  const third = new Made(scope, 'Third', { requires: [first, elsewhere] });

  expect(dependsOf(second.delivered.elements[0])).toStrictEqual([
    expect.stringMatching(/^confluent_kafka_topic\.First_[0-9A-F]{8}$/),
  ]);
  expect(dependsOf(third.delivered.elements[0])).toStrictEqual([
    expect.stringMatching(/^confluent_kafka_topic\.Strict_Elsewhere_[0-9A-F]{8}$/),
  ]);
  expect(second.delivered.toModel().requires).toStrictEqual(['orders/First', 'orders/Strict/Elsewhere', 'orders']);
});

test('a dependency that the provisioner set itself is kept', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const first = new Made(stack, 'First');
  const thing = new Made(stack, 'A', {
    requires: [first],
    provision: ({ scope }) => {
      const topic = new KafkaTopic(scope, 'Resource', { topicName: 'a' });
      topic.dependsOn = ['confluent_kafka_topic.own'];
      return topic;
    },
  });
  expect(dependsOf(thing.delivered.elements[0])).toStrictEqual([
    'confluent_kafka_topic.own',
    expect.stringMatching(/^confluent_kafka_topic\.First_[0-9A-F]{8}$/),
  ]);
});

describe('a capability that is declared looser than the type is known for', () => {
  const account = ({ scope }: { scope: Construct }): TerraformElement =>
    new ServiceAccount(scope, 'Resource', { displayName: 'a' });

  test('fails when it would be deployed', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    expect(messageOf(() => new Made(stack, 'A', { provision: account }))).toBe(
      "[orders/A] 'capability' must be IDENTITY for confluent_service_account, which is REVIEW here, got TOPICS; deliver it with capability IDENTITY",
    );
  });

  test('fails when only a helper of the main resource is of that type', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const provision = ({ scope }: { scope: Construct }): TerraformElement => {
      new ServiceAccount(new Construct(scope, 'Deep'), 'Account', { displayName: 'a' });
      return new KafkaTopic(scope, 'Resource', { topicName: 'a' });
    };
    expect(messageOf(() => new Made(stack, 'A', { provision }))).toContain("'capability' must be IDENTITY");
  });

  test('is taken where the disposition is as strict anyway, and where it is the stricter one', () => {
    expect(new Made(newStack(newApp(), REGULATED), 'A', { provision: account }).delivered.disposition).toBe(
      Disposition.REVIEW,
    );
    const stack = newStack(newApp(), CLOUD_NATIVE);
    expect(new Made(stack, 'B', { capability: Capability.PLATFORM }).delivered.disposition).toBe(Disposition.REVIEW);
  });
});

test('fails when it is called outside a stack of ours', () => {
  const plain = new TerraformStack(newApp(), 'plain');
  const remedy = 'create a StreamingStack with a tier and an environment, and pass it or something inside it as scope';
  expect(messageOf(() => new Made(plain, 'A'))).toBe(
    `[plain/A] 'scope' must be inside a StreamingStack, whose tier decides what may be deployed, got the plain stack 'plain'; ${remedy}`,
  );
  expect(messageOf(() => new Made(newApp(), 'A'))).toBe(
    `[A] 'scope' must be inside a StreamingStack, whose tier decides what may be deployed, got a scope without a stack; ${remedy}`,
  );
  expect(messageOf(() => new Made(new TerraformStack(newStack(newApp(), REGULATED), 'inner'), 'A'))).toContain(
    "got the plain stack 'inner'",
  );
});

test('what exists already is listed as a reference, with its path', () => {
  const stack = newStack(newApp(), REGULATED);
  refer(new Construct(stack, 'Kafka'), { type: 'kafka.cluster', name: 'lkc-1', spec: { kind: 'x' } });
  expect(JSON.parse(stack.renderFiles()['bundles/orders/bundle.json']!)).toMatchObject({
    references: [{ id: 'orders/Kafka', type: 'kafka.cluster', name: 'lkc-1', spec: { kind: 'x' } }],
    resources: [],
  });
});

describe('files', () => {
  const renderer =
    (file: string): Renderer =>
    (resources) => [{ path: file, body: `${resources.map(({ name }) => name).join(' ')}\n` }];
  const [review, emit, document] = [renderer('review.txt'), renderer('emit.txt'), renderer('document.txt')];
  const written = (tier: SecurityTier, given: ConstructorParameters<typeof Made>[2]): string[] => {
    const stack = newStack(newApp(), tier);
    for (const id of ['B', 'A']) new Made(stack, id, given);
    return Object.entries(stack.renderFiles())
      .filter(([file]) => file.endsWith('.txt') || file.includes('requirements'))
      .map(([file, body]) => (file.endsWith('.txt') ? `${file}: ${body.trim()}` : file));
  };

  test.each([
    ['provisioned', CLOUD_NATIVE, Capability.SCHEMAS, []],
    ['provisioned', REGULATED, Capability.SCHEMAS, ['bundles/orders/review/review.txt: A B']],
    ['provisioned', AIR_GAPPED, Capability.SCHEMAS, ['bundles/orders/config/emit.txt: A B']],
    ['provisioned', AIR_GAPPED, Capability.TOPICS, ['bundles/orders/requirements/document.txt: A B']],
    ['configuration', CLOUD_NATIVE, Capability.SCHEMAS, ['bundles/orders/config/emit.txt: A B']],
    [
      'configuration',
      REGULATED,
      Capability.SCHEMAS,
      ['bundles/orders/review/config/emit.txt: A B', 'bundles/orders/review/review.txt: A B'],
    ],
    ['configuration', AIR_GAPPED, Capability.SCHEMAS, ['bundles/orders/config/emit.txt: A B']],
  ])('of what is %s in %s with capability %s: %j, each renderer once for all', (kind, tier, capability, files) => {
    const given = { capability, review: [review], emit: [emit], document: [document] };
    expect(written(tier, kind === 'configuration' ? { ...given, provision: undefined } : given)).toStrictEqual(files);
  });

  test('what has nothing to emit is described, with its own words or by its spec', () => {
    expect(written(AIR_GAPPED, { capability: Capability.SCHEMAS, document: [document] })).toStrictEqual([
      'bundles/orders/requirements/document.txt: A B',
    ]);
    expect(written(AIR_GAPPED, { capability: Capability.SCHEMAS })).toStrictEqual([
      'bundles/orders/requirements/resources.json',
      'bundles/orders/requirements/resources.md',
    ]);
  });

  test.each(['review', 'emit'] as const)('fails when a file to %s holds a secret, and nothing is written', (where) => {
    const secret = `https://user:${'hunter2'}@host.example`;
    const leak: Renderer = () => [{ path: 'leak.txt', body: secret }];
    const app = newApp();
    new Made(newStack(app, where === 'emit' ? AIR_GAPPED : REGULATED), 'A', {
      capability: Capability.SCHEMAS,
      [where]: [leak],
    });
    expect(messageOf(() => app.synth())).toBe(
      `[orders] '${where === 'emit' ? 'config' : 'review'}/leak.txt' must not contain a URL with credentials; ` +
        'give the value as a Secret reference; no file of a bundle may hold it',
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test('fails when the deployable document itself holds a secret', () => {
    const app = newApp();
    new Made(newStack(app, CLOUD_NATIVE), 'A', {
      provision: (home) => topicIn(home, 'a', { x: `https://user:${'hunter2'}@host.example` }),
    });
    expect(messageOf(() => app.synth())).toBe(
      "[orders] 'cdk.tf.json' must not contain a URL with credentials; " +
        'give the value as a Secret reference; no file of a bundle may hold it',
    );
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test.each([
    [{ path: 'run.sh', body: 'x\n', executable: true }],
    [{ path: 'main.tf', body: 'x\n' }],
    [{ path: 'main.tf.json', body: '{}\n' }],
  ])('fails when an air-gapped bundle would hold $path', (artifact) => {
    const stack = newStack(newApp(), AIR_GAPPED);
    new Made(stack, 'A', { document: [() => [artifact]] });
    expect(messageOf(() => stack.renderFiles())).toBe(
      `[orders] 'requirements/${artifact.path}' must not be a script or a Terraform file in tier AIR_GAPPED; emit configuration only`,
    );
  });

  test.each(['terraform.txt', 'notes.tf.txt', 'tf.json'])('an air-gapped bundle may hold %s', (path) => {
    const stack = newStack(newApp(), AIR_GAPPED);
    new Made(stack, 'A', { document: [() => [{ path, body: 'x\n' }]] });
    expect(Object.keys(stack.renderFiles())).toContain(`bundles/orders/requirements/${path}`);
  });

  test('an air-gapped scope in a looser stack leaves no script and no Terraform of what is in it', () => {
    const stack = newStack(newApp(), REGULATED);
    const scope = new TierScope(stack, 'S', { tier: AIR_GAPPED });
    new Made(scope, 'A', { review: [() => [{ path: 'run.sh', body: 'x\n', executable: true }]] });
    expect(Object.keys(stack.renderFiles()).filter((file) => /\.(sh|tf\.json)$/.test(file))).toStrictEqual([]);
  });
});
