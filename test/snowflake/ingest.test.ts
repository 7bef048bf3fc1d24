import type { GrantAccountRoleConfig } from '@cdktf/provider-snowflake/lib/grant-account-role';
import type { GrantPrivilegesToAccountRoleConfig } from '@cdktf/provider-snowflake/lib/grant-privileges-to-account-role';
import { DataSize } from '../../src/core/data-size';
import { channelPlan, type ChannelSource } from '../../src/snowflake/channel-plan';
import { SnowflakeType } from '../../src/snowflake/column-type';
import {
  grantArguments,
  grantStatement,
  roleGrantArguments,
  roleGrantStatement,
  type GrantSpec,
} from '../../src/snowflake/grant-spec';
import { connectorCreateGrant, ingestGrants, mergedGrants, readGrants } from '../../src/snowflake/ingest-grants';
import { SnowpipeStreamingArchitecture } from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import { tableSpec } from '../../src/snowflake/table-spec';

const COLUMNS = [{ columnName: 'id', type: SnowflakeType.number(19) }];
const TABLE = tableSpec('t', 'analytics', { schemaName: 'raw', tableName: '"orders"', columns: COLUMNS });
const EVOLVING = { ...TABLE, schemaEvolution: true };
const DEFAULT_PIPE = pipeSpec('p', TABLE, {});
const NAMED_PIPE = pipeSpec('p', TABLE, { pipeName: 'orders_pipe' });
const CLASSIC = pipeSpec('p', TABLE, { architecture: SnowpipeStreamingArchitecture.CLASSIC });

const texts = (grants: GrantSpec[]): string[] => grants.map((grant) => grantStatement(grant).text);
const USAGE = [
  'GRANT USAGE ON DATABASE ANALYTICS TO ROLE LOADER',
  'GRANT USAGE ON SCHEMA ANALYTICS.RAW TO ROLE LOADER',
];

test.each([
  ['the classic architecture', TABLE, CLASSIC, ['GRANT INSERT ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER']],
  ['a default pipe', TABLE, DEFAULT_PIPE, ['GRANT INSERT ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER']],
  [
    'a default pipe with schema evolution',
    EVOLVING,
    DEFAULT_PIPE,
    ['GRANT INSERT, EVOLVE SCHEMA ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER'],
  ],
  [
    'a named pipe',
    TABLE,
    NAMED_PIPE,
    [
      'GRANT INSERT ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER',
      'GRANT OPERATE ON PIPE ANALYTICS.RAW.ORDERS_PIPE TO ROLE LOADER',
    ],
  ],
])('%s needs exactly these grants', (_, table, pipe, expected) => {
  expect(texts(ingestGrants('LOADER', table, pipe))).toStrictEqual([...USAGE, ...expected]);
});

test('reading and creating tables are grants of their own', () => {
  expect(texts(readGrants('LOADER', TABLE))).toStrictEqual([
    ...USAGE,
    'GRANT SELECT ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER',
  ]);
  expect(texts([connectorCreateGrant('LOADER', TABLE)])).toStrictEqual([
    'GRANT CREATE TABLE ON SCHEMA ANALYTICS.RAW TO ROLE LOADER',
  ]);
});

test('grants of several objects are merged, the revert takes back what was given', () => {
  const merged = mergedGrants([...ingestGrants('LOADER', EVOLVING, NAMED_PIPE), ...readGrants('LOADER', TABLE)]);

  expect(texts(merged)).toStrictEqual([
    ...USAGE,
    'GRANT INSERT, EVOLVE SCHEMA, SELECT ON TABLE ANALYTICS.RAW."orders" TO ROLE LOADER',
    'GRANT OPERATE ON PIPE ANALYTICS.RAW.ORDERS_PIPE TO ROLE LOADER',
  ]);
  expect(grantStatement(merged[3]!).revert).toBe('REVOKE OPERATE ON PIPE ANALYTICS.RAW.ORDERS_PIPE FROM ROLE LOADER');
});

