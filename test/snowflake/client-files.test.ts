import { Secret } from '../../src/security/secret';
import { accountFailures, accountHost } from '../../src/snowflake/account-identifier';
import { channelNotes } from '../../src/snowflake/channel-notes';
import { channelPlan } from '../../src/snowflake/channel-plan';
import type { SnowpipeStreamingClientOptions } from '../../src/snowflake/client-options';
import { clientSpec } from '../../src/snowflake/client-spec';
import { SnowflakeType } from '../../src/snowflake/column-type';
import { SnowpipeStreamingArchitecture } from '../../src/snowflake/pipe-options';
import { pipeSpec } from '../../src/snowflake/pipe-spec';
import { profileJson, profileVariables } from '../../src/snowflake/profile-json';
import { tableSpec } from '../../src/snowflake/table-spec';
import { messagesOf } from './messages';

const { CLASSIC, HIGH_PERFORMANCE } = SnowpipeStreamingArchitecture;
const CLIENT: SnowpipeStreamingClientOptions = {
  accountIdentifier: 'MYORG-MY_ACCOUNT',
  userName: 'svc_loader',
  roleName: 'loader',
  privateKey: Secret.env('LOADER_KEY'),
};

test('the profile of the high-performance client holds references only', () => {
  const client = clientSpec('o/Client', HIGH_PERFORMANCE, CLIENT);

  expect(profileJson(client, HIGH_PERFORMANCE)).toBe(`{
  "account": "MYORG-MY_ACCOUNT",
  "authorization_type": "JWT",
  "private_key": "\${LOADER_KEY}",
  "role": "LOADER",
  "url": "https://myorg-my-account.snowflakecomputing.com:443",
  "user": "SVC_LOADER"
}
`);
  expect(profileVariables(client)).toStrictEqual(['LOADER_KEY']);
});

test('the profile of the classic client may have a passphrase', () => {
  const client = clientSpec('o/Client', CLASSIC, {
    ...CLIENT,
    privateKeyPassphrase: Secret.terraformVariable('loader_passphrase'),
  });

  expect(JSON.parse(profileJson(client, CLASSIC))).toStrictEqual({
    authorization_type: 'JWT',
    private_key: '${LOADER_KEY}',
    role: 'LOADER',
    'snowflake.private.key.passphrase': '${LOADER_PASSPHRASE}',
    url: 'https://myorg-my-account.snowflakecomputing.com:443',
    user: 'SVC_LOADER',
  });
  expect(profileVariables(client)).toStrictEqual(['LOADER_KEY', 'LOADER_PASSPHRASE']);
});

test('fails when a high-performance key has a passphrase, and the account is an address', () => {
  const options = {
    ...CLIENT,
    accountIdentifier: 'https://x.snowflakecomputing.com',
    privateKeyPassphrase: Secret.env('P'),
  };

  expect(messagesOf(() => clientSpec('o/Client', HIGH_PERFORMANCE, options))).toStrictEqual([
    '[o/Client] \'accountIdentifier\' must be an account identifier, not an address, got "https://x.snowflakecomputing.com"; write ORGANIZATION-ACCOUNT, as SELECT CURRENT_ORGANIZATION_NAME() and CURRENT_ACCOUNT_NAME() give them',
    "[o/Client] 'privateKeyPassphrase' must be left out in the high-performance architecture, whose profile documents none; use a key without a passphrase and let the secret store protect it",
  ]);
});

test.each([
  ['MYORG-ACCOUNT1', 'myorg-account1.snowflakecomputing.com'],
  ['xy12345.eu-central-1', 'xy12345.eu-central-1.snowflakecomputing.com'],
  ['xy12345.us-east-2.aws', 'xy12345.us-east-2.aws.snowflakecomputing.com'],
])('the account %s lives at %s', (account, host) => {
  expect(accountFailures('o', 'accountIdentifier', account)).toStrictEqual([]);
  expect(accountHost(account)).toBe(host);
});

test.each(['', 'xy12345.snowflakecomputing.com', 'a/b', '-a', 'a b'])('fails when the account is %j', (account) => {
  expect(accountFailures('o', 'accountIdentifier', account)).toHaveLength(1);
});

const TABLE = tableSpec('t', 'analytics', {
  schemaName: 'raw',
  tableName: 'orders',
  columns: [{ columnName: 'id', type: SnowflakeType.number(19) }],
});

function notes(options: Parameters<typeof pipeSpec>[2], partitions = 12): string {
  const pipe = pipeSpec('p', TABLE, options);
  return channelNotes(pipe, channelPlan(pipe, { topicName: 'sales.orders', partitions }), 'sales.orders');
}

test('the notes say how each row arrives exactly once', () => {
  expect(notes({ pipeName: 'orders_pipe' })).toBe(`# Streaming sales.orders into ANALYTICS.RAW.ORDERS

| | |
| --- | --- |
| architecture | high-performance |
| channels are opened on | pipe \`ANALYTICS.RAW.ORDERS_PIPE\` |
| channels | 12, one a partition: \`sales.orders_0\` to \`sales.orders_11\` |
| limits as of | 2026-07 |

## Channels

- Partition *p* of \`sales.orders\` is written through channel \`sales.orders_\`*p*, by one process at a time. Opening a channel
  takes it over: whoever held it before gets an error on its next call and must stop.
- Give a channel the same name at every start. A new name is a new channel without an offset, and rows come twice.
- Append rows; a refused row is skipped (ON_ERROR = CONTINUE), so watch the error count of the channel and the error table.

## Offset tokens, for exactly once

1. Open the channel and read its last committed offset token.
2. Seek the consumer of that partition to the token plus one; without a token, to the beginning.
3. Send each row with its Kafka offset, in decimal digits, as the offset token, in the order of offsets.
4. Do not commit offsets to Kafka to know where to go on: after a failure, start again at 1. What was sent and not committed
   is sent again, and Snowflake has not kept it, so no row is lost or doubled.
5. Before a planned stop, wait until the committed token equals the last one that was sent, then close the channel.

Dropping or replacing the pipe loses its channels with their tokens. Stop the clients, note the tokens, replace the pipe, and
start from the noted tokens.
`);
});

test.each([
  [
    {},
    12,
    '| channels are opened on | pipe `ANALYTICS.RAW."ORDERS-STREAMING"`, which Snowflake creates when the first channel is opened |',
  ],
  [{ architecture: CLASSIC }, 12, '| channels are opened on | table `ANALYTICS.RAW.ORDERS` |'],
  [{ architecture: CLASSIC }, 1, '| channels | 1, one a partition: `sales.orders_0` |'],
  [{ architecture: CLASSIC }, 1, 'Dropping or replacing the table loses the channels with their tokens.'],
])('the notes of %j with %i partitions say: %s', (options, partitions, line) => {
  expect(notes(options, partitions).split('\n')).toContain(line);
});
