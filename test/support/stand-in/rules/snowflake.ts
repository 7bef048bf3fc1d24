import type { Behaviour, ProviderBehaviour } from '../behaviour';
import type { Rule } from '../rule';
import { oneOf } from './shared';
import { snowflakeGrants } from './snowflake-grants';
import { FEATURES, previewEnabled, promotedFeatures } from './snowflake-preview';

/** Optional booleans are texts, so that "not written" can be told from false. */
const booleanText = (at: string): Rule => oneOf(at, 'true', 'false');

const anyCase = (at: string, says: string, ...of: string[]): Rule => ({ rule: 'enum', at, of, anyCase: true, says });

const days = (at: string): Rule => ({ rule: 'range', at, min: 0, max: 90 });

const atLeast = (at: string, min: number): Rule => ({ rule: 'range', at, min });

const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'OFF'];
const TRACE_LEVELS = ['ALWAYS', 'ON_EVENT', 'PROPAGATE', 'OFF'];

const levels: readonly Rule[] = [
  anyCase('log_level', 'unknown log level: {value}', ...LOG_LEVELS),
  anyCase('trace_level', 'unknown trace level: {value}', ...TRACE_LEVELS),
];

const SIZES = ['XSMALL', 'SMALL', 'MEDIUM', 'LARGE', 'XLARGE', 'XXLARGE', 'XXXLARGE', 'X4LARGE', 'X5LARGE', 'X6LARGE'];
const SIZE_SYNONYMS = [
  'X-SMALL',
  'X-LARGE',
  'X2LARGE',
  '2X-LARGE',
  'X3LARGE',
  '3X-LARGE',
  '4X-LARGE',
  '5X-LARGE',
  '6X-LARGE',
];
const MEMORY = ['MEMORY_1X', 'MEMORY_1X_X86', 'MEMORY_16X', 'MEMORY_16X_X86', 'MEMORY_64X', 'MEMORY_64X_X86'];

/** Names that a data type may begin with. */
const TYPES =
  /^\s*(NUMBER|DECIMAL|DEC|NUMERIC|INT|INTEGER|BIGINT|SMALLINT|TINYINT|BYTEINT|DECFLOAT|FLOAT4?|FLOAT8|DOUBLE( PRECISION)?|REAL|VARCHAR|STRING|TEXT|NVARCHAR2?|CHAR( VARYING)?|CHARACTER|NCHAR( VARYING)?|BINARY|VARBINARY|BOOLEAN|BOOL|DATE|DATETIME|TIME|TIMESTAMP(_?(LTZ|NTZ|TZ))?|TIMESTAMP WITH(OUT)?( LOCAL)? TIME ZONE|VARIANT|OBJECT|ARRAY|MAP|GEOGRAPHY|GEOMETRY|VECTOR)\s*(\(.*\))?\s*$/i;

const exists = (kind: string): string =>
  `002002 (42710): SQL compilation error: Object of kind ${kind} already exists.`;

/** An object of the account: its id is its quoted name. */
const accountObject = (kind: string): Pick<Behaviour, 'id' | 'taken' | 'computed' | 'recomputed'> => ({
  id: '"{name}"',
  taken: { by: '{name}', says: exists(kind) },
  computed: { fully_qualified_name: '"{name}"' },
});

const inSchema = (kind: string): Pick<Behaviour, 'id' | 'taken' | 'computed'> => ({
  id: '{database}|{schema}|{name}',
  taken: { by: '{database}.{schema}.{name}', says: exists(kind) },
  computed: { fully_qualified_name: '"{database}"."{schema}"."{name}"', owner: 'REHEARSAL' },
});

