import type { Construct } from 'constructs';
import {
  Acknowledgement,
  AclOperation,
  AclPermission,
  AclResourceType,
  Environment,
  KafkaCluster,
  Principal,
  SecurityTier,
  Topic,
  type IKafkaCluster,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';

const checkout = Principal.user('checkout');
const { READ, WRITE } = AclOperation;
const { TOPIC, GROUP } = AclResourceType;

function selfManaged(scope: Construct): IKafkaCluster {
  return KafkaCluster.selfManaged(scope, 'Kafka', { clusterName: 'shop', bootstrapServers: 'broker:9093' });
}

const deny = { resourceType: TOPIC, resourceName: 'secret', operation: READ, permission: AclPermission.DENY };

describe('grants on a cluster', () => {
  test('fails when somebody is denied something outside CLOUD_NATIVE DEV without an acknowledgement', () => {
    const denied = (acknowledgements: Acknowledgement[]): (() => unknown) => {
      const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD, acknowledgements });
      newCluster(stack).grants.addAcls(Principal.serviceAccount('sa-a'), [deny]);
      return () => stack.renderFiles();
    };

    expect(messageOf(denied([]))).toContain('a DENY of READ on TOPIC secret');
    expect(
      denied([Acknowledgement.ofPolicy('SG-KAFKA-005', { reason: 'until the audit is over', reference: 'SEC-1' })])(),
    ).toBeDefined();
  });

  test('fails when a topic is on another cluster', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const other = KafkaCluster.selfManaged(stack, 'Other', { clusterName: 'b', bootstrapServers: 'b:9092' });
    const topic = new Topic(stack, 'Orders', { cluster: other, topicName: 'sales.orders.v1' });

    expect(
      messageOf(() => selfManaged(stack).grants.sinkConnector(checkout, { connectorName: 'lake', topics: [topic] })),
    ).toBe(
      "[orders/Kafka] 'topic' must be on shop, where it is granted, got sales.orders.v1 on b; use the grants of the topic's own cluster",
    );
  });

  test('fails when a group is given neither or both ways', () => {
    const { grants } = selfManaged(newStack(newApp(), SecurityTier.REGULATED));

    expect(messageOf(() => grants.consumeFromPrefix(checkout, 'a', {}))).toBe(
      "[orders/Kafka] 'grants.group' must be given, exactly or by prefix; pass group or groupPrefix",
    );
    expect(messageOf(() => grants.consumeFromPrefix(checkout, 'a', { group: 'b', groupPrefix: 'c' }))).toBe(
      '[orders/Kafka] \'grants.group\' must be given exactly or by prefix, not both, got "b" and prefix "c"; keep one',
    );
  });

  test('fails when a source connector writes nowhere, and is half exactly once', () => {
    const { grants } = selfManaged(newStack(newApp(), SecurityTier.REGULATED));
    const options = { connectorName: 'pg', exactlyOnceWorkerGroupId: 'w' };

    expect(messageOf(() => grants.sourceConnector(checkout, options))).toBe(
      '2 problems\n' +
        "  [orders/Kafka] 'grants.topics' must name a topic or a prefix that the connector writes; pass topics or topicPrefixes\n" +
        '  [orders/Kafka] \'grants.exactlyOnceWorkerGroupId\' must come with exactlyOnceOffsetsTopic, got "w"; pass both for a connector that runs exactly once, or neither',
    );
  });

  test('fails when nothing is granted', () => {
    const { grants } = selfManaged(newStack(newApp(), SecurityTier.REGULATED));

    expect(messageOf(() => grants.readOnlyOperator(checkout, {}))).toBe(
      "[orders/Kafka] 'grants' must grant something; name a topic, a group or the cluster, or leave the grant out",
    );
    expect(messageOf(() => grants.addAcls(checkout, []))).toContain("'grants' must grant something");
  });

  test('fails when an operation is none of its resource', () => {
    const { grants } = selfManaged(newStack(newApp(), SecurityTier.REGULATED));
    const entry = { resourceType: GROUP, resourceName: 'g', operation: WRITE };

    expect(messageOf(() => grants.addAcls(checkout, [entry]))).toBe(
      '[orders/Kafka] \'operation\' must be one of READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS or ALL on a GROUP, got "WRITE"; choose an operation that the resource has',
    );
  });
});
