import { Duration } from '../core/duration';
import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import { throwIfAny } from '../core/sluicegate-error';
import type { SnowflakeDatabaseOptions, SnowflakeSchemaOptions } from './database-options';
import { sqlName, sqlString, storedName } from './identifier';
import { nameFailures } from './name-failures';
import { providerArguments } from './provider-arguments';
import type { SqlStatement } from './sql-statement';

/** A database after defaults and checks. */
export interface DatabaseSpec {
  readonly name: string;
  readonly dataRetentionDays?: number;
  readonly transient: boolean;
  readonly comment?: string;
}

/** A schema after defaults and checks. */
export interface SchemaSpec extends DatabaseSpec {
  readonly database: string;
  readonly managedAccess: boolean;
}

/** What the binding of `snowflake_database` takes. */
export interface DatabaseArguments {
  readonly name: string;
  readonly isTransient: boolean;
  readonly dataRetentionTimeInDays?: number;
  readonly comment?: string;
}

/** What the binding of `snowflake_schema` takes; its booleans are texts. */
export interface SchemaArguments {
  readonly database: string;
  readonly name: string;
  readonly isTransient: 'true' | 'false';
  readonly withManagedAccess: 'true' | 'false';
  readonly dataRetentionTimeInDays?: number;
  readonly comment?: string;
}

const DAY = Duration.days(1).toMilliseconds();

const RULES: readonly Rule<Pick<SnowflakeDatabaseOptions, 'dataRetention' | 'transient'>>[] = [
  {
    id: 'snowflake.retention',
    property: 'dataRetention',
    holds: ({ dataRetention, transient }) => {
      const ms = dataRetention?.toMilliseconds() ?? 0;
      return ms % DAY === 0 && ms <= (transient === true ? 1 : 90) * DAY;
    },
    must: ({ transient }) => `be a whole number of days from 0 to ${transient === true ? '1 when transient' : '90'}`,
    given: ({ dataRetention }) => dataRetention,
    remedy: 'use Duration.days(…)',
  },
];

export function databaseSpec(path: string, options: SnowflakeDatabaseOptions): DatabaseSpec {
  throwIfAny([...nameFailures(path, 'databaseName', options.databaseName), ...failuresIn(path, options, RULES)]);
  return { name: storedName(options.databaseName), ...common(options) };
}

export function schemaSpec(path: string, databaseName: string, options: SnowflakeSchemaOptions): SchemaSpec {
  throwIfAny([
    ...nameFailures(path, 'databaseName', databaseName),
    ...nameFailures(path, 'schemaName', options.schemaName),
    ...systemSchema(path, options.schemaName),
    ...failuresIn(path, options, RULES),
  ]);
  return {
    database: storedName(databaseName),
    name: storedName(options.schemaName),
    managedAccess: options.managedAccess ?? true,
    ...common(options),
  };
}

export function databaseStatements(spec: DatabaseSpec): SqlStatement[] {
  return objectStatements('DATABASE', sqlName([spec.name]), spec, []);
}

export function schemaStatements(spec: SchemaSpec): SqlStatement[] {
  const name = sqlName([spec.database, spec.name]);
  const change = spec.managedAccess ? 'ENABLE' : 'DISABLE';
  return [
    ...objectStatements('SCHEMA', name, spec, spec.managedAccess ? ['WITH MANAGED ACCESS'] : []),
    { purpose: `access of schema ${name}`, text: `ALTER SCHEMA ${name} ${change} MANAGED ACCESS` },
  ];
}

export function databaseArguments(spec: DatabaseSpec): DatabaseArguments {
  return providerArguments({ name: spec.name, isTransient: spec.transient, ...retentionAndComment(spec) });
}

export function schemaArguments(spec: SchemaSpec): SchemaArguments {
  return providerArguments({
    database: spec.database,
    name: spec.name,
    isTransient: spec.transient ? 'true' : 'false',
    withManagedAccess: spec.managedAccess ? 'true' : 'false',
    ...retentionAndComment(spec),
  });
}

function systemSchema(path: string, schemaName: string): Failure[] {
  if (storedName(schemaName) !== 'INFORMATION_SCHEMA') return [];
  return [
    {
      path,
      property: 'schemaName',
      rule: 'snowflake.schema.system',
      must: 'not be INFORMATION_SCHEMA, which every database has',
      remedy: 'choose another name',
    },
  ];
}

function objectStatements(kind: string, name: string, spec: DatabaseSpec, clauses: readonly string[]): SqlStatement[] {
  const settings = [
    ...(spec.dataRetentionDays === undefined ? [] : [`DATA_RETENTION_TIME_IN_DAYS = ${spec.dataRetentionDays}`]),
    ...(spec.comment === undefined ? [] : [`COMMENT = ${sqlString(spec.comment)}`]),
  ];
  const create = `CREATE ${spec.transient ? 'TRANSIENT ' : ''}${kind} IF NOT EXISTS ${name}`;
  return [
    {
      purpose: `${kind.toLowerCase()} ${name}`,
      text: [create, ...clauses, ...settings].join('\n'),
      revert: `DROP ${kind} IF EXISTS ${name} RESTRICT`,
      note: `dropping takes everything in it along: UNDROP ${kind} brings it back within the retention only`,
    },
    ...(settings.length === 0
      ? []
      : [
          {
            purpose: `settings of ${kind.toLowerCase()} ${name}`,
            text: `ALTER ${kind} ${name} SET ${settings.join(' ')}`,
          },
        ]),
  ];
}

function common(options: Omit<SnowflakeDatabaseOptions, 'databaseName'>): Omit<DatabaseSpec, 'name'> {
  return {
    ...(options.dataRetention && { dataRetentionDays: options.dataRetention.toDays() }),
    transient: options.transient ?? false,
    ...(options.comment !== undefined && { comment: options.comment }),
  };
}

function retentionAndComment(spec: DatabaseSpec): Pick<DatabaseArguments, 'dataRetentionTimeInDays' | 'comment'> {
  return {
    ...(spec.dataRetentionDays !== undefined && { dataRetentionTimeInDays: spec.dataRetentionDays }),
    ...(spec.comment !== undefined && { comment: spec.comment }),
  };
}
