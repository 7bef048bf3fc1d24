import { App } from 'cdktf';
import { Duration, Environment, KafkaCluster, Secret, SecurityTier, StreamingStack, Topic } from 'sluicegate';

const app = new App();
const stack = new StreamingStack(app, 'one-topic', {
  tier: SecurityTier.CLOUD_NATIVE,
  environment: Environment.DEV,
  owner: 'sales-platform',
});

const kafka = KafkaCluster.confluentCloud(stack, 'Kafka', {
  environmentId: 'env-abc123',
  clusterId: 'lkc-abc123',
  restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
  bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
  credentials: Secret.pair(Secret.terraformVariable('kafka_api_key'), Secret.terraformVariable('kafka_api_secret')),
});

new Topic(stack, 'Orders', {
  cluster: kafka,
  topicName: 'sales.orders.v1',
  partitions: 12,
  retention: Duration.days(7),
});

app.synth();
