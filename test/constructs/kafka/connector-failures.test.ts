import type { Construct } from 'constructs';
import {
  ClientSecurity,
  ConfluentOrganization,
  ConnectCluster,
  ConnectWorker,
  ConnectorPlugin,
  Environment,
  Principal,
  Secret,
  SecurityTier,
  SinkConnector,
  SourceConnector,
  Topic,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { ownConnect } from './own-connect';

describe('a connector fails', () => {
  const stack = (): Construct => newStack(newApp(), SecurityTier.REGULATED);
  const plugin = ConnectorPlugin.fileStreamSource('/in', 'a.b.v1');

  test('fails when two have one name on one Connect cluster', () => {
    const scope = stack();
    const connectCluster = ownConnect(scope);
    new SourceConnector(scope, 'A', { connectCluster, connectorName: 'in', plugin });

    expect(messageOf(() => new SourceConnector(scope, 'B', { connectCluster, connectorName: 'in', plugin }))).toBe(
      '[orders/B] \'connectorName\' must not be the name of orders/A on main, got "in"; give each connector a name of its own',
    );
  });

  test('fails when nobody logs in on Confluent Cloud, or a user who is no service account', () => {
    const scope = stack();
    const cluster = newCluster(scope);
    const credentials = Secret.pair(Secret.env('K'), Secret.env('S'));
    const organization = new ConfluentOrganization(scope, 'Organization', { credentials });
    const connectCluster = ConnectCluster.confluentManaged(scope, 'Connect', { cluster, organization });
    const datagen = ConnectorPlugin.confluentManaged('DatagenSource');
    const made = (id: string, principal?: Principal) => () =>
      new SourceConnector(scope, id, { connectCluster, connectorName: id, plugin: datagen, principal });

    expect(messageOf(made('A'))).toBe(
      "[orders/A] 'principal' must be given on Confluent Cloud, since its Connect has no credentials of its own; name the service account, or give credentials to ConnectCluster.confluentManaged",
    );
    expect(messageOf(made('B', Principal.user('app')))).toBe(
      "[orders/B] 'principal' must be a service account on Confluent Cloud, got User:app; use Principal.serviceAccount",
    );
  });

  test('fails when a Connect cluster of ones own has a URL with a password', () => {
    const scope = stack();
    const cluster = newCluster(scope);
    const props = { cluster, connectName: '-', restUrl: 'https://a:hunter2@connect' };

    expect(messageOf(() => ConnectCluster.selfManaged(scope, 'Connect', props))).toBe(
      '2 problems\n' +
        '  [orders/Connect] \'connectName\' must be 1 to 100 letters, digits, dots, dashes or underscores, beginning with a letter or digit, got "-"; name it as its people do: files are named after it\n' +
        "  [orders/Connect] 'restUrl' must be an http or https URL without credentials, known at synthesis; write the address alone: the script takes the login from the environment",
    );
  });

  test('fails when Confluent Cloud shall run connectors of another cluster', () => {
    const scope = stack();
    const { cluster } = ownConnect(scope);
    const credentials = Secret.pair(Secret.env('K'), Secret.env('S'));
    const organization = new ConfluentOrganization(scope, 'Organization', { credentials });

    expect(messageOf(() => ConnectCluster.confluentManaged(scope, 'Managed', { cluster, organization }))).toBe(
      "[orders/Managed] 'cluster' must be on Confluent Cloud, got shop, which is Apache Kafka; use ConnectCluster.selfManaged for it",
    );
  });

  test('fails when topics are on another cluster', () => {
    const scope = stack();
    const connectCluster = ownConnect(scope);
    const topics = [new Topic(scope, 'Orders', { cluster: newCluster(scope, 'Other'), topicName: 'a.b.v1' })];
    const sink = ConnectorPlugin.fileStreamSink('/out');

    expect(
      messageOf(() => new SinkConnector(scope, 'A', { connectCluster, connectorName: 'a', plugin: sink, topics })),
    ).toBe(
      "[orders/A] 'topics' must be on shop, to which it connects, got a.b.v1 on lkc-abc123; a client talks to one cluster: make another for the other topics",
    );
  });

  test('fails when a source makes topics without partitions, or runs exactly once without the names for its grants', () => {
    const scope = stack();
    const props = {
      connectCluster: ownConnect(scope),
      connectorName: 'a',
      plugin,
      principal: Principal.user('a'),
      exactlyOnce: true,
      topicCreation: { partitions: 0, replicationFactor: 1 },
    };

    expect(messageOf(() => new SourceConnector(scope, 'A', props))).toBe(
      '2 problems\n' +
        '  [orders/A] \'topicCreation\' must have at least 1 partition and 1 copy, as whole numbers, got {"partitions":0,"replicationFactor":1}; use what a topic of your own would have\n' +
        "  [orders/A] 'exactlyOnce' must come with workerGroupId and offsetsTopic, on which its principal needs rights, got nothing and nothing; name both",
    );
  });

  test('fails when workers log in without TLS outside DEV', () => {
    const scope = newStack(newApp(), SecurityTier.REGULATED, { environment: Environment.PROD });
    const connectCluster = ownConnect(scope);
    new ConnectWorker(scope, 'Worker', { connectCluster, security: ClientSecurity.plaintext(), groupId: 'main' });

    expect(messageOf(() => scope.renderFiles())).toContain("'SG-KAFKA-006' must hold");
  });
});
