import type { AccountRoleConfig } from '@cdktf/provider-snowflake/lib/account-role';
import type { DatabaseConfig } from '@cdktf/provider-snowflake/lib/database';
import type { SchemaConfig } from '@cdktf/provider-snowflake/lib/schema';
import type { ServiceUserConfig } from '@cdktf/provider-snowflake/lib/service-user';
import type { WarehouseConfig } from '@cdktf/provider-snowflake/lib/warehouse';
import { generateKeyPairSync } from 'node:crypto';
import { Duration } from '../../src/core/duration';
import {
  databaseArguments,
  databaseSpec,
  databaseStatements,
  schemaArguments,
  schemaSpec,
  schemaStatements,
} from '../../src/snowflake/database-spec';
import { previewFeatures } from '../../src/snowflake/preview-features';
import {
  roleArguments,
  roleSpec,
  roleStatements,
  serviceUserArguments,
  serviceUserSpec,
  serviceUserStatements,
} from '../../src/snowflake/service-user-spec';
import type { SnowflakeServiceUserOptions } from '../../src/snowflake/service-user-options';
import {
  SnowflakeScalingPolicy,
  SnowflakeWarehouseSize,
  type SnowflakeWarehouseOptions,
} from '../../src/snowflake/warehouse-options';
import { warehouseArguments, warehouseSpec, warehouseStatements } from '../../src/snowflake/warehouse-spec';
import { messagesOf } from './messages';

const KEY = publicKey(2048);

function publicKey(bits: number): string {
  return generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
}
const BODY = KEY.split('\n').slice(1, -2).join('');

test('a database and a schema, in SQL and for the provider', () => {
  const database = databaseSpec('o/Db', {
    databaseName: 'analytics',
    dataRetention: Duration.days(7),
    comment: "it's",
  });
  const schema = schemaSpec('o/Raw', 'analytics', { schemaName: 'raw' });
  const databaseConfig: DatabaseConfig = databaseArguments(database);
  const schemaConfig: SchemaConfig = schemaArguments(schema);

  expect(databaseStatements(database).map(({ text }) => text)).toStrictEqual([
    "CREATE DATABASE IF NOT EXISTS ANALYTICS\nDATA_RETENTION_TIME_IN_DAYS = 7\nCOMMENT = 'it''s'",
    "ALTER DATABASE ANALYTICS SET DATA_RETENTION_TIME_IN_DAYS = 7 COMMENT = 'it''s'",
  ]);
  expect(schemaStatements(schema).map(({ text }) => text)).toStrictEqual([
    'CREATE SCHEMA IF NOT EXISTS ANALYTICS.RAW\nWITH MANAGED ACCESS',
    'ALTER SCHEMA ANALYTICS.RAW ENABLE MANAGED ACCESS',
  ]);
  expect(schemaStatements(schema)[0]?.revert).toBe('DROP SCHEMA IF EXISTS ANALYTICS.RAW RESTRICT');
  expect(databaseConfig).toStrictEqual({
    name: 'ANALYTICS',
    isTransient: false,
    dataRetentionTimeInDays: 7,
    comment: "it's",
  });
  expect(schemaConfig).toStrictEqual({
    database: 'ANALYTICS',
    name: 'RAW',
    isTransient: 'false',
    withManagedAccess: 'true',
  });
});

test('a transient schema with open access', () => {
  const schema = schemaSpec('o/Raw', 'analytics', {
    schemaName: '"tmp"',
    transient: true,
    managedAccess: false,
    dataRetention: Duration.days(1),
  });

  expect(schemaStatements(schema).map(({ text }) => text)).toStrictEqual([
    'CREATE TRANSIENT SCHEMA IF NOT EXISTS ANALYTICS."tmp"\nDATA_RETENTION_TIME_IN_DAYS = 1',
    'ALTER SCHEMA ANALYTICS."tmp" SET DATA_RETENTION_TIME_IN_DAYS = 1',
    'ALTER SCHEMA ANALYTICS."tmp" DISABLE MANAGED ACCESS',
  ]);
});

test.each([
  [
    'a transient database keeps 2 days',
    () => databaseSpec('o', { databaseName: 'a', transient: true, dataRetention: Duration.days(2) }),
    "'dataRetention' must be a whole number of days from 0 to 1 when transient, got 2 days; use Duration.days(…)",
  ],
  [
    'a database keeps 91 days',
    () => databaseSpec('o', { databaseName: 'a', dataRetention: Duration.days(91) }),
    "'dataRetention' must be a whole number of days from 0 to 90, got 91 days; use Duration.days(…)",
  ],
  [
    "a schema is the system's",
    () => schemaSpec('o', 'a', { schemaName: 'information_schema' }),
    "'schemaName' must not be INFORMATION_SCHEMA, which every database has; choose another name",
  ],
  [
    'a role has no name',
    () => roleSpec('o', { roleName: '' }),
    '\'roleName\' must have 1 to 255 characters, got ""; shorten the name',
  ],
])('fails when %s', (_, make, message) => {
  expect(messagesOf(make)).toStrictEqual([`[o] ${message}`]);
});

