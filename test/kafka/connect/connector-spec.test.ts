import { Duration } from '../../../src/core/duration';
import { ConnectorPlugin } from '../../../src/kafka/connect/connector-plugin';
import { connectorWarnings, type ConnectorInput } from '../../../src/kafka/connect/connector-spec';
import { Converter } from '../../../src/kafka/connect/converter';
import { ObjectFormat } from '../../../src/kafka/connect/object-storage-options';
import { Secret } from '../../../src/security/secret';
import { SINK, registry, MASK, TOPIC_MATCHES, debezium, config } from './connectors';

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
