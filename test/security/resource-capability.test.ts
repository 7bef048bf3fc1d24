import fs from 'node:fs';
import path from 'node:path';
import { Capability, Disposition, Environment, SecurityTier } from 'sluicegate';
import { capabilityOfResource } from '../../src/security/resource-capability';
import { dispositionOf } from '../../src/security/tier-table';

const { TOPICS, SCHEMAS, CLIENTS, JOBS, WAREHOUSE, IDENTITY, PLATFORM, MONITORING } = Capability;
const ROOT = path.join(__dirname, '..', '..');
const DOCUMENTS = [
  'providers/confluent/schema.json',
  ...fs
    .readdirSync(path.join(ROOT, 'test/support/stand-in/schemas'))
    .map((file) => `test/support/stand-in/schemas/${file}`),
].filter((file) => file.endsWith('.json'));

function typesOf(file: string): string[] {
  const { provider_schemas: providers } = JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as {
    provider_schemas: Record<string, { resource_schemas: object }>;
  };
  return Object.values(providers).flatMap(({ resource_schemas: schemas }) => Object.keys(schemas));
}

const TYPES = DOCUMENTS.flatMap(typesOf);

test('the documents speak of the three providers', () => {
  const count = (prefix: string): number => TYPES.filter((type) => type.startsWith(prefix)).length;
  expect(count('confluent_')).toBe(64);
  expect(count('snowflake_')).toBeGreaterThan(90);
  expect(count('google_')).toBeGreaterThan(100);
});

test('every resource type that we have a schema of has a capability', () => {
  expect(TYPES.filter((type) => capabilityOfResource(type) === undefined)).toStrictEqual([]);
});

/** Those whose name could mislead, or that carry more than their name says. */
const DELIBERATE: readonly (readonly [Capability, string])[] = [
  [TOPICS, 'confluent_kafka_topic confluent_kafka_acl confluent_kafka_client_quota confluent_kafka_mirror_topic'],
  [TOPICS, 'google_managed_kafka_topic google_managed_kafka_acl'],
  [
    IDENTITY,
    'aws_iam_role aws_iam_access_key aws_secretsmanager_secret azurerm_role_assignment azuread_application vault_token',
  ],
  [SCHEMAS, 'confluent_schema confluent_subject_config confluent_subject_mode google_pubsub_schema'],
  [SCHEMAS, 'confluent_tag confluent_tag_binding confluent_business_metadata confluent_catalog_entity_attributes'],
  [
    CLIENTS,
    'confluent_connector confluent_custom_connector_plugin_version confluent_connect_artifact confluent_plugin',
  ],
  [CLIENTS, 'google_managed_kafka_connector'],
  [JOBS, 'confluent_flink_statement confluent_flink_artifact confluent_flink_connection'],
  [JOBS, 'confluent_flink_materialized_table google_dataflow_job google_dataproc_job google_dataproc_batch'],
  // What costs by the hour, or stands above everything else in an account.
  [PLATFORM, 'confluent_kafka_cluster confluent_kafka_cluster_config confluent_cluster_link confluent_environment'],
  [PLATFORM, 'confluent_flink_compute_pool confluent_ksql_cluster confluent_schema_exporter confluent_tf_importer'],
  [PLATFORM, 'confluent_schema_registry_cluster_config confluent_schema_registry_cluster_mode confluent_gateway'],
  [PLATFORM, 'snowflake_warehouse snowflake_resource_monitor snowflake_compute_pool snowflake_service'],
  [PLATFORM, 'snowflake_account snowflake_account_parameter snowflake_current_organization_account'],
  [PLATFORM, 'snowflake_object_parameter snowflake_primary_connection snowflake_cortex_search_service'],
  [PLATFORM, 'google_managed_kafka_cluster google_managed_kafka_connect_cluster google_bigquery_reservation'],
  [PLATFORM, 'google_bigquery_capacity_commitment google_dataproc_cluster google_dataproc_autoscaling_policy'],
  [PLATFORM, 'google_compute_instance google_sql_database_instance google_bigtable_instance google_project'],
  // Accounts, keys, and whatever decides who may do or see something.
  [IDENTITY, 'confluent_service_account confluent_api_key confluent_role_binding confluent_identity_pool'],
  [IDENTITY, 'confluent_byok_key confluent_schema_registry_kek confluent_schema_registry_dek confluent_ip_filter'],
  [IDENTITY, 'confluent_certificate_pool confluent_group_mapping confluent_invitation confluent_provider_integration'],
  [IDENTITY, 'snowflake_grant_ownership snowflake_account_role snowflake_database_role snowflake_service_user'],
  [IDENTITY, 'snowflake_user_public_keys snowflake_user_programmatic_access_token snowflake_share snowflake_listing'],
  [IDENTITY, 'snowflake_account_password_policy_attachment snowflake_network_rule snowflake_managed_account'],
  [IDENTITY, 'snowflake_row_access_policy snowflake_masking_policy snowflake_table_column_masking_policy_application'],
  [IDENTITY, 'snowflake_storage_integration snowflake_api_integration snowflake_notification_integration'],
  [IDENTITY, 'snowflake_external_volume snowflake_secret_with_generic_string snowflake_scim_integration'],
  [IDENTITY, 'google_service_account_key google_secret_manager_secret_version google_storage_hmac_key'],
  [IDENTITY, 'google_bigquery_dataset_access google_bigquery_row_access_policy google_bigquery_connection'],
  [IDENTITY, 'google_bigquery_datapolicy_data_policy google_bigquery_analytics_hub_listing google_storage_bucket_acl'],
  [IDENTITY, 'google_apikeys_key google_iam_deny_policy google_iam_workload_identity_pool google_kms_crypto_key'],
  [IDENTITY, 'google_project_service google_organization_policy google_folder_organization_policy'],
  // They run any statement, a GRANT as well.
  [IDENTITY, 'snowflake_execute google_bigquery_job'],
  [MONITORING, 'snowflake_alert snowflake_email_notification_integration google_monitoring_alert_policy'],
  [MONITORING, 'google_monitoring_notification_channel google_logging_metric'],
  [
    WAREHOUSE,
    'snowflake_database snowflake_schema snowflake_table snowflake_pipe snowflake_dynamic_table snowflake_task',
  ],
  [WAREHOUSE, 'snowflake_shared_database snowflake_secondary_database snowflake_stage snowflake_view snowflake_tag'],
  [WAREHOUSE, 'google_bigquery_dataset google_bigquery_table google_bigquery_analytics_hub_listing_subscription'],
  [WAREHOUSE, 'google_pubsub_topic google_pubsub_subscription google_storage_bucket google_data_catalog_policy_tag'],
  [WAREHOUSE, 'confluent_tableflow_topic confluent_rtce_topic confluent_catalog_integration'],
];

