import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import { clientFailures, uncheckedClientSpec, type ClientSpec } from './client-spec';
import { sqlName } from './identifier';
import { ownConfig } from './kafka-connector-config';
import { customConfigFailures } from './kafka-connector-custom';
import {
  SnowflakeKafkaConnectorVersion,
  SnowflakeKafkaNullBehavior,
  SnowflakeKafkaValidation,
  type SnowflakeKafkaConnectorOptions,
} from './kafka-connector-options';
import { SnowpipeStreamingArchitecture } from './pipe-options';
import type { PipeSpec } from './pipe-spec';
import type { TableSpec } from './table-spec';
import type { Warning } from '../core/warning';

/** A topic with the ingest that it feeds. */
export interface ConnectorRoute {
  readonly topicName: string;
  readonly partitions: number;
  readonly pipe: PipeSpec;
  readonly table: TableSpec;
}

/** A connector after defaults and checks. */
export interface KafkaConnectorSpec {
  readonly name: string;
  readonly version: SnowflakeKafkaConnectorVersion;
  readonly tasks: number;
  readonly keyConverter: string;
  readonly valueConverter: string;
  readonly client: ClientSpec;
  readonly database: string;
  readonly schema: string;
  readonly routes: readonly { readonly topic: string; readonly table: string }[];
  readonly deadLetterTopic?: string;
  readonly nullBehavior: SnowflakeKafkaNullBehavior;
  readonly validation: SnowflakeKafkaValidation;
  readonly customConfigs: Readonly<Record<string, string>>;
  readonly warnings: Warning[];
}

interface ConnectorInput extends SnowflakeKafkaConnectorOptions {
  readonly version: SnowflakeKafkaConnectorVersion;
  readonly routes: readonly ConnectorRoute[];
}

const TOPIC = /^[A-Za-z0-9._-]{1,249}$/;

const RULES: readonly Rule<ConnectorInput>[] = [
  {
    id: 'snowflake.connector.name',
    property: 'connectorName',
    holds: ({ connectorName }) => /^[A-Za-z0-9._-]{1,200}$/.test(connectorName),
    must: 'be 1 to 200 letters, digits, dots, dashes or underscores',
    given: ({ connectorName }) => connectorName,
    remedy: 'rename it',
  },
  {
    id: 'snowflake.connector.tasks',
    property: 'tasks',
    holds: ({ tasks }) => tasks === undefined || (Number.isInteger(tasks) && tasks >= 1),
    must: 'be a whole number of at least 1',
    given: ({ tasks }) => tasks,
    remedy: 'use as many as partitions at most',
  },
  {
    id: 'snowflake.connector.routes',
    property: 'routes',
    holds: ({ routes }) =>
      routes.length > 0 && new Set(routes.map(({ topicName }) => topicName)).size === routes.length,
    must: 'name at least one topic, each once',
    given: ({ routes }) => routes.map(({ topicName }) => topicName),
    remedy: 'give every topic one table',
  },
  {
    id: 'snowflake.connector.one-schema',
    property: 'routes',
    holds: ({ routes }) => new Set(routes.map(({ table }) => sqlName([table.database, table.schema]))).size <= 1,
    must: 'lead to tables of one schema, which is all that the connector takes',
    given: ({ routes }) => [...new Set(routes.map(({ table }) => sqlName([table.database, table.schema])))],
    remedy: 'use a connector for each schema',
  },
  {
    id: 'snowflake.connector.table-name',
    property: 'routes',
    holds: ({ routes }) => routes.every(({ table }) => /^[A-Z_][A-Z0-9_$]*$/.test(table.name)),
    must: 'lead to tables whose names need no quotes, which the connector does not take',
    given: ({ routes }) => routes.map(({ table }) => table.name),
    remedy: 'rename the table: letters, digits, _ and $, stored in upper case',
  },
  {
    id: 'snowflake.connector.architecture',
    property: 'connectorVersion',
    holds: ({ version, routes }) => routes.every(({ pipe }) => versionOf(pipe) === version),
    must: ({ version }) =>
      `fit the architecture: ${version === SnowflakeKafkaConnectorVersion.V3 ? '3.x writes CLASSIC' : '4.x writes HIGH_PERFORMANCE'} only`,
    given: ({ version }) => version,
    remedy: 'leave connectorVersion out, and give all routes the same architecture',
  },
  {
    id: 'snowflake.connector.dead-letter-topic',
    property: 'deadLetterTopic',
    holds: ({ deadLetterTopic, routes }) =>
      deadLetterTopic === undefined ||
      (TOPIC.test(deadLetterTopic) && routes.every(({ topicName }) => topicName !== deadLetterTopic)),
    must: 'be the name of a topic that is not read',
    given: ({ deadLetterTopic }) => deadLetterTopic,
    remedy: 'choose another topic, for instance <topic>.dlq',
  },
  {
    id: 'snowflake.connector.validation',
    property: 'validation',
    holds: ({ validation, version }) => validation === undefined || version === SnowflakeKafkaConnectorVersion.V4,
    must: 'be left out with the connector 3.x',
    given: ({ validation }) => validation,
    remedy: 'remove it: 3.x always checks in the connector',
  },
  {
    id: 'snowflake.connector.value-converter',
    property: 'valueConverter',
    holds: ({ valueConverter }) => valueConverter.includes('.') && !valueConverter.includes(' '),
    must: 'be the name of a class',
    given: ({ valueConverter }) => valueConverter,
    remedy: 'write it with its package, for instance io.confluent.connect.avro.AvroConverter',
  },
];