const warehouse = (options: Partial<SnowflakeWarehouseOptions> = {}) =>
  warehouseSpec('o/Wh', { warehouseName: 'transform', ...options });

test('a warehouse is small and suspends by default', () => {
  const config: WarehouseConfig = warehouseArguments(warehouse());

  expect(warehouseStatements(warehouse()).map(({ text }) => text)).toStrictEqual([
    'CREATE WAREHOUSE IF NOT EXISTS TRANSFORM\nWAREHOUSE_SIZE = XSMALL\nAUTO_SUSPEND = 60\nAUTO_RESUME = TRUE\nINITIALLY_SUSPENDED = TRUE',
    'ALTER WAREHOUSE TRANSFORM SET WAREHOUSE_SIZE = XSMALL AUTO_SUSPEND = 60 AUTO_RESUME = TRUE',
  ]);
  expect(config).toStrictEqual({
    name: 'TRANSFORM',
    warehouseSize: 'XSMALL',
    autoSuspend: 60,
    autoResume: 'true',
    initiallySuspended: true,
  });
});

test('a warehouse with everything', () => {
  const full = warehouse({
    size: SnowflakeWarehouseSize.X4LARGE,
    autoSuspend: Duration.minutes(5),
    autoResume: false,
    initiallySuspended: false,
    minClusters: 2,
    maxClusters: 4,
    scalingPolicy: SnowflakeScalingPolicy.ECONOMY,
    statementTimeout: Duration.hours(1),
    queuedTimeout: Duration.minutes(1),
    resourceMonitor: 'monthly',
    comment: 'x',
  });
  const config: WarehouseConfig = warehouseArguments(full);

  expect(warehouseStatements(full)[1]?.text).toBe(
    "ALTER WAREHOUSE TRANSFORM SET WAREHOUSE_SIZE = X4LARGE AUTO_SUSPEND = 300 AUTO_RESUME = FALSE MIN_CLUSTER_COUNT = 2 MAX_CLUSTER_COUNT = 4 SCALING_POLICY = ECONOMY STATEMENT_TIMEOUT_IN_SECONDS = 3600 STATEMENT_QUEUED_TIMEOUT_IN_SECONDS = 60 RESOURCE_MONITOR = MONTHLY COMMENT = 'x'",
  );
  expect(config).toStrictEqual({
    name: 'TRANSFORM',
    warehouseSize: 'X4LARGE',
    autoSuspend: 300,
    autoResume: 'false',
    initiallySuspended: false,
    minClusterCount: 2,
    maxClusterCount: 4,
    scalingPolicy: 'ECONOMY',
    statementTimeoutInSeconds: 3600,
    statementQueuedTimeoutInSeconds: 60,
    resourceMonitor: 'MONTHLY',
    comment: 'x',
  });
});

const SUSPEND = "'autoSuspend' must be whole seconds, at least 1, or unlimited, got";
test.each<[string, Partial<SnowflakeWarehouseOptions>, string]>([
  [
    'it suspends at once',
    { autoSuspend: Duration.seconds(0) },
    `${SUSPEND} 0 milliseconds; use Duration.minutes(1), or Duration.unlimited() to keep it running`,
  ],
  [
    'it suspends after a fraction',
    { autoSuspend: Duration.milliseconds(1500) },
    `${SUSPEND} 1500 milliseconds; use Duration.minutes(1), or Duration.unlimited() to keep it running`,
  ],
  [
    'it has no cluster',
    { minClusters: 0 },
    "'minClusters' must be a whole number between 1 and 10, got 0; leave it out for 1",
  ],
  [
    'it has 11 clusters',
    { maxClusters: 11 },
    "'maxClusters' must be a whole number between 1 and 10, got 11; raise it to minClusters or leave it out",
  ],
  [
    'it has less than it starts with',
    { minClusters: 3, maxClusters: 2 },
    "'maxClusters' must be a whole number between 3 and 10, got 2; raise it to minClusters or leave it out",
  ],
  [
    'one cluster scales',
    { scalingPolicy: SnowflakeScalingPolicy.ECONOMY },
    '\'scalingPolicy\' must come with more than one cluster, got "ECONOMY"; set maxClusters, or remove it',
  ],
  [
    'statements run 8 days',
    { statementTimeout: Duration.days(8) },
    "'statementTimeout' must be whole seconds, at most 7 days, got 8 days; shorten it",
  ],
  [
    'statements wait for a fraction',
    { queuedTimeout: Duration.milliseconds(1) },
    "'queuedTimeout' must be whole seconds, got 1 millisecond; use Duration.seconds(…); leave it out to follow the account",
  ],
])('fails when of a warehouse %s', (_, options, message) => {
  expect(messagesOf(() => warehouse(options))).toStrictEqual([`[o/Wh] ${message}`]);
});

