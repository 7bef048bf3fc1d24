import { Capability } from './capability';

const { TOPICS, SCHEMAS, CLIENTS, JOBS, WAREHOUSE, IDENTITY, PLATFORM, MONITORING } = Capability;

/**
 * What a provider's resource type is for; the first pattern that matches decides. Whoever declares a capability for a
 * resource of their own cannot make it looser than this.
 */
const KNOWN: readonly (readonly [RegExp, Capability])[] = [
  // These run any statement, a GRANT as well.
  [/^(snowflake_execute|google_bigquery_job)$/, IDENTITY],

  [
    /^confluent_(service_account|api_key|role_binding|identity_|certificate_|group_mapping|invitation|ip_|byok_|provider_integration|schema_registry_[dk]ek)/,
    IDENTITY,
  ],
  [/^confluent_kafka_(topic|acl|client_quota|mirror_topic)$/, TOPICS],
  [/^confluent_(schema$|subject_|tag$|tag_binding$|business_metadata|catalog_entity_)/, SCHEMAS],
  [/^confluent_(connector|custom_connector|connect_artifact|plugin)/, CLIENTS],
  [/^confluent_flink_(artifact|connection|materialized_table|statement)$/, JOBS],
  [/^confluent_(tableflow_|rtce_|catalog_integration)/, WAREHOUSE],
  // Clusters, networks and their settings, and whatever a later version of the provider adds.
  [/^confluent_/, PLATFORM],

  [/^snowflake_(alert|email_notification_integration)$/, MONITORING],
  [
    /^snowflake_(grant_|secret_with_|network_rule|managed_account$|share$|listing$|external_volume$|.*(user|_role|_policy|_integration|_authentication)(_|$))/,
    IDENTITY,
  ],
  [
    /^snowflake_(warehouse|resource_monitor|compute_pool|service|job_service|image_repository|cortex_search_service|account|current_|object_parameter|failover_group|(primary|secondary)_connection)/,
    PLATFORM,
  ],
  [/^snowflake_/, WAREHOUSE],

  [/^google_.*(_iam_|_access$|_access_control$|_acl$)(?<!managed_kafka_acl)/, IDENTITY],
  [/^google_.*_(key|keys|credential|secret|token|role_binding)$/, IDENTITY],
  [
    /^google_(iam_|service_account|project_(service|default_service_accounts|organization_policy|access_approval)|folder_(organization_policy|access_approval)|organization_|org_policy_|secret_manager_|kms_|access_context_manager_|cloud_identity_|identity_platform_|privateca_|privileged_access_manager_)/,
    IDENTITY,
  ],
  [
    /^google_bigquery_(connection$|row_access_policy$|datapolicy_|analytics_hub_data_exchange$|analytics_hub_listing$)/,
    IDENTITY,
  ],
  [/^google_managed_kafka_(topic|acl)$/, TOPICS],
  [/^google_managed_kafka_connector$/, CLIENTS],
  [
    /^google_(managed_kafka_|bigquery_(reservation|capacity|bi_reservation)|bigtable_instance|dataproc_(cluster|autoscaling_policy|metastore_|gdc_service_instance)|compute_|container_|sql_|pubsub_lite_reservation|project$|folder)/,
    PLATFORM,
  ],
  [/^google_pubsub_schema$/, SCHEMAS],
  [/^google_(dataflow_|dataproc_)/, JOBS],
  [/^google_(monitoring_|logging_)/, MONITORING],
  [/^google_(bigquery_|bigtable_|pubsub_|data_catalog_|storage_)/, WAREHOUSE],
  // Identity of other clouds; what else they have is not known here.
  [
    /^(aws_(iam|kms|secretsmanager|sso|organizations|cognito|access_key)_|azurerm_(role|user_assigned_identity|key_vault)|azuread_|vault_)/,
    IDENTITY,
  ],
];

/** The capability of a provider's resource type, where the library knows the type. */
export function capabilityOfResource(terraformType: string): Capability | undefined {
  return KNOWN.find(([pattern]) => pattern.test(terraformType))?.[1];
}
