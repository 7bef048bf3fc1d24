import { Duration } from '../../../src/core/duration';
import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { connectorConfig } from '../../../src/kafka/connect/connector-files';
import { connectorSpec, connectorWarnings, type ConnectorInput } from '../../../src/kafka/connect/connector-spec';
import { Converter } from '../../../src/kafka/connect/converter';
import { DebeziumSnapshotMode } from '../../../src/kafka/connect/debezium-postgres-options';
import { ErrorTolerance } from '../../../src/kafka/connect/error-tolerance';
import { ObjectFormat } from '../../../src/kafka/connect/object-storage-options';
import { Secret } from '../../../src/security/secret';
import { failuresOf } from '../failing';

const SINK: ConnectorInput = {
  connectorName: 'files',
  plugin: ConnectorPlugin.fileStreamSink('/tmp/out'),
  kind: 'SELF_MANAGED',
  direction: 'SINK',
  topics: ['a.b.v1'],
  partitions: 6,
  errors: {},
};
const registry = { url: 'https://registry:8081', credentials: Secret.pair(Secret.env('K'), Secret.env('S')) };
const MASK = 'org.apache.kafka.connect.transforms.MaskField$Value';
const TOPIC_MATCHES = 'org.apache.kafka.connect.transforms.predicates.TopicNameMatches';
const debezium = (port?: number): ConnectorPlugin =>
  ConnectorPlugin.debeziumPostgres({
    hostname: 'db',
    port,
    database: 'shop',
    user: Secret.env('DB_USER'),
    password: Secret.env('DB_PASSWORD'),
    topicPrefix: 'shop',
    tables: ['public.orders', 'public.lines'],
    slotName: 'shop',
    snapshotMode: DebeziumSnapshotMode.NO_DATA,
  });
const config = (input: Partial<ConnectorInput>): Record<string, string> =>
  connectorConfig(connectorSpec('app/C', { ...SINK, ...input }));
const failures = (input: Partial<ConnectorInput>): string[] =>
  failuresOf(() => connectorSpec('app/C', { ...SINK, ...input }));