/** The connector that the options describe for these topics, or one error with everything that is wrong with it. */
export function kafkaConnectorSpec(
  path: string,
  options: SnowflakeKafkaConnectorOptions,
  routes: readonly ConnectorRoute[],
): KafkaConnectorSpec {
  const [first] = routes;
  const version =
    options.connectorVersion ?? (first === undefined ? SnowflakeKafkaConnectorVersion.V4 : versionOf(first.pipe));
  const { deadLetterTopic } = options;
  const spec = {
    name: options.connectorName,
    version,
    tasks: options.tasks ?? 1,
    keyConverter: options.keyConverter ?? 'org.apache.kafka.connect.storage.StringConverter',
    valueConverter: options.valueConverter,
    client: uncheckedClientSpec(options),
    database: first?.table.database ?? '',
    schema: first?.table.schema ?? '',
    routes: routes.map(({ topicName, table }) => ({ topic: topicName, table: table.name })),
    ...(deadLetterTopic !== undefined && { deadLetterTopic }),
    nullBehavior: options.nullBehavior ?? SnowflakeKafkaNullBehavior.DEFAULT,
    validation: options.validation ?? defaultValidation(deadLetterTopic),
  };
  throwIfAny([
    ...clientFailures(path, options),
    ...failuresIn(path, { ...options, version, routes }, RULES),
    ...customConfigFailures(path, options.customConfigs ?? {}, version, ownConfig(spec)),
  ] satisfies Failure[]);
  return { ...spec, customConfigs: { ...options.customConfigs }, warnings: warningsOf(spec, routes) };
}

function versionOf(pipe: PipeSpec): SnowflakeKafkaConnectorVersion {
  return pipe.architecture === SnowpipeStreamingArchitecture.CLASSIC
    ? SnowflakeKafkaConnectorVersion.V3
    : SnowflakeKafkaConnectorVersion.V4;
}

function defaultValidation(deadLetterTopic: string | undefined): SnowflakeKafkaValidation {
  return deadLetterTopic === undefined ? SnowflakeKafkaValidation.SERVER_SIDE : SnowflakeKafkaValidation.CLIENT_SIDE;
}

function warningsOf(
  spec: Pick<KafkaConnectorSpec, 'tasks' | 'version' | 'validation' | 'deadLetterTopic'>,
  routes: readonly ConnectorRoute[],
): Warning[] {
  const partitions = routes.reduce((sum, route) => sum + route.partitions, 0);
  const isV4 = spec.version === SnowflakeKafkaConnectorVersion.V4;
  return [
    ...(spec.tasks > partitions
      ? [
          {
            rule: 'tasks',
            property: 'tasks',
            text: `${spec.tasks} tasks share ${partitions} partitions; the rest have nothing to do`,
          },
        ]
      : []),
    ...routes
      .filter(({ pipe }) => isV4 && pipe.kind === 'NAMED' && pipe.name !== pipe.table)
      .map(({ pipe }) => ({
        rule: 'pipe-name',
        property: 'routes',
        text: `4.x looks for a pipe with the name of the table and uses the default pipe otherwise; call the pipe ${sqlName([pipe.table])} instead of ${sqlName([pipe.name!])}`,
      })),
    ...routes
      .filter(({ table }) => !table.schemaEvolution && !table.columns.some(({ name }) => name === 'RECORD_METADATA'))
      .map(({ table }) => ({
        rule: 'record-metadata',
        property: 'routes',
        text: `${sqlName([table.name])} has no column RECORD_METADATA VARIANT, so topic, partition and offset of each row are lost; add it, or set schemaEvolution`,
      })),
    ...(isV4 && spec.deadLetterTopic !== undefined && spec.validation === SnowflakeKafkaValidation.SERVER_SIDE
      ? [
          {
            rule: 'validation',
            property: 'validation',
            text: 'with SERVER_SIDE only unreadable records reach the dead letter queue; rows that the table refuses go to its error table (errorLogging)',
          },
        ]
      : []),
  ].map((warning) => ({ ...warning, rule: `snowflake.connector.${warning.rule}` }));
}