const resources: Readonly<Record<string, Behaviour>> = {
  snowflake_database: {
    ...accountObject('DATABASE'),
    rules: [days('data_retention_time_in_days'), days('max_data_extension_time_in_days'), ...levels],
    forceNew: ['is_transient'],
  },
  snowflake_schema: {
    rules: [
      booleanText('with_managed_access'),
      booleanText('is_transient'),
      days('data_retention_time_in_days'),
      days('max_data_extension_time_in_days'),
      ...levels,
    ],
    defaults: { with_managed_access: 'default', is_transient: 'default' },
    forceNew: ['database', 'is_transient'],
    recomputed: ['show_output'],
    id: '"{database}"."{name}"',
    taken: { by: '{database}.{name}', says: exists('SCHEMA') },
    computed: { fully_qualified_name: '"{database}"."{name}"' },
  },
  snowflake_table: {
    ...inSchema('TABLE'),
    rules: [
      { rule: 'range', at: 'data_retention_time_in_days', min: -1, max: 90 },
      {
        rule: 'pattern',
        at: 'column.type',
        matches: TYPES,
        summary: 'invalid data type',
        says: 'invalid data type: {value}',
      },
      { rule: 'atMostOne', of: ['constant', 'expression', 'sequence'], within: 'column.default' },
    ],
    defaults: {
      change_tracking: false,
      data_retention_time_in_days: -1,
      'column.nullable': true,
      'column.comment': '',
      'column.masking_policy': '',
      'column.collate': '',
      'column.identity.start_num': 1,
      'column.identity.step_num': 1,
    },
    forceNew: ['database', 'schema'],
  },
  snowflake_pipe: {
    ...inSchema('PIPE'),
    defaults: { auto_ingest: false },
    forceNew: { allBut: ['comment', 'integration', 'error_integration'] },
  },
  snowflake_dynamic_table: {
    ...inSchema('DYNAMIC TABLE'),
    rules: [
      { rule: 'enum', at: 'refresh_mode', of: ['AUTO', 'INCREMENTAL', 'FULL'], anyCase: true },
      { rule: 'enum', at: 'initialize', of: ['ON_CREATE', 'ON_SCHEDULE'], anyCase: true },
    ],
    defaults: { or_replace: false, refresh_mode: 'AUTO', initialize: 'ON_CREATE' },
    // Database and schema are missing on purpose: the provider ignores a change of them.
    forceNew: ['name', 'query', 'refresh_mode', 'initialize'],
  },
  snowflake_warehouse: {
    ...accountObject('WAREHOUSE'),
    rules: [
      anyCase('warehouse_type', 'invalid warehouse type: {value}', 'STANDARD', 'SNOWPARK-OPTIMIZED'),
      anyCase('warehouse_size', 'invalid warehouse size: {value}', ...SIZES, ...SIZE_SYNONYMS),
      anyCase('scaling_policy', 'invalid scaling policy: {value}', 'STANDARD', 'ECONOMY'),
      anyCase(
        'resource_constraint',
        'invalid warehouse resource constraint: {value}',
        'STANDARD_GEN_1',
        'STANDARD_GEN_2',
        ...MEMORY,
      ),
      anyCase('generation', 'invalid warehouse generation: {value}', '1', '2'),
      { rule: 'conflicts', at: 'generation', with: ['resource_constraint'] },
      booleanText('auto_resume'),
      booleanText('enable_query_acceleration'),
      atLeast('max_cluster_count', 1),
      atLeast('min_cluster_count', 1),
      atLeast('auto_suspend', 0),
      { rule: 'range', at: 'query_acceleration_max_scale_factor', min: 0, max: 100 },
      atLeast('max_concurrency_level', 1),
      atLeast('statement_queued_timeout_in_seconds', 0),
      { rule: 'range', at: 'statement_timeout_in_seconds', min: 0, max: 604800 },
    ],
    defaults: {
      auto_suspend: -1,
      auto_resume: 'default',
      enable_query_acceleration: 'default',
      query_acceleration_max_scale_factor: -1,
    },
    replaces: [{ at: 'warehouse_size', when: (before, after) => before !== null && after === null }],
    recomputed: ['show_output'],
  },
  snowflake_service_user: {
    ...accountObject('USER'),
    rules: [
      booleanText('disabled'),
      atLeast('mins_to_unlock', 0),
      anyCase('default_secondary_roles_option', 'invalid secondary roles option: {value}', 'DEFAULT', 'NONE', 'ALL'),
      ...levels,
    ],
    defaults: { disabled: 'default', mins_to_unlock: -1, default_secondary_roles_option: 'DEFAULT' },
    computed: { fully_qualified_name: '"{name}"', user_type: 'SERVICE' },
    recomputed: ['show_output'],
  },
  snowflake_account_role: { ...accountObject('ROLE'), recomputed: ['show_output'] },
  snowflake_user_public_keys: { forceNew: ['name'], id: '{name}' },
  snowflake_execute: { forceNew: ['execute'], id: '{#:32}' },
  ...snowflakeGrants,
};

export const snowflake: ProviderBehaviour = {
  source: 'snowflakedb/snowflake',
  version: '2.11.0',
  document: 'test/support/stand-in/schemas/snowflake-2.11.0.schema.json',
  rules: [
    { rule: 'each', at: 'preview_features_enabled', of: FEATURES, anyCase: true },
    anyCase('protocol', 'invalid protocol: {value}', 'http', 'https'),
    { rule: 'range', at: 'port', min: 0, max: 65535 },
  ],
  environment: Object.fromEntries(
    [
      'account_name',
      'organization_name',
      'user',
      'password',
      'warehouse',
      'role',
      'host',
      'authenticator',
      'private_key',
      'private_key_passphrase',
      'token',
      'profile',
    ].map((name) => [name, `SNOWFLAKE_${name.toUpperCase()}`]),
  ),
  atConfigure: [promotedFeatures],
  atApply: [previewEnabled],
  resources,
  dataSources: {},
  shapes: [{ name: /^id$/, template: '{#:12}' }],
};
