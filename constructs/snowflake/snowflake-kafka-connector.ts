import { Construct } from 'constructs';
import { failuresIn, type Rule } from '../../src/core/rule';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { Capability } from '../../src/security/capability';
import { kafkaConnectorFiles } from '../../src/snowflake/client-files';
import type { SnowflakeKafkaConnectorOptions } from '../../src/snowflake/kafka-connector-options';
import { kafkaConnectorSpec } from '../../src/snowflake/kafka-connector-spec';
import { deliver } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import { warningLine } from './deliver-object';
import type { ISnowpipeStreamingPipe } from './snowpipe-streaming-pipe';

/** What Snowflake's Kafka connector does. */
export interface SnowflakeKafkaConnectorProps extends SnowflakeKafkaConnectorOptions {
  /** Each with the topic that it is fed from; all into tables of one schema. */
  readonly pipes: ISnowpipeStreamingPipe[];
}

/**
 * The configuration of Snowflake's Kafka connector: a JSON file for Kafka Connect, secrets as ConfigProvider references.
 *
 * Throws one error with everything that is wrong.
 *
 * @see https://docs.snowflake.com/en/connectors/kafkahp/about
 */
export class SnowflakeKafkaConnector extends Construct {
  public readonly connectorName: string;

  public constructor(scope: Construct, id: string, props: SnowflakeKafkaConnectorProps) {
    super(scope, id);
    const { pipes, ...options } = props;
    throwIfAny(failuresIn(this.node.path, props, RULES));
    const routes = pipes.map(({ source, table, _target: { pipe, partitions } }) => ({
      topicName: source!.topicName,
      partitions,
      pipe,
      table: table._table.spec,
    }));
    const { warnings, ...spec } = kafkaConnectorSpec(this.node.path, options, routes);
    this.connectorName = spec.name;
    const sources = pipes.map(({ source }) => source!);
    deliver(this, {
      type: 'snowflake.kafka-connector',
      name: spec.name,
      capability: Capability.CLIENTS,
      spec,
      requires: [...pipes, ...sources],
      feeds: pipes,
      emit: [kafkaConnectorFiles],
      warnings: warnings.map(warningLine),
    });
    for (const source of sources) feed(source, this);
  }
}

const RULES: readonly Rule<SnowflakeKafkaConnectorProps>[] = [
  {
    id: 'snowflake.connector.sources',
    property: 'pipes',
    holds: ({ pipes }) => pipes.every(({ source }) => source !== undefined),
    must: 'each have a source: the topic that is read',
    given: ({ pipes }) => pipes.filter(({ source }) => source === undefined).map(({ node }) => node.path),
    remedy: 'give these pipes a source',
  },
  {
    id: 'snowflake.connector.account',
    property: 'accountIdentifier',
    holds: ({ pipes, accountIdentifier }) =>
      pipes.every(({ table }) => table.database.account.accountIdentifier === accountIdentifier.toUpperCase()),
    must: ({ pipes }) => `be the account of the tables, ${pipes[0]?.table.database.account.accountIdentifier}`,
    given: ({ accountIdentifier }) => accountIdentifier,
    remedy: 'pass account.accountIdentifier',
  },
];
