import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  SnowflakeKafkaConnectorVersion as Version,
  SnowflakeKafkaValidation,
  type SnowflakeKafkaConnectorOptions,
} from '../../src/snowflake/kafka-connector-options';
import { type ConnectorRoute } from '../../src/snowflake/kafka-connector-spec';
import { messagesOf } from './messages';
import { METADATA, route, CLASSIC, spec } from './kafka-connector-samples';

test.each<[string, Partial<SnowflakeKafkaConnectorOptions>, ConnectorRoute[] | undefined, string[]]>([
  [
    'its name has a slash',
    { connectorName: 'a/b' },
    undefined,
    ['\'connectorName\' must be 1 to 200 letters, digits, dots, dashes or underscores, got "a/b"; rename it'],
  ],
  [
    'it has no task',
    { tasks: 0 },
    undefined,
    ["'tasks' must be a whole number of at least 1, got 0; use as many as partitions at most"],
  ],
  ['it has no topic', {}, [], ["'routes' must name at least one topic, each once, got []; give every topic one table"]],
  [
    'a topic has two tables',
    {},
    [route('t', 'a'), route('t', 'b')],
    ['\'routes\' must name at least one topic, each once, got ["t","t"]; give every topic one table'],
  ],
  [
    'tables are in two schemas',
    {},
    [route('t', 'a'), route('u', 'b', {}, [METADATA], 'mart')],
    [
      '\'routes\' must lead to tables of one schema, which is all that the connector takes, got ["ANALYTICS.RAW","ANALYTICS.MART"]; use a connector for each schema',
    ],
  ],
  [
    'a table needs quotes',
    {},
    [route('t', '"orders"')],
    [
      '\'routes\' must lead to tables whose names need no quotes, which the connector does not take, got ["orders"]; rename the table: letters, digits, _ and $, stored in upper case',
    ],
  ],
  [
    '3.x shall write through pipes',
    { connectorVersion: Version.V3 },
    undefined,
    [
      '\'connectorVersion\' must fit the architecture: 3.x writes CLASSIC only, got "V3"; leave connectorVersion out, and give all routes the same architecture',
    ],
  ],
  [
    'architectures are mixed',
    {},
    [route('t', 'a'), route('u', 'b', CLASSIC)],
    [
      '\'connectorVersion\' must fit the architecture: 4.x writes HIGH_PERFORMANCE only, got "V4"; leave connectorVersion out, and give all routes the same architecture',
    ],
  ],
  [
    'the dead letter topic is read',
    { deadLetterTopic: 'sales.orders' },
    undefined,
    [
      '\'deadLetterTopic\' must be the name of a topic that is not read, got "sales.orders"; choose another topic, for instance <topic>.dlq',
    ],
  ],
  [
    '3.x shall validate elsewhere',
    { validation: SnowflakeKafkaValidation.SERVER_SIDE },
    [route('t', 'a', CLASSIC)],
    [
      '\'validation\' must be left out with the connector 3.x, got "server_side"; remove it: 3.x always checks in the connector',
    ],
  ],
  [
    'the converter is no class',
    { valueConverter: 'avro' },
    undefined,
    [
      '\'valueConverter\' must be the name of a class, got "avro"; write it with its package, for instance io.confluent.connect.avro.AvroConverter',
    ],
  ],
  [
    'the account is an address',
    { accountIdentifier: 'a/b' },
    undefined,
    [
      '\'accountIdentifier\' must be an account identifier, not an address, got "a/b"; write ORGANIZATION-ACCOUNT, as SELECT CURRENT_ORGANIZATION_NAME() and CURRENT_ACCOUNT_NAME() give them',
    ],
  ],
  [
    'a key is mistyped',
    { customConfigs: { 'snowflake.cache.table.exist': 'true' } },
    undefined,
    [
      "'customConfigs['snowflake.cache.table.exist']' must be a key of the connector 4.x, got \"snowflake.cache.table.exist\"; did you mean 'snowflake.cache.table.exists'?",
    ],
  ],
  [
    'a key is unknown',
    { customConfigs: { constructor: 'x' } },
    undefined,
    [
      "'customConfigs['constructor']' must be a key of the connector 4.x, got \"constructor\"; remove it: the connector would ignore it",
    ],
  ],
  [
    'a key is of 3.x',
    { customConfigs: { 'buffer.flush.time': '10' } },
    undefined,
    [
      "'customConfigs['buffer.flush.time']' must be a key of the connector 4.x, got \"buffer.flush.time\"; remove it: only 3.x has it",
    ],
  ],
  [
    'a key is of 4.x',
    { customConfigs: { 'enable.mdc.logging': 'true' } },
    [route('t', 'a', CLASSIC)],
    [
      "'customConfigs['enable.mdc.logging']' must be a key of the connector 3.x, got \"enable.mdc.logging\"; remove it: only 4.x has it",
    ],
  ],
  [
    'a key has a property',
    { customConfigs: { 'tasks.max': '2' } },
    undefined,
    [
      "'customConfigs['tasks.max']' must not set what a property sets, got \"tasks.max\"; use the property of the connector",
    ],
  ],
  [
    'a boolean is none',
    { customConfigs: { jmx: 'yes' } },
    undefined,
    ["'customConfigs['jmx']' must be true or false, got \"yes\"; correct the value"],
  ],
  [
    'a number is out of bounds',
    { customConfigs: { 'snowflake.streaming.metrics.prometheus.port': '65536' } },
    undefined,
    [
      "'customConfigs['snowflake.streaming.metrics.prometheus.port']' must be a whole number between 1 and 65535, got \"65536\"; correct the value",
    ],
  ],
  [
    'a choice is none',
    { customConfigs: { 'snowflake.autocreate.table.type': 'icebreg' } },
    undefined,
    [
      "'customConfigs['snowflake.autocreate.table.type']' must be one of snowflake, iceberg, got \"icebreg\"; use one of them",
    ],
  ],
  [
    'a text is empty',
    { customConfigs: { transforms: ' ' } },
    undefined,
    ["'customConfigs['transforms']' must not be empty, got \" \"; correct the value"],
  ],
  [
    'a secret is a literal',
    { customConfigs: { 'jvm.proxy.password': 'hunter2' } },
    undefined,
    [
      "'customConfigs['jvm.proxy.password']' must be a reference, but holds a value for 'jvm.proxy.password'; write a ConfigProvider reference such as ${file:/run/secrets/snowflake.properties:key}",
    ],
  ],
  [
    'a converter holds a secret',
    { customConfigs: { 'value.converter.basic.auth.credentials': 'user:hunter2' } },
    undefined,
    [
      "'customConfigs['value.converter.basic.auth.credentials']' must be a reference, but holds a value for 'value.converter.basic.auth.credentials'; write a ConfigProvider reference such as ${file:/run/secrets/snowflake.properties:key}",
    ],
  ],
])('fails when %s', (_, options, routes, messages) => {
  expect(messagesOf(() => spec(options, routes))).toStrictEqual(messages.map((message) => `[o/Sink] ${message}`));
});

