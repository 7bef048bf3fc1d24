import { refusals, sessionOf, words } from '../support/stand-in/refusals';
import { UNKNOWN, type ValueMap } from '../support/stand-in/value';

const session = sessionOf('confluent');
const registry = [{ id: 'lsrc-1' }];

describe('the rules of confluent', () => {
  it.each<[string, string, ValueMap, string]>([
    ['a topic name with a blank', 'confluent_kafka_topic', { topic_name: 'a b' }, 'invalid value for topic_name'],
    [
      'no partition',
      'confluent_kafka_topic',
      { partitions_count: 0 },
      'expected partitions_count to be at least (1), got 0',
    ],
    [
      'a cluster of another kind',
      'confluent_kafka_topic',
      { kafka_cluster: [{ id: 'x' }] },
      "invalid value for kafka_cluster.0.id (the Kafka cluster ID must be of the form 'lkc-')",
    ],
    [
      'an endpoint without scheme',
      'confluent_kafka_topic',
      { rest_endpoint: 'pkc' },
      "invalid value for rest_endpoint (the REST endpoint must start with 'https://')",
    ],
    [
      'an empty key',
      'confluent_kafka_topic',
      { credentials: [{ key: '', secret: 's' }] },
      'invalid value for credentials.0.key (expected it to not be an empty string)',
    ],
    [
      'an unknown pattern type',
      'confluent_kafka_acl',
      { pattern_type: 'WILD' },
      'expected pattern_type to be one of ["UNKNOWN" "ANY" "MATCH" "LITERAL" "PREFIXED"], got WILD',
    ],
    [
      'a lower case permission',
      'confluent_kafka_acl',
      { permission: 'allow' },
      'expected permission to be one of ["UNKNOWN" "ANY" "DENY" "ALLOW"], got allow',
    ],
    [
      'an unknown format',
      'confluent_schema',
      { format: 'XML' },
      'expected format to be one of ["AVRO" "JSON" "PROTOBUF"], got XML',
    ],
    ['an empty schema', 'confluent_schema', { schema: '' }, 'invalid value for schema'],
    [
      'an unknown compatibility',
      'confluent_subject_config',
      { compatibility_level: 'SOME' },
      'expected compatibility_level to be one of ["BACKWARD"',
    ],
    [
      'an unknown mode',
      'confluent_subject_mode',
      { mode: 'OPEN' },
      'expected mode to be one of ["READWRITE" "READONLY" "READONLY_OVERRIDE" "IMPORT"], got OPEN',
    ],
    ['a registry compatibility', 'confluent_schema_registry_cluster_config', { compatibility_level: 'no' }, 'got no'],
    [
      'an owner of another kind',
      'confluent_api_key',
      { owner: [{ id: 'x-1' }] },
      "invalid value for owner.0.id (the owner ID must be of the form 'u-' or 'sa-')",
    ],
    [
      'an unknown API version',
      'confluent_api_key',
      { managed_resource: [{ api_version: 'cmk/v1' }] },
      'expected managed_resource.0.api_version to be one of ["cmk/v2"',
    ],
    [
      'a principal without type',
      'confluent_role_binding',
      { principal: 'sa-1' },
      'invalid value for principal (value must match pattern (^User:.+$))',
    ],
    [
      'a pattern that is no CRN',
      'confluent_role_binding',
      { crn_pattern: 'lkc-1' },
      'invalid value for crn_pattern (value must match pattern ^crn://.+$)',
    ],
    [
      'a quota for nobody',
      'confluent_kafka_client_quota',
      { principals: [] },
      'expected the number of items of principals to be at least (1), got 0',
    ],
    [
      'two cluster types',
      'confluent_kafka_cluster',
      { basic: [{}], standard: [{}] },
      'Invalid combination of arguments: "basic": only one of `basic,standard,dedicated,enterprise,freight` can be specified, but `basic,standard` were specified.',
    ],
    [
      'no cluster type',
      'confluent_kafka_cluster',
      { basic: [] },
      '"basic": one of `basic,standard,dedicated,enterprise,freight` must be specified',
    ],
    ['an unknown availability', 'confluent_kafka_cluster', { basic: [{}], availability: 'TRIPLE' }, 'got TRIPLE'],
    [
      'an unknown package',
      'confluent_environment',
      { stream_governance: [{ package: 'FREE' }] },
      'expected stream_governance.0.package to be one of ["ESSENTIALS" "ADVANCED"], got FREE',
    ],
    [
      'a tag that starts with a digit',
      'confluent_tag',
      { name: '1st', schema_registry_cluster: registry },
      'invalid value for name',
    ],
    ['a binding to nothing', 'confluent_tag_binding', { entity_name: '' }, 'invalid value for entity_name'],
    ['metadata with a dash', 'confluent_business_metadata', { name: 'a-b' }, 'invalid value for name'],
    [
      'bound metadata with a dash',
      'confluent_business_metadata_binding',
      { business_metadata_name: 'a-b' },
      'invalid value for business_metadata_name',
    ],
  ])('fail when there is %s', (_, type, config, message) => {
    expect(refusals(session, type, config).join('\n')).toContain(message);
  });

  it.each<[string, string, ValueMap]>([
    ['the bound itself', 'confluent_kafka_topic', { topic_name: 'a.b_c-D9', partitions_count: 1 }],
    ['an unknown value', 'confluent_kafka_acl', { operation: UNKNOWN, permission: UNKNOWN }],
    ['an unknown block', 'confluent_kafka_topic', { kafka_cluster: UNKNOWN }],
    ['absent values', 'confluent_kafka_acl', {}],
    ['a maybe that is unknown', 'confluent_kafka_cluster', { basic: UNKNOWN }],
  ])('hold for %s', (_, type, config) => {
    expect(refusals(session, type, config)).toStrictEqual([]);
  });

  it('fail when the provider itself is wrong', () => {
    expect(words(session.validateProvider({ max_retries: 3 }))).toStrictEqual([
      'expected max_retries to be at least (4), got 3',
    ]);
  });

  it('point at the attribute that is wrong', () => {
    const [problem] = session.validateResource('confluent_api_key', { owner: [{ kind: 'Group' }] });

    expect(problem?.steps).toStrictEqual([
      { attribute_name: 'owner' },
      { element_key_int: 0 },
      { attribute_name: 'kind' },
    ]);
  });
});