describe('a connector', () => {
  test('has the settings of its class, its topics and a task', () => {
    expect(config({})).toStrictEqual({
      name: 'files',
      'connector.class': 'org.apache.kafka.connect.file.FileStreamSinkConnector',
      'tasks.max': '1',
      topics: 'a.b.v1',
      file: '/tmp/out',
    });
  });

  test('keeps the order of its transformations, and names a predicate once', () => {
    const predicate = { name: 'orders', className: TOPIC_MATCHES, configs: { pattern: 'a.*' } };
    const step = { className: MASK, configs: { fields: 'card' }, predicate };

    expect(
      config({
        transforms: [
          { ...step, name: 'z', negate: true },
          { ...step, name: 'a' },
        ],
      }),
    ).toMatchObject({
      transforms: 'z,a',
      'transforms.z.type': MASK,
      'transforms.z.fields': 'card',
      'transforms.z.predicate': 'orders',
      'transforms.z.negate': 'true',
      'transforms.a.predicate': 'orders',
      predicates: 'orders',
      'predicates.orders.type': TOPIC_MATCHES,
      'predicates.orders.pattern': 'a.*',
    });
  });

  test('has converters with a registry whose credentials are references', () => {
    expect(config({ valueConverter: Converter.avro(registry), keyConverter: Converter.string() })).toMatchObject({
      'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
      'value.converter': 'io.confluent.connect.avro.AvroConverter',
      'value.converter.schema.registry.url': 'https://registry:8081',
      'value.converter.auto.register.schemas': 'false',
      'value.converter.use.latest.version': 'true',
      'value.converter.basic.auth.credentials.source': 'USER_INFO',
      'value.converter.basic.auth.user.info': '${env:K}:${env:S}',
    });
  });

  test('puts what it cannot handle into a dead letter topic, with where it comes from', () => {
    expect(
      config({
        errors: {
          deadLetterTopic: 'a.dlq',
          deadLetterReplication: 2,
          logged: true,
          retryTimeout: 60_000,
          maxRetryDelay: 5,
        },
      }),
    ).toMatchObject({
      'errors.tolerance': 'all',
      'errors.deadletterqueue.topic.name': 'a.dlq',
      'errors.deadletterqueue.topic.replication.factor': '2',
      'errors.deadletterqueue.context.headers.enable': 'true',
      'errors.log.enable': 'true',
      'errors.retry.timeout': '60000',
      'errors.retry.delay.max.ms': '5',
    });
  });

  test('of Confluent Cloud has formats instead of converters, and leaves the rest to it', () => {
    const managed: Partial<ConnectorInput> = {
      kind: 'CONFLUENT_MANAGED',
      plugin: ConnectorPlugin.s3Sink({
        bucketName: 'lake',
        region: 'eu-central-1',
        format: ObjectFormat.PARQUET,
        credentials: Secret.pair(Secret.terraformVariable('aws_key'), Secret.terraformVariable('aws_secret')),
      }),
      keyConverter: Converter.string(),
      valueConverter: Converter.avro(registry),
      errors: { deadLetterTopic: 'a.dlq' },
    };

    expect(config(managed)).toStrictEqual({
      name: 'files',
      'connector.class': 'S3_SINK',
      'tasks.max': '1',
      topics: 'a.b.v1',
      'input.key.format': 'STRING',
      'input.data.format': 'AVRO',
      's3.bucket.name': 'lake',
      'output.data.format': 'PARQUET',
      'flush.size': '1000',
      'time.interval': 'HOURLY',
      'errors.tolerance': 'all',
      'errors.deadletterqueue.topic.name': 'a.dlq',
      'aws.access.key.id': '<Terraform variable aws_key>',
      'aws.secret.access.key': '<Terraform variable aws_secret>',
    });
  });

  test('for Google Cloud Storage writes objects by the records own time', () => {
    const plugin = ConnectorPlugin.gcsSink({
      bucketName: 'lake',
      hourly: false,
      rotateInterval: Duration.minutes(10),
      credentials: Secret.file('/etc/gcs.properties', 'key'),
    });

    expect(config({ plugin })).toMatchObject({
      'connector.class': 'io.confluent.connect.gcs.GcsSinkConnector',
      'gcs.bucket.name': 'lake',
      'format.class': 'io.confluent.connect.gcs.format.json.JsonFormat',
      'path.format': "'year'=YYYY/'month'=MM/'day'=dd",
      'partition.duration.ms': '86400000',
      'rotate.interval.ms': '600000',
      'gcs.credentials.json': '${file:/etc/gcs.properties:key}',
    });
  });

  test('of Debezium never has a password in it', () => {
    expect(config({ direction: 'SOURCE', plugin: debezium(), topics: [] })).toMatchObject({
      'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
      'database.password': '${env:DB_PASSWORD}',
      'table.include.list': 'public.orders,public.lines',
      'publication.autocreate.mode': 'disabled',
      'snapshot.mode': 'no_data',
      'plugin.name': 'pgoutput',
    });
  });

  test.each([
    [6, 6, []],
    [7, 6, ['tasksMax: 7 tasks share 6 partitions, so that 1 of them never have work; lower it to 6']],
    [7, undefined, []],
  ])('with %i tasks for %s partitions warns of idle ones', (tasksMax, partitions, expected) => {
    expect(connectorWarnings({ ...SINK, tasksMax, partitions })).toStrictEqual(expected);
  });
});

