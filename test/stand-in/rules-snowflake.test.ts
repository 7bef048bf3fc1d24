import { refusals, sessionOf, words } from '../support/stand-in/refusals';
import type { ValueMap } from '../support/stand-in/value';

const session = sessionOf('snowflake');
const account = { account_role_name: 'R' };
const onTable = [{ object_type: 'TABLE', object_name: 'A.B.C' }];

describe('the rules of snowflake', () => {
  it.each<[string, string, ValueMap, string]>([
    [
      'retention beyond 90 days',
      'snowflake_database',
      { data_retention_time_in_days: 91 },
      'expected data_retention_time_in_days to be in the range (0 - 90), got 91',
    ],
    [
      'a boolean that is none',
      'snowflake_schema',
      { is_transient: 'yes' },
      'expected is_transient to be one of ["true" "false"], got yes',
    ],
    ['an unknown log level', 'snowflake_schema', { log_level: 'LOUD' }, 'unknown log level: LOUD'],
    [
      'retention below -1',
      'snowflake_table',
      { data_retention_time_in_days: -2 },
      'expected data_retention_time_in_days to be in the range (-1 - 90), got -2',
    ],
    [
      'an unknown column type',
      'snowflake_table',
      { column: [{ type: 'NUMBER' }, { type: 'JSON' }] },
      'invalid data type: invalid data type: JSON',
    ],
    [
      'two defaults of a column',
      'snowflake_table',
      { column: [{ default: [{ constant: '1', expression: '2' }] }] },
      '"column.0.default.0.constant": only one of `column.0.default.0.constant,column.0.default.0.expression,column.0.default.0.sequence` can be specified',
    ],
    [
      'an unknown refresh mode',
      'snowflake_dynamic_table',
      { refresh_mode: 'NEVER' },
      'expected refresh_mode to be one of ["AUTO" "INCREMENTAL" "FULL"], got NEVER',
    ],
    [
      'an unknown initialisation',
      'snowflake_dynamic_table',
      { initialize: 'LATER' },
      'expected initialize to be one of ["ON_CREATE" "ON_SCHEDULE"], got LATER',
    ],
    ['an unknown size', 'snowflake_warehouse', { warehouse_size: 'HUGE' }, 'invalid warehouse size: HUGE'],
    [
      'generation with constraint',
      'snowflake_warehouse',
      { generation: '2', resource_constraint: 'MEMORY_1X' },
      'Conflicting configuration arguments: "generation": conflicts with resource_constraint',
    ],
    [
      'an unknown secondary role',
      'snowflake_service_user',
      { default_secondary_roles_option: 'SOME' },
      'invalid secondary roles option: SOME',
    ],
    [
      'a grant of nothing',
      'snowflake_grant_privileges_to_account_role',
      { ...account, on_account: true },
      '"privileges": one of `privileges,all_privileges` must be specified',
    ],
    [
      'a grant of too much',
      'snowflake_grant_privileges_to_account_role',
      { ...account, on_account: true, privileges: ['A'], all_privileges: true },
      '"privileges": only one of `privileges,all_privileges` can be specified',
    ],
    [
      'a grant on nothing',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['A'] },
      '"on_account": one of `on_account,on_account_object,on_schema,on_schema_object` must be specified',
    ],
    [
      'a grant of ownership',
      'snowflake_grant_privileges_to_account_role',
      { ...account, on_account: true, privileges: ['Ownership'] },
      "Unsupported privilege 'OWNERSHIP': Granting ownership is only allowed in snowflake_grant_ownership resource.",
    ],
    [
      'imported privileges and more',
      'snowflake_grant_privileges_to_account_role',
      { ...account, on_account: true, privileges: ['IMPORTED PRIVILEGES', 'USAGE'] },
      'Invalid privileges: IMPORTED PRIVILEGES cannot be used with other privileges',
    ],
    [
      'an unknown object type',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['A'], on_account_object: [{ object_type: 'TABLE', object_name: 'A' }] },
      'expected on_account_object.0.object_type to be one of ["USER"',
    ],
    [
      'a schema name of one part',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['A'], on_schema: [{ schema_name: 'S' }] },
      'Invalid identifier type: The correct form of the fully qualified name for this field is: <database_name>.<name>, but was S',
    ],
    [
      'a schema object without name',
      'snowflake_grant_privileges_to_account_role',
      {
        ...account,
        privileges: ['A'],
        on_schema_object: [{ object_type: 'TABLE', all: [{ object_type_plural: 'TABLES' }] }],
      },
      'Missing required argument: "on_schema_object.0.object_type": all of `on_schema_object.0.object_name,on_schema_object.0.object_type` must be specified',
    ],
    [
      'a singular where a plural is due',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['A'], on_schema_object: [{ all: [{ object_type_plural: 'TABLE' }] }] },
      'expected on_schema_object.0.all.0.object_type_plural to be one of',
    ],
    [
      'a role granted to two',
      'snowflake_grant_account_role',
      { role_name: 'A', user_name: 'B', parent_role_name: 'C' },
      '"user_name": only one of `user_name,parent_role_name` can be specified',
    ],
  ])('fail when there is %s', (_, type, config, message) => {
    expect(refusals(session, type, config).join('\n')).toContain(message);
  });

  it.each<[string, string, ValueMap]>([
    ['another case where it does not matter', 'snowflake_dynamic_table', { refresh_mode: 'full' }],
    [
      'a quoted identifier',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['A'], on_schema: [{ schema_name: '"a.b"."c"' }] },
    ],
    [
      'a grant on a table',
      'snowflake_grant_privileges_to_account_role',
      { ...account, privileges: ['INSERT'], on_schema_object: onTable },
    ],
    [
      'types with arguments',
      'snowflake_table',
      { column: [{ type: 'number(38, 0)' }, { type: 'vector(float, 3)' }, { type: 'TIMESTAMP_NTZ' }] },
    ],
  ])('hold for %s', (_, type, config) => {
    expect(refusals(session, type, config)).toStrictEqual([]);
  });

  it('fail when the provider itself is wrong', () => {
    const [problem] = words(session.validateProvider({ preview_features_enabled: ['snowflake_table'] }));

    expect(problem).toMatch(/^expected preview_features_enabled to be one of .*, got snowflake_table$/);
  });
});
