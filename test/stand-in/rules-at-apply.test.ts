import { sessionOf, words } from '../support/stand-in/refusals';
import type { ProviderSession } from '../support/stand-in/session';
import { UNKNOWN, type ValueMap } from '../support/stand-in/value';

describe('what only apply finds', () => {
  const configured = (provider: ValueMap): ProviderSession => {
    const one = sessionOf('confluent');
    expect(one.configure(provider)).toStrictEqual([]);
    return one;
  };
  const resource = {
    kafka_cluster: [{ id: 'lkc-1' }],
    rest_endpoint: 'https://a',
    credentials: [{ key: 'k', secret: 's' }],
  };
  const create = (provider: ValueMap, planned: ValueMap): string[] =>
    words(configured(provider).apply('confluent_kafka_topic', null, { topic_name: 'a', ...planned }, planned).problems);
  const whole = { kafka_api_key: 'k', kafka_api_secret: 's', kafka_rest_endpoint: 'https://a' };

  it.each<[string, ValueMap, ValueMap, string]>([
    ['an endpoint', {}, { ...resource, rest_endpoint: null }, 'resource.rest_endpoint must be set'],
    [
      'a cluster',
      whole,
      {},
      'one of provider.kafka_id (defaults to KAFKA_ID environment variable) or resource.kafka_cluster.id must be set',
    ],
    [
      'credentials',
      {},
      { ...resource, credentials: [] },
      '(resource.credentials.key, resource.credentials.secret) must be set',
    ],
  ])('fails when there is neither at provider nor at resource %s', (_, provider, planned, message) => {
    expect(create(provider, planned).join()).toContain(message);
  });

  it('holds when provider and resource complete each other', () => {
    expect(create(whole, { kafka_cluster: [{ id: 'lkc-1' }] })).toStrictEqual([]);
    expect(create({}, resource)).toStrictEqual([]);
  });

  it('fails when a connector has no name, and when a topic setting is read-only', () => {
    const one = configured(whole);
    const connector = { config_nonsensitive: { 'connector.class': 'S3_SINK' } };
    const before = { id: 'lkc-1/a', topic_name: 'a', config: { 'compression.type': 'gzip' }, ...resource };
    const after = { ...before, config: { 'compression.type': 'zstd' } };

    expect(words(one.apply('confluent_connector', null, connector, connector).problems)).toStrictEqual([
      'error creating Connector: "name" attribute is missing in "config_nonsensitive" block',
    ]);
    expect(words(one.apply('confluent_kafka_topic', before, after, after).problems).join()).toContain(
      '"compression.type" topic setting is read-only and cannot be updated',
    );
  });

  it.each<[string, ValueMap, string]>([
    ['Schema Registry', { schema_registry_id: 'lsrc-1' }, 'All 4 schema_registry_api_key'],
    ['Flink', { flink_api_key: 'k' }, 'All 7 flink_api_key'],
    ['Tableflow', { tableflow_api_key: 'k' }, 'Both tableflow_api_key and tableflow_api_secret'],
    [
      'Kafka, unknown counted as absent',
      { ...whole, kafka_api_key: UNKNOWN },
      '(kafka_api_key, kafka_api_secret, kafka_rest_endpoint)',
    ],
    [
      'keys beside OAuth',
      { cloud_api_key: 'k', oauth: [{ oauth_identity_pool_id: 'p' }] },
      'should not be set in the provider block when oauth block is present',
    ],
  ])('fails when a group of provider arguments is incomplete: %s', (_, provider, message) => {
    expect(words(sessionOf('confluent').configure(provider)).join()).toContain(message);
  });
});
