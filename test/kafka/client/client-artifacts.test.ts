import { failureText } from '../../../src/core/failure-text';
import { clientArtifacts, renderingFailures } from '../../../src/kafka/client/client-artifacts';
import { ClientRendering } from '../../../src/kafka/client/client-rendering';
import { consumerModel } from '../../../src/kafka/client/consumer-model';
import { context } from './contexts';

const MODEL = consumerModel(context(), { groupId: 'g' });

test('each rendering is a file in the folder of the client, none is executable', () => {
  const artifacts = clientArtifacts('order loader', MODEL, Object.values(ClientRendering));

  expect(artifacts.map(({ path }) => path)).toStrictEqual([
    'clients/order_x20_loader/faust.json',
    'clients/order_x20_loader/client.properties',
    'clients/order_x20_loader/librdkafka.json',
    'clients/order_x20_loader/application.yml',
  ]);
  expect(artifacts.filter(({ executable, body }) => executable || !body.endsWith('\n'))).toStrictEqual([]);
});

test('without a word it is the Java client, and twice the same is once', () => {
  const { JAVA_PROPERTIES } = ClientRendering;

  expect(clientArtifacts('x', MODEL)).toStrictEqual(clientArtifacts('x', MODEL, [JAVA_PROPERTIES, JAVA_PROPERTIES]));
});

test.each<[string, 'STREAMS' | 'CONSUMER', ClientRendering[], string]>([
  ['there is nothing to write', 'CONSUMER', [], 'name at least one, got []; leave it out for JAVA_PROPERTIES'],
  [
    'Kafka Streams shall run on librdkafka',
    'STREAMS',
    [ClientRendering.LIBRDKAFKA],
    'be without LIBRDKAFKA for Kafka Streams, got ["LIBRDKAFKA"]; remove it: Kafka Streams runs on Java only',
  ],
])('fails when %s', (_, kind, renderings, message) => {
  expect(renderingFailures('app/C', { kind }, renderings).map(failureText)).toStrictEqual([
    `[app/C] 'renderings' must ${message}`,
  ]);
});
