import { Capability } from './capability';

const { TOPICS, SCHEMAS, CLIENTS, JOBS, WAREHOUSE, IDENTITY, PLATFORM, MONITORING } = Capability;

/**
 * What a provider's resource type is for; the first pattern that matches decides. Whoever declares a capability for a
 * resource of their own cannot make it looser than this.
 */
const KNOWN: readonly (readonly [RegExp, Capability])[] = [
  [
    /^confluent_(service_account|api_key|role_binding|identity_|certificate_|group_mapping|invitation|ip_|byok_|provider_integration|catalog_entity_)/,
    IDENTITY,
  ],
  [
    /^confluent_(kafka_cluster|environment|network|peering|private_link|transit_gateway|dns_|gateway|access_point|ksql_cluster|flink_compute_pool|schema_registry_(cluster|dek|kek)|schema_exporter|cluster_link)/,
    PLATFORM,
  ],
  [/^confluent_kafka_(topic|acl|client_quota|mirror_topic)/, TOPICS],
  [/^confluent_(schema|subject_|tag|business_metadata)/, SCHEMAS],
  [/^confluent_(connector|custom_connector|connect_artifact|plugin)/, CLIENTS],
  [/^confluent_flink_/, JOBS],
  [/^confluent_(tableflow|catalog_integration)/, WAREHOUSE],
  [
    /^snowflake_(grant_|.*_role(_|$)|account_role|database_role|.*user|network_(policy|rule)|.*authentication|oauth_|external_oauth_|saml2_|scim_|api_authentication|secret_with_|password_policy|managed_account|share)/,
    IDENTITY,
  ],
  [
    /^snowflake_(warehouse|resource_monitor|compute_pool|account|current_account|failover|image_repository|service|job_service)/,
    PLATFORM,
  ],
  [/^snowflake_(alert|email_notification|notification_)/, MONITORING],
  [/^snowflake_/, WAREHOUSE],
  [/^google_.*(_iam_|_access$|_access_control$|_acl$)(?<!managed_kafka_acl)/, IDENTITY],
  [/^google_(service_account|secret_manager|project_service|kms_)/, IDENTITY],
  [/^google_managed_kafka_(topic|acl)/, TOPICS],
  [
    /^google_(managed_kafka_|bigquery_(reservation|capacity|bi_reservation)|dataproc_cluster|compute_|container_|sql_|pubsub_lite_reservation|project$|folder)/,
    PLATFORM,
  ],
  [/^google_pubsub_schema/, SCHEMAS],
  [/^google_(dataflow_|dataproc_)/, JOBS],
  [/^google_(monitoring_|logging_)/, MONITORING],
  [/^google_(bigquery_|pubsub_|data_catalog_|storage_)/, WAREHOUSE],
];

/** The capability of a provider's resource type, where the library knows the type. */
export function capabilityOfResource(terraformType: string): Capability | undefined {
  return KNOWN.find(([pattern]) => pattern.test(terraformType))?.[1];
}
