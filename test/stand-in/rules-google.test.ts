import { refusals, sessionOf, words } from '../support/stand-in/refusals';
import type { ValueMap } from '../support/stand-in/value';

const session = sessionOf('google');

describe('the rules of google', () => {
  it.each<[string, string, ValueMap, string]>([
    [
      'a dash in a dataset id',
      'google_bigquery_dataset',
      { dataset_id: 'a-b' },
      '"dataset_id" must contain only letters',
    ],
    [
      'an expiration below an hour',
      'google_bigquery_dataset',
      { default_table_expiration_ms: 3_599_999 },
      'expected default_table_expiration_ms to be at least (3600000), got 3599999',
    ],
    ['a schema that is no JSON', 'google_bigquery_table', { schema: '[' }, '"schema" contains an invalid JSON'],
    [
      'five clustering columns',
      'google_bigquery_table',
      { clustering: ['a', 'b', 'c', 'd', 'e'] },
      'expected the number of items of clustering to be at most (4), got 5',
    ],
    [
      'an unknown partitioning',
      'google_bigquery_table',
      { time_partitioning: [{ type: 'WEEK' }] },
      'expected time_partitioning.0.type to be one of ["DAY" "HOUR" "MONTH" "YEAR"], got WEEK',
    ],
    [
      'a member without type',
      'google_bigquery_table_iam_member',
      { member: 'me@example.org' },
      'invalid value for member',
    ],
    [
      'a deleted member',
      'google_pubsub_topic_iam_member',
      { member: 'deleted:user:me' },
      'Terraform does not support IAM members for deleted principals',
    ],
    [
      'an unknown encoding',
      'google_pubsub_topic',
      { schema_settings: [{ encoding: 'XML' }] },
      'expected schema_settings.0.encoding to be one of',
    ],
    [
      'two sources',
      'google_pubsub_topic',
      { ingestion_data_source_settings: [{ aws_msk: [{}], cloud_storage: [{}] }] },
      'only one of `ingestion_data_source_settings.0.aws_kinesis',
    ],
    [
      'an unknown type',
      'google_pubsub_schema',
      { type: 'JSON' },
      'expected type to be one of ["TYPE_UNSPECIFIED" "PROTOCOL_BUFFER" "AVRO" ""], got JSON',
    ],
    [
      'push and BigQuery',
      'google_pubsub_subscription',
      { push_config: [{}], bigquery_config: [{}] },
      'Conflicting configuration arguments: "push_config": conflicts with bigquery_config',
    ],
    [
      'two table schemas',
      'google_pubsub_subscription',
      { bigquery_config: [{ use_topic_schema: true, use_table_schema: true }] },
      '"bigquery_config.0.use_topic_schema": conflicts with bigquery_config.0.use_table_schema',
    ],
    [
      'a short account id',
      'google_service_account',
      { account_id: 'abc' },
      `"account_id" ("abc") doesn't match regexp`,
    ],
    [
      'a long description',
      'google_service_account',
      { description: 'x'.repeat(257) },
      'expected length of description to be in the range (0 - 256), got ',
    ],
    ['an unknown rebalancing', 'google_managed_kafka_cluster', { rebalance_config: [{ mode: 'ON' }] }, 'got ON'],
  ])('fail when there is %s', (_, type, config, message) => {
    expect(refusals(session, type, config).join('\n')).toContain(message);
  });

  it.each<[string, string, ValueMap]>([
    ['a large number', 'google_bigquery_dataset', { default_table_expiration_ms: 9_007_199_254_740_993n }],
    ['a group as member', 'google_pubsub_topic_iam_member', { member: 'group:a@example.org' }],
  ])('hold for %s', (_, type, config) => {
    expect(refusals(session, type, config)).toStrictEqual([]);
  });

  it('fail when the provider itself is wrong', () => {
    expect(words(session.validateProvider({ credentials: 'none', access_token: 'a' }))).toStrictEqual([
      'JSON credentials are not valid',
      'Conflicting configuration arguments: "credentials": conflicts with access_token',
    ]);
  });
});