test.each([
  [Duration.unlimited(), ['it never suspends and costs around the clock']],
  [Duration.seconds(59), ['59 seconds is below the minute that each start is billed for; a minute costs no more']],
  [Duration.seconds(60), []],
])('a warehouse that suspends after %s', (autoSuspend, texts) => {
  expect(warehouse({ autoSuspend }).warnings.map(({ text }) => text)).toStrictEqual(texts);
});

test('a role goes to SYSADMIN unless told otherwise', () => {
  const config: AccountRoleConfig = roleArguments(roleSpec('o', { roleName: 'loader', comment: 'x' }));

  expect(roleStatements(roleSpec('o', { roleName: 'loader', comment: 'x' })).map(({ text }) => text)).toStrictEqual([
    "CREATE ROLE IF NOT EXISTS LOADER\nCOMMENT = 'x'",
    'GRANT ROLE LOADER TO ROLE SYSADMIN',
  ]);
  expect(roleSpec('o', { roleName: 'loader', grantedTo: [] }).grantedTo).toStrictEqual([]);
  expect(config).toStrictEqual({ name: 'LOADER', comment: 'x' });
});

const user = (options: Partial<SnowflakeServiceUserOptions> = {}) =>
  serviceUserSpec('o/Svc', { userName: 'svc_loader', rsaPublicKey: KEY, defaultRole: 'loader', ...options });

test('a service user logs in with its key and has one role', () => {
  const config: ServiceUserConfig = serviceUserArguments(
    user({ rsaPublicKey2: BODY, defaultWarehouse: 'wh', networkPolicy: 'np', comment: 'c' }),
  );

  expect(serviceUserStatements(user()).map(({ text }) => text)).toStrictEqual([
    `CREATE USER IF NOT EXISTS SVC_LOADER\nTYPE = SERVICE\nDEFAULT_ROLE = LOADER\nDEFAULT_SECONDARY_ROLES = ()\nRSA_PUBLIC_KEY = '${BODY}'`,
    `ALTER USER SVC_LOADER SET\nDEFAULT_ROLE = LOADER\nDEFAULT_SECONDARY_ROLES = ()\nRSA_PUBLIC_KEY = '${BODY}'`,
    'GRANT ROLE LOADER TO USER SVC_LOADER',
  ]);
  expect(config).toStrictEqual({
    name: 'SVC_LOADER',
    rsaPublicKey: BODY,
    rsaPublicKey2: BODY,
    defaultRole: 'LOADER',
    defaultSecondaryRolesOption: 'NONE',
    defaultWarehouse: 'WH',
    networkPolicy: 'NP',
    comment: 'c',
  });
});

const PRIVATE_LABEL = `-----BEGIN ${'PRIVATE'} KEY-----`;
test.each([
  [
    'it is the private half',
    PRIVATE_LABEL,
    "'rsaPublicKey' must be the public half of the key pair; give the public key, and replace the pair: the private half was shown",
  ],
  [
    'it is no key',
    'MIIBspam',
    "'rsaPublicKey' must be an RSA public key in PEM; write one with: openssl rsa -in rsa_key.p8 -pubout",
  ],
  [
    'it is an elliptic curve',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    "'rsaPublicKey' must be an RSA public key in PEM; write one with: openssl rsa -in rsa_key.p8 -pubout",
  ],
  ['it is short', publicKey(1024), "'rsaPublicKey' must have at least 2048 bits, got 1024; generate a longer key pair"],
])('fails when of a public key %s', (_, rsaPublicKey, message) => {
  expect(messagesOf(() => user({ rsaPublicKey }))).toStrictEqual([`[o/Svc] ${message}`]);
});

test('preview features are exactly those of the resources in use', () => {
  expect(
    previewFeatures(['snowflake_table', 'snowflake_schema', 'snowflake_dynamic_table', 'snowflake_table']),
  ).toStrictEqual(['snowflake_dynamic_table_resource', 'snowflake_table_resource']);
  expect(previewFeatures(['snowflake_execute', 'constructor'])).toStrictEqual([]);
  expect(previewFeatures(['snowflake_pipe'])).toStrictEqual(['snowflake_pipe_resource']);
});
