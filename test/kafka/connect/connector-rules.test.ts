import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { type ConnectorInput } from '../../../src/kafka/connect/connector-spec';
import { Converter } from '../../../src/kafka/connect/converter';
import { ErrorTolerance } from '../../../src/kafka/connect/error-tolerance';
import { Secret } from '../../../src/security/secret';
import { debezium, failures } from './connectors';

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
      'a reference is written as text',
      { plugin: ConnectorPlugin.ofClass('org.example.Sink'), configs: { 'db.password': 'x${env:DB}' } },
      "'configs['db.password']' must not hold a reference to a secret; pass a Secret reference in secrets",
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
