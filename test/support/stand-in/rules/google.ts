import type { Behaviour, ProviderBehaviour } from '../behaviour';
import { problem } from '../problem';
import { isMap, UNKNOWN, Unknown, type Value, type ValueMap } from '../value';
import type { Block } from '../schema';
import { schemaNeedsNewTable } from './bigquery-schema';
import { googleIam } from './google-iam';
import { oneOf, pattern, protectedBy } from './shared';

const bigquery: Readonly<Record<string, Behaviour>> = {
  google_bigquery_dataset: {
    rules: [
      pattern(
        'dataset_id',
        /^[0-9A-Za-z_]+$/,
        '"dataset_id" must contain only letters (a-z, A-Z), numbers (0-9), or underscores (_)',
      ),
      { rule: 'length', at: 'dataset_id', min: 1, max: 1024 },
      { rule: 'range', at: 'default_table_expiration_ms', min: 3_600_000 },
    ],
    defaults: { location: 'US', delete_contents_on_destroy: false },
    forceNew: ['dataset_id', 'location', 'project', 'external_dataset_reference'],
    id: 'projects/{project}/datasets/{dataset_id}',
    taken: {
      by: '{project}.{dataset_id}',
      says: 'Error creating Dataset: googleapi: Error 409: Already Exists: Dataset, duplicate',
    },
    computed: { self_link: 'https://bigquery.rehearsal.invalid/v2/projects/{project}/datasets/{dataset_id}' },
  },
  google_bigquery_table: {
    rules: [
      { rule: 'json', at: 'schema', array: true },
      { rule: 'count', at: 'clustering', max: 4 },
      oneOf('time_partitioning.type', 'DAY', 'HOUR', 'MONTH', 'YEAR'),
      { rule: 'conflicts', at: 'time_partitioning.require_partition_filter', with: ['require_partition_filter'] },
      oneOf('table_metadata_view', 'BASIC', 'STORAGE_STATS', 'FULL'),
      oneOf('external_data_configuration.csv_options.encoding', 'ISO-8859-1', 'UTF-8'),
    ],
    atApply: [
      protectedBy(
        'deletion_protection',
        'cannot destroy table without setting deletion_protection=false and running `terraform apply`',
      ),
    ],
    defaults: {
      deletion_protection: true,
      ignore_auto_generated_schema: false,
      'materialized_view.allow_non_incremental_definition': false,
      'materialized_view.enable_refresh': true,
      'materialized_view.refresh_interval_ms': 1_800_000,
      'view.use_legacy_sql': true,
      'external_data_configuration.csv_options.encoding': 'UTF-8',
      'table_replication_info.replication_interval_ms': 300_000,
    },
    forceNew: [
      'table_id',
      'dataset_id',
      'project',
      'encryption_configuration',
      'materialized_view.allow_non_incremental_definition',
      'materialized_view.query',
      'range_partitioning',
      'table_replication_info',
      'time_partitioning.field',
    ],
    replaces: [
      {
        at: 'schema',
        when: (before, after, planned) =>
          typeof before === 'string' &&
          typeof after === 'string' &&
          schemaNeedsNewTable(before, after, isExternal(planned)),
      },
    ],
    id: 'projects/{project}/datasets/{dataset_id}/tables/{table_id}',
    taken: {
      by: '{project}.{dataset_id}.{table_id}',
      says: 'googleapi: Error 409: Already Exists: Table, duplicate',
    },
    computed: {
      type: 'TABLE',
      location: 'US',
      schema: '[]',
      self_link: 'https://bigquery.rehearsal.invalid/v2/projects/{project}/datasets/{dataset_id}/tables/{table_id}',
    },
  },
};

function isExternal(table: Value): boolean {
  const configured = isMap(table) ? table.external_data_configuration : null;
  return Array.isArray(configured) && configured.length > 0;
}

const pubsub: Readonly<Record<string, Behaviour>> = {
  google_pubsub_topic: {
    rules: [
      oneOf('schema_settings.encoding', 'ENCODING_UNSPECIFIED', 'JSON', 'BINARY', ''),
      {
        rule: 'atMostOne',
        of: ['aws_kinesis', 'aws_msk', 'azure_event_hubs', 'cloud_storage', 'confluent_cloud'],
        within: 'ingestion_data_source_settings',
      },
    ],
    defaults: { 'schema_settings.encoding': 'ENCODING_UNSPECIFIED' },
    forceNew: ['name', 'project'],
    id: 'projects/{project}/topics/{name}',
    taken: { by: '{project}/{name}', says: 'Error creating Topic: googleapi: Error 409: Resource already exists' },
  },
  google_pubsub_schema: {
    rules: [oneOf('type', 'TYPE_UNSPECIFIED', 'PROTOCOL_BUFFER', 'AVRO', '')],
    defaults: { type: 'TYPE_UNSPECIFIED' },
    forceNew: ['name', 'project'],
    id: 'projects/{project}/schemas/{name}',
    taken: { by: '{project}/{name}', says: 'Error creating Schema: googleapi: Error 409: Resource already exists' },
  },
  google_pubsub_subscription: {
    rules: [
      { rule: 'conflicts', at: 'push_config', with: ['bigquery_config', 'cloud_storage_config'] },
      { rule: 'conflicts', at: 'bigquery_config', with: ['push_config', 'cloud_storage_config'] },
      { rule: 'conflicts', at: 'cloud_storage_config', with: ['push_config', 'bigquery_config'] },
      { rule: 'conflicts', at: 'use_topic_schema', with: ['use_table_schema'], within: 'bigquery_config' },
    ],
    defaults: { message_retention_duration: '604800s', 'cloud_storage_config.max_duration': '300s' },
    forceNew: ['name', 'project', 'topic', 'filter', 'enable_message_ordering'],
    id: 'projects/{project}/subscriptions/{name}',
    taken: {
      by: '{project}/{name}',
      says: 'Error creating Subscription: googleapi: Error 409: Resource already exists',
    },
    computed: { ack_deadline_seconds: '10' },
  },
};