describe('a connector fails', () => {
  test.each<[string, Partial<ConnectorInput>, string]>([
    [
      'the name is no name',
      { connectorName: 'a/b' },
      '\'connectorName\' must be 1 to 100 letters, digits, dots, dashes or underscores, got "a/b"; choose such a name: groups, files and addresses are named after it',
    ],
    [
      'there are no tasks',
      { tasksMax: 0 },
      "'tasksMax' must be a whole number of at least 1, got 0; count the tasks that shall share the work",
    ],
    [
      'Debezium has two tasks',
      { direction: 'SOURCE', plugin: debezium(), tasksMax: 2 },
      "'tasksMax' must be at most 1, since the connector does not share its work, got 2; leave it out; make another connector for other tables or files",
    ],
    [
      'the port is out of bounds',
      { direction: 'SOURCE', plugin: debezium(65_536) },
      "'plugin.port' must be a whole number between 1 and 65535, got 65536; choose a value in that range",
    ],
    [
      'a sink is given a source',
      { plugin: debezium() },
      '\'plugin\' must be a sink, got "io.debezium.connector.postgresql.PostgresConnector"; make it a SourceConnector',
    ],
    [
      'Confluent Cloud does not run it',
      { kind: 'CONFLUENT_MANAGED', valueConverter: Converter.json() },
      '\'plugin\' must be one that Confluent Cloud runs, got "org.apache.kafka.connect.file.FileStreamSinkConnector"; use ConnectorPlugin.confluentManaged',
    ],
    [
      'Confluent Cloud alone runs it',
      { plugin: ConnectorPlugin.confluentManaged('Datagen') },
      '\'plugin\' must have a class for a Connect cluster of your own, got "Datagen"; use ConnectorPlugin.ofClass',
    ],
    [
      'a sink reads nothing',
      { topics: [] },
      "'topics' must name at least one topic to read; list the topics, or set configs['topics.regex']",
    ],
    [
      'topics are given twice',
      { configs: { 'topics.regex': 'a.*' } },
      "'topics' must be left out beside configs['topics.regex'], got [\"a.b.v1\"]; keep one of the two: Connect takes either",
    ],
    [
      'the class is nearly one',
      { plugin: ConnectorPlugin.ofClass('org.apache.kafka.connect.file.FileStreamSinkConector') },
      "'plugin' must be a class that exists, got \"org.apache.kafka.connect.file.FileStreamSinkConector\"; did you mean 'org.apache.kafka.connect.file.FileStreamSinkConnector'?",
    ],
    [
      'a key is nearly one',
      { direction: 'SOURCE', topics: [], plugin: debezium(), configs: { 'slot.drop.on.stp': 'true' } },
      "'configs['slot.drop.on.stp']' must be a setting that exists, got \"slot.drop.on.stp\"; did you mean 'slot.drop.on.stop'?",
    ],
    [
      'a required key is missing',
      {
        direction: 'SOURCE',
        plugin: ConnectorPlugin.ofClass('org.apache.kafka.connect.file.FileStreamSourceConnector'),
      },
      "'configs['topic']' must be given; add it: the connector does not start without",
    ],
    [
      'a key has a property',
      { configs: { 'tasks.max': '3' } },
      "'configs['tasks.max']' must be a setting without a property, got \"tasks.max\"; set 'tasksMax' instead",
    ],
    [
      'a secret is written as text',
      { plugin: ConnectorPlugin.ofClass('org.example.Sink'), configs: { 'db.password': 'hunter2' } },
      "'configs['db.password']' must not hold a value for 'db.password'; pass a Secret reference in secrets",
    ],
    [
      'a setting is a text and a secret',
      { configs: { x: '1' }, secrets: { x: Secret.env('X') } },
      "'configs['x']' must be given once, got a text and a secret; keep the secret",
    ],
    [
      'a value has a line break',
      { configs: { note: 'a\nb' } },
      "'configs['note']' must be a single line without control characters; remove these",
    ],
    [
      'dead letters are not tolerated',
      { errors: { deadLetterTopic: 'd', tolerance: ErrorTolerance.NONE } },
      '\'errorHandling.tolerance\' must be ALL beside a dead letter topic, which gets nothing otherwise, got "NONE"; leave it out, or leave the dead letter topic out',
    ],
    [
      'dead letters are lost',
      { errors: { tolerance: ErrorTolerance.ALL } },
      "'errorHandling.deadLetterTopic' must be given for a sink with tolerance ALL, which loses records otherwise; name a topic for them, or use tolerance NONE",
    ],
    [
      'dead letters are read again',
      { errors: { deadLetterTopic: 'a.b.v1' } },
      '\'errorHandling.deadLetterTopic\' must not be a topic that the connector reads, got "a.b.v1"; choose another topic: records would go round for ever',
    ],
    [
      'a delay has no timeout',
      { errors: { maxRetryDelay: 5 } },
      "'errorHandling.retryTimeout' must be 0 milliseconds or more, beside a maxRetryDelay of at least 1 millisecond, which needs it, got nothing and 5; set retryTimeout first: without it nothing is tried again",
    ],
    [
      'the registry has a password in its URL',
      { valueConverter: Converter.avro({ url: 'https://a:b@registry' }) },
      "'valueConverter' must have an http or https URL without credentials as its registry; write the URL alone; the login belongs into credentials",
    ],
    [
      'a converter holds a secret',
      { keyConverter: Converter.ofClass('org.example.C', { password: 'hunter2' }) },
      "'keyConverter' must not hold a secret ('password'); let the worker have it by a ConfigProvider: ${env:…}",
    ],
  ])('fails when %s', (_, input, message) => {
    expect(failures(input)).toStrictEqual([`[app/C] ${message}`]);
  });

  test('fails when Confluent Cloud has no such format, and decides on errors itself', () => {
    const managed: Partial<ConnectorInput> = {
      kind: 'CONFLUENT_MANAGED',
      plugin: ConnectorPlugin.confluentManaged('S3_SINK'),
      errors: { logged: true },
    };

    expect(failures(managed)).toStrictEqual([
      "[app/C] 'valueConverter' must be given on Confluent Cloud, which has no worker to take it from; name the format of the records, for instance Converter.json()",
      "[app/C] 'errorHandling' must be tolerance and deadLetterTopic only on Confluent Cloud, which decides on the rest itself; remove the others",
    ]);
    expect(failures({ ...managed, errors: {}, valueConverter: Converter.jsonWithEmbeddedSchema() })).toStrictEqual([
      "[app/C] 'valueConverter' must be a format of Confluent Cloud: string, byteArray, json, avro, protobuf or jsonSchema, got org.apache.kafka.connect.json.JsonConverter; choose one of these, or run the connector on a Connect cluster of your own",
    ]);
  });
});

