import path from 'node:path';
import { App } from 'cdktf';
import {
  Environment,
  KafkaCluster,
  Schema,
  SchemaHistory,
  SchemaRegistry,
  Secret,
  SecurityTier,
  StreamingStack,
  Subject,
  Topic,
} from 'sluicegate';

/** v1, v2, v3 and the lock that `sluicegate schema record` keeps: it says what is promised, and what is registered. */
const VERSIONS = path.join('examples', 'order-evolution', 'schemas', 'order');

const app = new App();
const stack = new StreamingStack(app, 'order-evolution', {
  tier: SecurityTier.CLOUD_NATIVE,
  environment: Environment.DEV,
  owner: 'sales-platform',
});

const kafka = KafkaCluster.selfManaged(stack, 'Kafka', {
  clusterName: 'shop',
  bootstrapServers: 'broker-1.example.com:9093',
});
const registry = SchemaRegistry.confluentCloud(stack, 'Registry', {
  registryId: 'lsrc-abc123',
  restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
  credentials: Secret.pair(
    Secret.terraformVariable('registry_api_key'),
    Secret.terraformVariable('registry_api_secret'),
  ),
});

new Subject(stack, 'OrderValue', {
  registry,
  topic: Topic.fromTopicName(stack, 'Orders', { cluster: kafka, topicName: 'sales.orders.v1' }),
  schema: Schema.avroFile(path.join(VERSIONS, 'v3.avsc')),
  history: SchemaHistory.directory(VERSIONS),
});

app.synth();
