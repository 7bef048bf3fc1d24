// The same resources twice: as a user of the library writes them, and as plain cdktf bindings.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const CLUSTER = {
  environmentId: 'env-abc123',
  clusterId: 'lkc-abc123',
  restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
  bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
};
const RETENTION_DAYS = 7;
/** A producer, a consumer in a group, and an auditor that keeps its offsets itself: four ACLs a topic. */
const GRANTS_A_TOPIC = 3;

/** So many grants, three a topic. */
export const programs = {
  sluicegate(grants) {
    const { App } = require('cdktf');
    const {
      Duration,
      Environment,
      KafkaCluster,
      Principal,
      Secret,
      SecurityTier,
      StreamingStack,
      Topic,
    } = require('../lib/src/index.js');
    const app = new App();
    const stack = new StreamingStack(app, 'bench', {
      tier: SecurityTier.CLOUD_NATIVE,
      environment: Environment.DEV,
      owner: 'bench',
    });
    const credentials = Secret.pair(
      Secret.terraformVariable('kafka_api_key'),
      Secret.terraformVariable('kafka_api_secret'),
    );
    const cluster = KafkaCluster.confluentCloud(stack, 'Kafka', { ...CLUSTER, credentials });
    let topic;
    for (let grant = 0; grant < grants; grant += 1) {
      const index = Math.floor(grant / GRANTS_A_TOPIC);
      const kind = grant % GRANTS_A_TOPIC;
      if (kind === 0) {
        topic = new Topic(stack, `T${index}`, {
          cluster,
          topicName: `sales.t${index}.v1`,
          retention: Duration.days(RETENTION_DAYS),
        });
        topic.grants.produce(Principal.serviceAccount(`sa-p${index}`));
      } else if (kind === 1) {
        topic.grants.consume(Principal.serviceAccount(`sa-c${index}`), { groupPrefix: `c${index}-` });
      } else topic.grants.consumeWithoutGroup(Principal.serviceAccount(`sa-a${index}`));
    }
    return app;
  },
  'plain cdktf'(grants) {
    const { App, LocalBackend, TerraformStack, TerraformVariable } = require('cdktf');
    const { ConfluentProvider } = require('@cdktf/provider-confluent/lib/provider');
    const { KafkaAcl } = require('@cdktf/provider-confluent/lib/kafka-acl');
    const { KafkaTopic } = require('@cdktf/provider-confluent/lib/kafka-topic');
    const app = new App();
    const stack = new TerraformStack(app, 'bench');
    new LocalBackend(stack, { path: 'terraform.bench.tfstate' });
    const secret = (name) =>
      new TerraformVariable(stack, name, { type: 'string', sensitive: true, nullable: false }).stringValue;
    const provider = new ConfluentProvider(stack, 'Kafka', {
      alias: 'Kafka',
      kafkaId: CLUSTER.clusterId,
      kafkaRestEndpoint: CLUSTER.restEndpoint,
      kafkaApiKey: secret('kafka_api_key'),
      kafkaApiSecret: secret('kafka_api_secret'),
    });
    const allow = { provider, host: '*', permission: 'ALLOW' };
    let onTopic;
    for (let grant = 0; grant < grants; grant += 1) {
      const index = Math.floor(grant / GRANTS_A_TOPIC);
      const kind = grant % GRANTS_A_TOPIC;
      if (kind === 0) {
        const topicName = `sales.t${index}.v1`;
        const config = { 'min.insync.replicas': '2', 'retention.ms': String(RETENTION_DAYS * 86_400_000) };
        const topic = new KafkaTopic(stack, `T${index}`, { provider, topicName, partitionsCount: 6, config });
        const named = { resourceType: 'TOPIC', patternType: 'LITERAL', resourceName: topicName };
        onTopic = { ...allow, ...named, dependsOn: [topic] };
        new KafkaAcl(stack, `W${index}`, { ...onTopic, principal: `User:sa-p${index}`, operation: 'WRITE' });
      } else if (kind === 1) {
        new KafkaAcl(stack, `R${index}`, { ...onTopic, principal: `User:sa-c${index}`, operation: 'READ' });
        const group = { resourceType: 'GROUP', patternType: 'PREFIXED', resourceName: `c${index}-` };
        new KafkaAcl(stack, `G${index}`, { ...allow, ...group, principal: `User:sa-c${index}`, operation: 'READ' });
      } else new KafkaAcl(stack, `A${index}`, { ...onTopic, principal: `User:sa-a${index}`, operation: 'READ' });
    }
    return app;
  },
};
