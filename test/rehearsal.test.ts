import fs from 'node:fs';
import path from 'node:path';
import { KafkaCluster, Principal, Secret, SecurityTier, TierScope, Topic } from 'sluicegate';
import type { IKafkaCluster, StreamingStack } from 'sluicegate';
import { newApp, newStack } from './support/program';
import { describeWithTerraform } from './support/stand-in/describe-with-terraform';
import { rehearse, type Rehearsal, type RehearsalOptions } from './support/stand-in';

const EXAMPLES = path.join(__dirname, '..', 'examples');

/** Every root module that the examples write: what is deployed, and what is reviewed. */
function modules(): string[] {
  const expected = fs.readdirSync(EXAMPLES).map((example) => path.join(EXAMPLES, example, 'expected'));
  return expected
    .flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tf(\.json)?$/.test(entry.name))
        .map((entry) => path.relative(EXAMPLES, entry.parentPath)),
    )
    .sort();
}

/** What real Terraform made of a module; its last words where it did not go well. */
async function rehearsed(
  moduleFolder: string,
  options: Omit<RehearsalOptions, 'moduleFolder'> = {},
): Promise<Rehearsal> {
  const rehearsal = await rehearse({ moduleFolder, liftProtection: true, ...options });
  expect(rehearsal.succeeded ? '' : (rehearsal.steps.at(-1)?.output ?? 'no step was run')).toBe('');
  return rehearsal;
}

const addressesOf = (rehearsal: Rehearsal): string[] => rehearsal.applied.map(({ address }) => address).sort();

describeWithTerraform('with real Terraform', () => {
  test('every example has something to rehearse, and nothing of it is air-gapped', () => {
    for (const example of fs.readdirSync(EXAMPLES)) {
      const own = modules().filter((module) => module.startsWith(`${example}${path.sep}`));
      expect(own.some((module) => module.includes('regulated'))).toBe(true);
      expect(own.filter((module) => module.includes('air-gapped'))).toStrictEqual([]);
    }
  });

  test.each(modules())('examples/%s is planned and applied, and then nothing is left to do', async (module) => {
    const rehearsal = await rehearsed(path.join(EXAMPLES, module));

    expect(rehearsal.applied.length).toBeGreaterThan(0);
    expect(addressesOf(rehearsal)).toStrictEqual(rehearsal.planned.map(({ address }) => address).sort());
    expect(rehearsal.secondPlanEmpty).toBe(true);
    expect(rehearsal.left).toStrictEqual([]);
  });

  test.each(fs.readdirSync(EXAMPLES))('examples/%s has the same addresses, deployed or reviewed', async (example) => {
    const applied = async (part: string): Promise<string[]> => {
      const own = modules().filter((module) => module.startsWith(`${example}${path.sep}`) && module.includes(part));
      const all = await Promise.all(
        own.map((module) => rehearse({ moduleFolder: path.join(EXAMPLES, module), until: 'plan' })),
      );
      return all.flatMap(({ planned }) => planned.map(({ address }) => address)).sort();
    };

    expect(await applied('regulated')).toStrictEqual(await applied('cloud-native'));
  });

  test('several clusters in one stack keep their providers apart, in the stack and in the review module', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    const scopes = [stack, new TierScope(stack, 'Strict', { tier: SecurityTier.REGULATED })];
    for (const name of ['eu', 'us']) {
      const cluster = clusterNamed(stack, name);
      for (const scope of scopes) {
        const topic = new Topic(scope, `Orders-${name}`, {
          cluster,
          topicName: `sales.${scope.node.id.toLowerCase()}-${name}.v1`,
        });
        topic.grants.produce(Principal.serviceAccount('sa-checkout'));
      }
    }
    app.synth();

    for (const folder of [
      ['stacks', 'orders'],
      ['bundles', 'orders', 'review', 'terraform'],
    ]) {
      const rehearsal = await rehearsed(path.join(app.outdir, ...folder));
      expect(addressesOf(rehearsal).map((address) => address.split('.')[0])).toStrictEqual([
        'confluent_kafka_acl',
        'confluent_kafka_acl',
        'confluent_kafka_topic',
        'confluent_kafka_topic',
      ]);
    }
  });

  test('a resource that the review protects is not destroyed by a slip', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    new Topic(stack, 'Orders', { cluster: clusterNamed(stack, 'eu'), topicName: 'sales.orders.v1' });
    app.synth();

    const rehearsal = await rehearse({ moduleFolder: path.join(app.outdir, 'bundles/orders/review/terraform') });

    expect(rehearsal.succeeded).toBe(false);
    expect(rehearsal.steps.at(-1)?.name).toBe('destroy');
    expect(rehearsal.steps.at(-1)?.output).toContain('Instance cannot be destroyed');
  });
});

function clusterNamed(stack: StreamingStack, name: string): IKafkaCluster {
  return KafkaCluster.confluentCloud(stack, `Kafka ${name}`, {
    environmentId: 'env-abc123',
    clusterId: `lkc-${name}`,
    restEndpoint: `https://${name}.confluent.example:443`,
    bootstrapServers: `${name}.confluent.example:9092`,
    credentials: Secret.pair(Secret.terraformVariable(`${name}_key`), Secret.terraformVariable(`${name}_secret`)),
  });
}
