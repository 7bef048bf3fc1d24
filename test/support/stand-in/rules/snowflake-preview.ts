import type { Check } from '../behaviour';
import { problem, warning } from '../problem';
import { Unknown, type Value } from '../value';

/** Resources that are a preview feature in 2.11; the feature is named after the type. */
const RESOURCES = [
  'account_authentication_policy_attachment',
  'account_password_policy_attachment',
  'alert',
  'api_integration',
  'authentication_policy',
  'cortex_search_service',
  'current_account',
  'current_organization_account',
  'dynamic_table',
  'email_notification_integration',
  'external_function',
  'external_table',
  'external_volume',
  'failover_group',
  'file_format',
  'function_java',
  'function_javascript',
  'function_python',
  'function_scala',
  'function_sql',
  'job_service',
  'managed_account',
  'materialized_view',
  'network_policy_attachment',
  'network_rule',
  'notebook',
  'notification_integration',
  'object_parameter',
  'password_policy',
  'pipe',
  'procedure_java',
  'procedure_javascript',
  'procedure_python',
  'procedure_scala',
  'procedure_sql',
  'semantic_view',
  'sequence',
  'share',
  'stage',
  'storage_integration',
  'table',
  'table_column_masking_policy_application',
  'table_constraint',
  'user_authentication_policy_attachment',
  'user_password_policy_attachment',
  'user_public_keys',
];

const DATA_SOURCES = [
  'alerts',
  'authentication_policies',
  'cortex_search_services',
  'current_account',
  'current_role',
  'database',
  'database_role',
  'dynamic_tables',
  'external_functions',
  'external_tables',
  'failover_groups',
  'file_formats',
  'functions',
  'materialized_views',
  'notebooks',
  'parameters',
  'pipes',
  'procedures',
  'semantic_views',
  'sequences',
  'shares',
  'stages',
  'storage_integrations',
  'system_generate_scim_access_token',
  'system_get_aws_sns_iam_policy',
  'system_get_privatelink_config',
  'system_get_snowflake_platform_info',
  'tables',
];

/** Features that became stable: naming them is allowed, with a warning. */
const PROMOTED = [
  'snowflake_compute_pool_resource',
  'snowflake_compute_pools_datasource',
  'snowflake_git_repository_resource',
  'snowflake_git_repositories_datasource',
  'snowflake_image_repository_resource',
  'snowflake_image_repositories_datasource',
  'snowflake_listing_resource',
  'snowflake_service_resource',
  'snowflake_services_datasource',
  'snowflake_user_programmatic_access_token_resource',
  'snowflake_user_programmatic_access_tokens_datasource',
];

const PREVIEW: readonly string[] = [
  ...RESOURCES.map((name) => `snowflake_${name}_resource`),
  ...DATA_SOURCES.map((name) => `snowflake_${name}_datasource`),
];

export const FEATURES: readonly string[] = [...PREVIEW, ...PROMOTED];

/** A preview feature has to be named in the provider's configuration; only create, read, update and delete check it. */
export const previewEnabled: Check = ({ kind, type, provider }) => {
  const feature = `${type}_${kind === 'resource' ? 'resource' : 'datasource'}`;
  if (!PREVIEW.includes(feature) || enabled(provider.preview_features_enabled).includes(feature)) return [];
  return [
    problem(
      `${feature} is currently a preview feature, and must be enabled by adding ${feature} to \`preview_features_enabled\` in Terraform configuration.`,
    ),
  ];
};

export const promotedFeatures: Check = ({ provider }) =>
  enabled(provider.preview_features_enabled)
    .filter((feature) => PROMOTED.includes(feature))
    .map((feature) =>
      warning(
        'Stable feature used on preview feature list.',
        `Preview feature ${feature} was already promoted to stable feature. Please remove it from your preview_features_enabled configuration`,
      ),
    );

function enabled(features: Value | undefined): string[] {
  if (features === undefined || features instanceof Unknown || !Array.isArray(features)) return [];
  return features.flatMap((feature) => (typeof feature === 'string' ? [feature.toLowerCase()] : []));
}
