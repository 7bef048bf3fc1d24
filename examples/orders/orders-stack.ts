import path from 'node:path';
import type { Construct } from 'constructs';
import type { SecurityTier } from 'sluicegate';
import { BigQueryOrders } from './bigquery-orders';
import { SnowflakeOrders } from './snowflake-orders';
import {
  CleanupPolicy,
  Compatibility,
  Duration,
  Environment,
  KafkaCluster,
  Principal,
  Schema,
  SchemaHistory,
  SchemaRegistry,
  Secret,
  StreamingStack,
  Subject,
  Topic,
} from 'sluicegate';

const SCHEMAS = path.join('examples', 'orders', 'schemas', 'order');

/** Orders from the checkout to two warehouses: topics, who may use them, what a record looks like, and where it ends up. */
export class OrdersStack extends StreamingStack {
  public constructor(scope: Construct, id: string, tier: SecurityTier) {
    super(scope, id, { tier, environment: Environment.DEV, owner: 'sales-platform' });

    const kafka = KafkaCluster.confluentCloud(this, 'Kafka', {
      environmentId: 'env-abc123',
      clusterId: 'lkc-abc123',
      restEndpoint: 'https://pkc-1.eu-west-1.aws.confluent.cloud:443',
      bootstrapServers: 'pkc-1.eu-west-1.aws.confluent.cloud:9092',
      credentials: Secret.pair(Secret.terraformVariable('kafka_api_key'), Secret.terraformVariable('kafka_api_secret')),
    });
    const registry = SchemaRegistry.confluentCloud(this, 'Registry', {
      registryId: 'lsrc-abc123',
      restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
      credentials: Secret.pair(
        Secret.terraformVariable('registry_api_key'),
        Secret.terraformVariable('registry_api_secret'),
      ),
    });

    const orders = new Topic(this, 'Orders', {
      cluster: kafka,
      topicName: 'sales.orders.v1',
      partitions: 12,
      retention: Duration.days(7),
    });
    const customers = new Topic(this, 'Customers', {
      cluster: kafka,
      topicName: 'sales.customers.v1',
      cleanupPolicy: CleanupPolicy.COMPACT,
    });

    const checkout = Principal.serviceAccount('sa-checkout');
    const loader = Principal.serviceAccount('sa-loader');
    orders.grants.produce(checkout, { transactionalIdPrefix: 'checkout-' });
    customers.grants.produce(checkout);
    orders.grants.consume(loader, { groupPrefix: 'loader-' });
    customers.grants.consume(loader, { groupPrefix: 'loader-' });

    const order = new Subject(this, 'OrderValue', {
      registry,
      topic: orders,
      schema: Schema.avroFile(path.join(SCHEMAS, 'v1.avsc')),
      compatibility: Compatibility.BACKWARD_TRANSITIVE,
      history: SchemaHistory.directory(SCHEMAS),
    });

    new SnowflakeOrders(this, 'Snowflake', { topic: orders, subject: order });
    new BigQueryOrders(this, 'BigQuery', { topic: orders, subject: order });
  }
}
