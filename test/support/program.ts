import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import type { SecurityTier } from 'sluicegate';
import {
  Compatibility,
  Environment,
  KafkaCluster,
  Principal,
  Schema,
  SchemaRegistry,
  Secret,
  StreamingStack,
  Subject,
  Topic,
  type IKafkaCluster,
  type StreamingStackProps,
} from 'sluicegate';

const created: string[] = [];

/** An empty folder, removed after the suite. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sluicegate-'));
  created.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of created.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

export function newApp(
  outdir = temporaryFolder(),
  options: { skipValidation?: boolean; hclOutput?: boolean } = {},
): App {
  return new App({ outdir, ...options });
}

export function newStack(
  scope: Construct,
  tier: SecurityTier,
  props: Partial<StreamingStackProps> = {},
  id = 'orders',
): StreamingStack {
  return new StreamingStack(scope, id, { tier, environment: Environment.DEV, owner: 'sales-platform', ...props });
}

export function newCluster(scope: Construct, id = 'Kafka'): IKafkaCluster {
  return KafkaCluster.confluentCloud(scope, id, {
    environmentId: 'env-abc123',
    clusterId: 'lkc-abc123',
    restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
    bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
    credentials: Secret.pair(Secret.terraformVariable('kafka_api_key'), Secret.terraformVariable('kafka_api_secret')),
  });
}

export const ORDER_SCHEMA = JSON.stringify({
  type: 'record',
  name: 'Order',
  namespace: 'com.example',
  fields: [{ name: 'order_id', type: 'string' }],
});

/** A topic with a producer and a consumer, and a subject: one of everything that the first slice has. */
export function addOrders(scope: Construct): Topic {
  const cluster = newCluster(scope);
  const topic = new Topic(scope, 'Orders', { cluster, topicName: 'sales.orders.v1' });
  topic.grants.produce(Principal.serviceAccount('sa-checkout'));
  topic.grants.consume(Principal.serviceAccount('sa-loader'), { groupPrefix: 'loader-' });
  const registry = SchemaRegistry.confluentCloud(scope, 'Registry', {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: Secret.pair(
      Secret.terraformVariable('registry_api_key'),
      Secret.terraformVariable('registry_api_secret'),
    ),
  });
  new Subject(scope, 'OrderValue', {
    registry,
    topic,
    schema: Schema.avro(ORDER_SCHEMA),
    compatibility: Compatibility.BACKWARD,
  });
  return topic;
}

/** Every file below a folder by its relative path; what is not UTF-8 as base64. */
export function filesBelow(folder: string): Record<string, string> {
  if (!fs.existsSync(folder)) return {};
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), contentOf(file)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function contentOf(file: string): string {
  const bytes = fs.readFileSync(file);
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('base64');
}

/** The message of what a function throws; fails when it does not throw. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('expected an error, but nothing was thrown');
}
