import { parse } from 'yaml';
import { consumerModel } from '../../../src/kafka/client/consumer-model';
import { faustJson } from '../../../src/kafka/client/faust-json';
import { javaProperties } from '../../../src/kafka/client/java-properties';
import { librdkafkaConfig } from '../../../src/kafka/client/librdkafka-json';
import { producerModel } from '../../../src/kafka/client/producer-model';
import { springYaml } from '../../../src/kafka/client/spring-yaml';
import { Secret } from '../../../src/security/secret';
import { context } from './contexts';

describe('secrets without a property', () => {
  const model = consumerModel(context({ secrets: { 'basic.auth.user.info': Secret.env('REGISTRY_LOGIN') } }), {
    groupId: 'loader',
    customConfigs: {
      'schema.registry.url': 'https://registry.example.com',
      'value.deserializer': 'io.confluent.kafka.serializers.KafkaAvroDeserializer',
    },
  });

  test('Java: are expressions that the provider may read', () => {
    const text = javaProperties(model);

    expect(text).toContain('# needs: environment variable REGISTRY_LOGIN\n');
    expect(text).toContain('basic.auth.user.info=${env:REGISTRY_LOGIN}\n');
    expect(text).toContain('config.providers.env.param.allowlist.pattern=APP_PASSWORD|REGISTRY_LOGIN\n');
  });

  test('Spring: are placeholders', () => {
    expect(parse(springYaml(model))).toMatchObject({
      spring: { kafka: { consumer: { properties: { 'basic.auth.user.info': '${REGISTRY_LOGIN}' } } } },
    });
  });

  test('librdkafka and Faust: what only serialisers know stands apart', () => {
    const schemaRegistry = {
      config: { 'schema.registry.url': 'https://registry.example.com' },
      fromEnvironment: { 'basic.auth.user.info': 'REGISTRY_LOGIN' },
    };
    const { config, fromEnvironment, ...rest } = librdkafkaConfig(model);

    expect(rest).toMatchObject({ schemaRegistry });
    expect(
      Object.keys({ ...config, ...fromEnvironment }).filter((key) => /registry|basic|deserializer/.test(key)),
    ).toEqual([]);
    expect(JSON.parse(faustJson(model))).toMatchObject({ schemaRegistry });
    expect(librdkafkaConfig(consumerModel(context(), { groupId: 'loader' }))).not.toHaveProperty('schemaRegistry');
  });

  test('librdkafka: one that it knows itself is among its variables', () => {
    const { fromEnvironment } = librdkafkaConfig(
      producerModel(context({ secrets: { 'https.ca.pem': Secret.env('AUTHORITY') } }), {}),
    );

    expect(fromEnvironment).toMatchObject({ 'https.ca.pem': 'AUTHORITY' });
  });
});