const CLUSTER = 'projects/{project}/locations/{location}/clusters/{cluster}';

const platform: Readonly<Record<string, Behaviour>> = {
  google_service_account: {
    rules: [
      {
        rule: 'pattern',
        at: 'account_id',
        matches: /^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$/,
        summary: 'invalid service account id',
        says: '"account_id" ("{value}") doesn\'t match regexp "^(?:[a-z](?:[-a-z0-9]{4,28}[a-z0-9]))$"',
      },
      { rule: 'length', at: 'description', min: 0, max: 256 },
    ],
    defaults: { disabled: false },
    forceNew: ['account_id', 'project'],
    id: 'projects/{project}/serviceAccounts/{account_id}@{project}.iam.gserviceaccount.com',
    taken: {
      by: '{project}/{account_id}',
      says: 'Error creating service account: googleapi: Error 409: Service account already exists, alreadyExists',
    },
    computed: {
      email: '{account_id}@{project}.iam.gserviceaccount.com',
      member: 'serviceAccount:{account_id}@{project}.iam.gserviceaccount.com',
      name: '{id}',
    },
  },
  google_managed_kafka_cluster: {
    rules: [oneOf('rebalance_config.mode', 'MODE_UNSPECIFIED', 'NO_REBALANCE', 'AUTO_REBALANCE_ON_SCALE_UP')],
    forceNew: ['cluster_id', 'location', 'project', 'gcp_config.kms_key'],
    id: 'projects/{project}/locations/{location}/clusters/{cluster_id}',
    computed: { name: '{id}', state: 'ACTIVE' },
  },
  google_managed_kafka_topic: {
    atApply: [
      ({ prior, planned }) =>
        Number(planned?.partition_count ?? Infinity) < Number(prior?.partition_count ?? 0)
          ? [problem('Error updating Topic: googleapi: Error 400: the partition count cannot be decreased')]
          : [],
    ],
    forceNew: ['cluster', 'location', 'topic_id', 'replication_factor', 'project'],
    id: `${CLUSTER}/topics/{topic_id}`,
    taken: {
      by: `${CLUSTER}/{topic_id}`,
      says: 'Error creating Topic: googleapi: Error 409: Resource already exists',
    },
    computed: { name: '{id}' },
  },
  google_managed_kafka_acl: {
    defaults: { 'acl_entries.host': '*', 'acl_entries.permission_type': 'ALLOW' },
    forceNew: ['acl_id', 'cluster', 'location', 'project'],
    id: `${CLUSTER}/acls/{acl_id}`,
    taken: { by: `${CLUSTER}/{acl_id}`, says: 'Error creating Acl: googleapi: Error 409: Resource already exists' },
    computed: { name: '{id}' },
  },
};

/** The labels a resource will have, which the provider already knows at plan. */
function withLabels(planned: ValueMap, block: Block, provider: ValueMap): ValueMap {
  if (block.attributes?.terraform_labels === undefined) return planned;
  const own = planned.labels ?? {};
  const attributed: ValueMap =
    provider.add_terraform_attribution_label === false ? {} : { 'goog-terraform-provisioned': 'true' };
  const labels: Value =
    own instanceof Unknown ? UNKNOWN : { ...attributed, ...mapOf(provider.default_labels), ...mapOf(own) };
  return { ...planned, terraform_labels: labels, effective_labels: labels };
}

function mapOf(value: Value | undefined): ValueMap {
  return value !== undefined && isMap(value) ? value : {};
}

export const google: ProviderBehaviour = {
  source: 'hashicorp/google',
  version: '6.50.0',
  document: 'test/support/stand-in/schemas/google-6.50.0-streaming.schema.json',
  partial:
    'the stand-in for hashicorp/google knows only the streaming services of 6.50.0 (BigQuery, Pub/Sub, managed Kafka, ' +
    'Dataflow and Dataproc jobs, monitoring, secrets, storage, service accounts and IAM members); the real provider may have this one',
  rules: [
    { rule: 'json', at: 'credentials', says: 'JSON credentials are not valid' },
    { rule: 'conflicts', at: 'credentials', with: ['access_token'] },
  ],
  environment: { project: 'GOOGLE_PROJECT', region: 'GOOGLE_REGION', zone: 'GOOGLE_ZONE' },
  inherited: ['project'],
  derived: withLabels,
  resources: { ...bigquery, ...pubsub, ...platform, ...googleIam },
  dataSources: {
    google_service_account: {
      id: 'projects/{project|provider.project}/serviceAccounts/{account_id}@{project|provider.project}.iam.gserviceaccount.com',
      computed: {
        email: '{account_id}@{project|provider.project}.iam.gserviceaccount.com',
        member: 'serviceAccount:{account_id}@{project|provider.project}.iam.gserviceaccount.com',
        name: '{id}',
      },
    },
    google_bigquery_dataset: { id: 'projects/{project|provider.project}/datasets/{dataset_id}' },
    google_pubsub_topic: { id: 'projects/{project|provider.project}/topics/{name}' },
    google_pubsub_subscription: { id: 'projects/{project|provider.project}/subscriptions/{name}' },
  },
  shapes: [
    { name: /^id$/, template: '{#:12}' },
    { name: /^self_link$/, template: 'https://google.rehearsal.invalid/{id}' },
    { name: /^etag$/, template: '{#:12}' },
  ],
};