test("the provider's grants name objects in full", () => {
  const args: GrantPrivilegesToAccountRoleConfig[] = ingestGrants('LOADER', TABLE, NAMED_PIPE).map(grantArguments);

  expect(args).toStrictEqual([
    {
      accountRoleName: '"LOADER"',
      privileges: ['USAGE'],
      onAccountObject: { objectType: 'DATABASE', objectName: '"ANALYTICS"' },
    },
    { accountRoleName: '"LOADER"', privileges: ['USAGE'], onSchema: { schemaName: '"ANALYTICS"."RAW"' } },
    {
      accountRoleName: '"LOADER"',
      privileges: ['INSERT'],
      onSchemaObject: { objectType: 'TABLE', objectName: '"ANALYTICS"."RAW"."orders"' },
    },
    {
      accountRoleName: '"LOADER"',
      privileges: ['OPERATE'],
      onSchemaObject: { objectType: 'PIPE', objectName: '"ANALYTICS"."RAW"."ORDERS_PIPE"' },
    },
  ]);
});

test('a role is granted to users and to roles', () => {
  const toUser = { role: 'LOADER', to: 'USER', grantee: 'svc' } as const;
  const toRole = { role: 'LOADER', to: 'ROLE', grantee: 'SYSADMIN' } as const;
  const args: GrantAccountRoleConfig[] = [roleGrantArguments(toUser), roleGrantArguments(toRole)];

  expect(args).toStrictEqual([
    { roleName: '"LOADER"', userName: '"svc"' },
    { roleName: '"LOADER"', parentRoleName: '"SYSADMIN"' },
  ]);
  expect(roleGrantStatement(toUser)).toStrictEqual({
    purpose: 'role LOADER for user "svc"',
    text: 'GRANT ROLE LOADER TO USER "svc"',
    revert: 'REVOKE ROLE LOADER FROM USER "svc"',
  });
});

test('there is a channel for every partition', () => {
  expect(channelPlan(NAMED_PIPE, { topicName: 'sales.orders.v1', partitions: 12 })).toStrictEqual({
    target: 'ANALYTICS.RAW.ORDERS_PIPE',
    channels: 12,
    firstChannel: 'sales.orders.v1_0',
    lastChannel: 'sales.orders.v1_11',
    limitsAsOf: '2026-07',
    warnings: [],
  });
  expect(channelPlan(CLASSIC, { topicName: 't', partitions: 1 }).target).toBe('ANALYTICS.RAW."orders"');
  expect(channelPlan(DEFAULT_PIPE, { topicName: 't', partitions: 1 }).target).toBe('ANALYTICS.RAW."orders-STREAMING"');
});

const HIGH =
  'https://docs.snowflake.com/en/user-guide/snowpipe-streaming/snowpipe-streaming-high-performance-limitations';

test.each<[string, Partial<ChannelSource>, string | undefined]>([
  ['2000 partitions', { partitions: 2000 }, undefined],
  [
    '2001 partitions',
    { partitions: 2001 },
    '2001 partitions need as many channels, more than the 2000 of a pipe; spread the topic over more pipes or ask Snowflake for more',
  ],
  ['10 pipes', { pipesOnTable: 10 }, undefined],
  ['11 pipes', { pipesOnTable: 11 }, '11 pipes load the table, more than 10; merge some'],
  ['12 MB a channel', { partitions: 2, peakPerSecond: DataSize.parse('24MB') }, undefined],
  [
    'more than 12 MB a channel',
    { partitions: 2, peakPerSecond: DataSize.bytes(24_000_001) },
    'the peak of a partition exceeds the 12 MB a second of a channel; give the topic more partitions',
  ],
  [
    'more than 10 GB a table',
    { partitions: 2000, peakPerSecond: DataSize.bytes(10_000_000_001) },
    'the peak exceeds the 10 GB a second of a table; split the stream over tables',
  ],
])('%s: the limit is a warning with its date', (_, source, text) => {
  const { warnings } = channelPlan(NAMED_PIPE, { topicName: 't', partitions: 6, ...source });

  expect(warnings.map((warning) => warning.text)).toStrictEqual(
    text === undefined ? [] : [`${text} (limit as of 2026-07, see ${HIGH})`],
  );
});

test('the classic architecture has more channels and no pipes', () => {
  const many = { topicName: 't', partitions: 10_000, pipesOnTable: 99, peakPerSecond: DataSize.tebibytes(1) };

  expect(channelPlan(CLASSIC, many).warnings).toStrictEqual([]);
  expect(channelPlan(CLASSIC, { ...many, partitions: 10_001 }).warnings).toHaveLength(1);
});