test.each([
  ['a reference', { 'jvm.proxy.password': '${env:PROXY}' }],
  ['a reference to a number', { 'snowflake.open.channel.io.threads': '${env:THREADS}' }],
  ['a transform', { transforms: 'drop', 'transforms.drop.type': 'x.Y' }],
  ['a kill switch', { 'snowflake.feature.new.thing': 'off' }],
])('%s is fine', (_, customConfigs) => {
  expect(() => spec({ customConfigs })).not.toThrow();
});

test.each([
  ['more tasks than partitions', { tasks: 7 }, undefined, ['7 tasks share 6 partitions; the rest have nothing to do']],
  ['as many tasks as partitions', { tasks: 6 }, undefined, []],
  [
    'a pipe of another name',
    {},
    [route('t', 'orders', { pipeName: 'p' })],
    [
      '4.x looks for a pipe with the name of the table and uses the default pipe otherwise; call the pipe ORDERS instead of P',
    ],
  ],
  ['a pipe of the same name', {}, [route('t', 'orders', { pipeName: 'orders' })], []],
  [
    'no column for metadata',
    {},
    [route('t', 'orders', {}, [{ columnName: 'a', type: SnowflakeType.variant() }])],
    [
      'ORDERS has no column RECORD_METADATA VARIANT, so topic, partition and offset of each row are lost; add it, or set schemaEvolution',
    ],
  ],
  [
    'a dead letter queue that rows do not reach',
    { deadLetterTopic: 'dlq', validation: SnowflakeKafkaValidation.SERVER_SIDE },
    undefined,
    [
      'with SERVER_SIDE only unreadable records reach the dead letter queue; rows that the table refuses go to its error table (errorLogging)',
    ],
  ],
])('%s: worth a second look or not', (_, options, routes, texts) => {
  expect(spec(options, routes).warnings.map(({ text }) => text)).toStrictEqual(texts);
});
