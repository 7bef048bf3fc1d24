// What BigQuery knows and open ZetaSQL does not: type names, functions, and the options of its statements.
const fixed = (typeKind) => ({ kind: 'ARG_TYPE_FIXED', type: { typeKind }, numOccurrences: 1 });
const any = (number = 1) => ({ kind: `ARG_TYPE_ANY_${number}`, numOccurrences: 1 });
const definition = (name, mode, argument, returnType) => ({
  namePath: [name],
  group: 'bigquery',
  mode,
  signature: [{ argument, returnType }],
});

export const BIGQUERY_FUNCTIONS = {
  customFunction: [
    definition('contains_substr', 'SCALAR', [any(), fixed('TYPE_STRING')], fixed('TYPE_BOOL')),
    definition('search', 'SCALAR', [any(), fixed('TYPE_STRING')], fixed('TYPE_BOOL')),
    definition('max_by', 'AGGREGATE', [any(1), any(2)], any(1)),
    definition('min_by', 'AGGREGATE', [any(1), any(2)], any(1)),
  ],
};

export const BIGQUERY_TYPES = ['int', 'integer', 'bigint', 'smallint', 'tinyint', 'byteint'].map((name) => ({
  name,
  type: { typeKind: 'TYPE_INT64' },
}));

const TYPED_OPTIONS = {
  allow_non_incremental_definition: 'TYPE_BOOL',
  default_kms_key_name: 'TYPE_STRING',
  default_partition_expiration_days: 'TYPE_DOUBLE',
  default_table_expiration_days: 'TYPE_DOUBLE',
  description: 'TYPE_STRING',
  enable_refresh: 'TYPE_BOOL',
  expiration_timestamp: 'TYPE_TIMESTAMP',
  friendly_name: 'TYPE_STRING',
  kms_key_name: 'TYPE_STRING',
  location: 'TYPE_STRING',
  max_staleness: 'TYPE_INTERVAL',
  max_time_travel_hours: 'TYPE_INT64',
  partition_expiration_days: 'TYPE_DOUBLE',
  refresh_interval_minutes: 'TYPE_DOUBLE',
  require_partition_filter: 'TYPE_BOOL',
};

export const OPTIONS = [
  ...Object.entries(TYPED_OPTIONS).map(([name, typeKind]) => ({ name, type: { typeKind } })),
  { name: 'labels' },
  { name: 'policy_tags' },
];