describe('a chain of transformations fails', () => {
  const step = { name: 'mask', className: MASK, configs: { fields: 'card' } };

  test.each([
    [
      'a step has no name',
      { ...step, name: 'a b' },
      '\'transforms[0].name\' must be 1 to 100 letters, digits, dashes or underscores, got "a b"; choose a short name for the step',
    ],
    [
      'a class is nearly one',
      { ...step, className: MASK.replace('Mask', 'Msk') },
      `'transforms[0].className' must be a class that exists, got "${MASK.replace('Mask', 'Msk')}"; did you mean '${MASK}'?`,
    ],
    [
      'a class has no side',
      { ...step, className: MASK.replace('$Value', '') },
      `'transforms[0].className' must name its side, got "${MASK.replace('$Value', '')}"; write ${MASK.replace('Value', 'Key')} or ${MASK}`,
    ],
    [
      'a class is no class',
      { ...step, className: 'mask field' },
      '\'transforms[0].className\' must be the name of a class, got "mask field"; write it as its manual does',
    ],
    [
      'a key is nearly one',
      { ...step, configs: { fields: 'card', replacment: '*' } },
      "'transforms[0].configs['replacment']' must be a setting that exists, got \"replacment\"; did you mean 'replacement'?",
    ],
    [
      'a key is none',
      { ...step, configs: { fields: 'card', zone: '*' } },
      "'transforms[0].configs['zone']' must be a setting that exists, got \"zone\"; use one of fields, replace.null.with.default, replacement",
    ],
    [
      'a key is missing',
      { ...step, configs: {} },
      "'transforms[0].configs['fields']' must be given; add it: the connector does not start without",
    ],
    [
      'a key has a property',
      { ...step, configs: { fields: 'card', negate: 'true' } },
      "'transforms[0].configs['negate']' must be a setting of its own, got \"negate\"; use className, predicate and negate for it",
    ],
    [
      'it negates nothing',
      { ...step, negate: true },
      "'transforms[0].negate' must come with a predicate; name the predicate, or leave negate out",
    ],
  ])('fails when %s', (_, transformation, message) => {
    expect(failures({ transforms: [transformation] })).toStrictEqual([`[app/C] ${message}`]);
  });

  test('fails when two steps have one name, and two predicates too', () => {
    const matching = (pattern: string) => ({ name: 'p', className: TOPIC_MATCHES, configs: { pattern } });
    const transforms = [
      { ...step, predicate: matching('a') },
      { ...step, predicate: matching('b') },
    ];

    expect(failures({ transforms })).toStrictEqual([
      '[app/C] \'transforms\' must have a name of its own each, got "mask" twice; rename one of the two',
      '[app/C] \'transforms\' must name one predicate by one name, got two different ones named "p"; rename one of the two',
    ]);
  });
});
