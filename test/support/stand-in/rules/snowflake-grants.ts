import type { Behaviour } from '../behaviour';
import type { Rule } from '../rule';
import { checked, exactlyOne } from './shared';

const ACCOUNT_OBJECTS = [
  'USER',
  'RESOURCE MONITOR',
  'WAREHOUSE',
  'COMPUTE POOL',
  'DATABASE',
  'INTEGRATION',
  'CONNECTION',
  'FAILOVER GROUP',
  'REPLICATION GROUP',
  'EXTERNAL VOLUME',
];

const SCHEMA_OBJECTS = [
  'AGGREGATION POLICY',
  'ALERT',
  'AUTHENTICATION POLICY',
  'CORTEX SEARCH SERVICE',
  'DATA METRIC FUNCTION',
  'DATASET',
  'DBT PROJECT',
  'DYNAMIC TABLE',
  'EVENT TABLE',
  'EXTERNAL TABLE',
  'FILE FORMAT',
  'FUNCTION',
  'GIT REPOSITORY',
  'HYBRID TABLE',
  'IMAGE REPOSITORY',
  'ICEBERG TABLE',
  'JOIN POLICY',
  'MASKING POLICY',
  'MATERIALIZED VIEW',
  'MODEL',
  'MODEL MONITOR',
  'NETWORK RULE',
  'NOTEBOOK',
  'PACKAGES POLICY',
  'PASSWORD POLICY',
  'PIPE',
  'PRIVACY POLICY',
  'PROCEDURE',
  'PROJECTION POLICY',
  'ROW ACCESS POLICY',
  'SECRET',
  'SEMANTIC VIEW',
  'SERVICE',
  'SESSION POLICY',
  'SEQUENCE',
  'STORAGE LIFECYCLE POLICY',
  'SNAPSHOT',
  'SNAPSHOT POLICY',
  'SNAPSHOT SET',
  'STAGE',
  'STREAM',
  'STREAMLIT',
  'ONLINE FEATURE TABLE',
  'TABLE',
  'TAG',
  'TASK',
  'VIEW',
  'WORKSPACE',
];

/** Kinds that a grant on all or on future objects cannot name. */
const NOT_IN_BULK = [
  'IMAGE REPOSITORY',
  'AGGREGATION POLICY',
  'MASKING POLICY',
  'PACKAGES POLICY',
  'PROJECTION POLICY',
  'ROW ACCESS POLICY',
  'SESSION POLICY',
  'STORAGE LIFECYCLE POLICY',
  'TAG',
  'WORKSPACE',
];

const PLURALS = SCHEMA_OBJECTS.filter((type) => !NOT_IN_BULK.includes(type)).map((type) =>
  type.endsWith('Y') ? `${type.slice(0, -1)}IES` : `${type}S`,
);

const PART = '(?:"(?:[^"]|"")+"|[^".]+)';

/** An identifier of several parts, each quoted or without a dot. */
export function identifier(at: string, form: string): Rule {
  const parts = form.split('.').length;
  return {
    rule: 'pattern',
    at,
    matches: new RegExp(`^${PART}(?:\\.${PART}){${parts - 1}}$`),
    summary: 'Invalid identifier type',
    says: `The correct form of the fully qualified name for this field is: ${form}, but was {value}`,
  };
}

const SCHEMA_NAME = '<database_name>.<name>';
const OBJECT_NAME = '<database_name>.<schema_name>.<name>';

const bulk = (block: string): Rule[] => [
  { rule: 'enum', at: `on_schema_object.${block}.object_type_plural`, of: PLURALS, anyCase: true },
  identifier(`on_schema_object.${block}.in_schema`, SCHEMA_NAME),
  { rule: 'atMostOne', of: ['in_database', 'in_schema'], within: `on_schema_object.${block}` },
];

export const snowflakeGrants: Readonly<Record<string, Behaviour>> = {
  snowflake_grant_privileges_to_account_role: {
    rules: [
      exactlyOne('privileges', 'all_privileges'),
      exactlyOne('on_account', 'on_account_object', 'on_schema', 'on_schema_object'),
      {
        rule: 'none',
        at: 'privileges',
        of: ['OWNERSHIP'],
        summary: "Unsupported privilege 'OWNERSHIP'",
        says: 'Granting ownership is only allowed in snowflake_grant_ownership resource.',
      },
      {
        rule: 'alone',
        at: 'privileges',
        element: 'IMPORTED PRIVILEGES',
        summary: 'Invalid privileges',
        says: 'IMPORTED PRIVILEGES cannot be used with other privileges',
      },
      { rule: 'count', at: 'privileges', min: 1 },
      { rule: 'enum', at: 'on_account_object.object_type', of: ACCOUNT_OBJECTS, anyCase: true },
      {
        rule: 'exactlyOne',
        of: ['schema_name', 'all_schemas_in_database', 'future_schemas_in_database'],
        within: 'on_schema',
      },
      identifier('on_schema.schema_name', SCHEMA_NAME),
      { rule: 'exactlyOne', of: ['object_name', 'all', 'future'], within: 'on_schema_object' },
      { rule: 'together', at: 'object_type', with: ['object_name'], within: 'on_schema_object' },
      { rule: 'together', at: 'object_name', with: ['object_type'], within: 'on_schema_object' },
      { rule: 'conflicts', at: 'object_type', with: ['all', 'future'], within: 'on_schema_object' },
      { rule: 'enum', at: 'on_schema_object.object_type', of: SCHEMA_OBJECTS, anyCase: true },
      ...bulk('all'),
      ...bulk('future'),
    ],
    atApply: [
      ({ planned, ...rest }) => {
        // Functions and procedures are named with the types of their arguments.
        const onObject = Array.isArray(planned?.on_schema_object) ? JSON.stringify(planned.on_schema_object) : '';
        if (/"object_type":"(FUNCTION|PROCEDURE)"/i.test(onObject)) return [];
        return checked('failed to grant privileges', [identifier('on_schema_object.object_name', OBJECT_NAME)])({
          planned,
          ...rest,
        });
      },
    ],
    defaults: {
      all_privileges: false,
      with_grant_option: false,
      always_apply: false,
      always_apply_trigger: '',
      on_account: false,
    },
    // The provider's way to grant again at each apply: a read finds another trigger than the one written.
    drift: (state) => (state.always_apply === true ? { ...state, always_apply_trigger: 'rehearsed' } : state),
    forceNew: {
      allBut: ['privileges', 'all_privileges', 'always_apply', 'always_apply_trigger'],
    },
    id:
      '"{account_role_name}"|{with_grant_option}|{always_apply}|{privileges}|' +
      '{on_account_object.object_type|on_schema_object.object_type|on_schema_object.all.object_type_plural|on_schema_object.future.object_type_plural}|' +
      '{on_account_object.object_name|on_schema.schema_name|on_schema.all_schemas_in_database|on_schema.future_schemas_in_database|' +
      'on_schema_object.object_name|on_schema_object.all.in_schema|on_schema_object.all.in_database|on_schema_object.future.in_schema|on_schema_object.future.in_database}',
  },
  snowflake_grant_account_role: {
    rules: [exactlyOne('user_name', 'parent_role_name')],
    forceNew: { allBut: [] },
    id: '"{role_name}"|{parent_role_name|user_name}',
  },
};