test.each(DELIBERATE.flatMap(([capability, types]) => types.split(' ').map((type) => [type, capability])))(
  '%s is %s',
  (type, capability) => {
    expect(capabilityOfResource(type)).toBe(capability);
  },
);

test.each([
  ['confluent_something_new', PLATFORM],
  ['snowflake_session_policy', IDENTITY],
  ['snowflake_something_new', WAREHOUSE],
  ['google_bigquery_something_iam_member', IDENTITY],
  ['google_something_new', undefined],
  ['aws_s3_bucket', undefined],
  ['my_confluent_api_key', undefined],
])('a type of a later version or of another provider: %s is %s', (type, capability) => {
  expect(capabilityOfResource(type)).toBe(capability);
});

/** Named like something that decides who may do what, and yet deployed in DEV: each for a reason. */
const DEPLOYED_ALTHOUGH_NAMED_SO = [
  'confluent_kafka_acl', // what topics are granted with
  'confluent_tag_binding', // labels in the catalog
  'confluent_business_metadata_binding',
  'google_managed_kafka_acl',
  'google_data_catalog_policy_tag', // a label; who may read it is a data policy or an IAM member
  'google_monitoring_alert_policy', // tells people, grants nothing
];

test('nothing that sounds of identities or keys is deployed in DEV, but for what is listed here', () => {
  const posture = { tier: SecurityTier.CLOUD_NATIVE, environment: Environment.DEV };
  const sensitive =
    /(_iam_|account|_user|_role|grant|_key|_kek|_dek|token|secret|password|credential|policy|policies|identity|certificate|_acl|access|oauth|saml|scim|binding|invitation|share$|integration$)/;
  const deployed = TYPES.filter(
    (type) =>
      sensitive.test(type) && dispositionOf(posture, capabilityOfResource(type) ?? TOPICS) === Disposition.DEPLOY,
  );

  expect(deployed.sort()).toStrictEqual(
    [
      ...DEPLOYED_ALTHOUGH_NAMED_SO,
      'confluent_catalog_integration', // where the tables of a topic are listed
      'snowflake_email_notification_integration', // to whom mails may go
    ].sort(),
  );
});

test('no resource of the library is stricter than the capability that the library delivers it with', () => {
  const ours: Record<string, Capability> = {
    confluent_kafka_topic: TOPICS,
    confluent_kafka_acl: TOPICS,
    confluent_schema: SCHEMAS,
    confluent_subject_config: SCHEMAS,
  };
  expect(Object.fromEntries(Object.keys(ours).map((type) => [type, capabilityOfResource(type)]))).toStrictEqual(ours);
});
