import { deriveAcls } from '../../../src/kafka/acl-derivation';
import { aclsScript } from '../../../src/kafka/emitted/acls-script';
import type { GrantIntent } from '../../../src/kafka/grant-intent';
import { literal, prefixed } from '../../../src/kafka/grants/grantee';
import { runScript } from './stub-tools';

const CLUSTER = { clusterName: 'main', bootstrapServers: 'broker:9092' };
const script = (...intents: GrantIntent[]): ReturnType<typeof aclsScript> => aclsScript(CLUSTER, deriveAcls(intents));
const principal = "User:CN=o'x, O=Ex";
const CONSUME: GrantIntent = { kind: 'CONSUME', principal, topic: prefixed('sales.'), group: literal('my, "group$') };

/** As the tool of Kafka 4.3 prints it. */
function listed(type: string, name: string, pattern: string, ...entries: string[]): string {
  return `Current ACLs for resource \`ResourcePattern(resourceType=${type}, name=${name}, patternType=${pattern})\`:\n${entries.map((entry) => ` \t(${entry})\n`).join('')}\n`;
}
const READ = `principal=${principal}, host=*, operation=READ, permissionType=ALLOW`;
const CONSUMES = listed('TOPIC', 'sales.', 'PREFIXED', READ) + listed('GROUP', 'my, "group$', 'LITERAL', READ);

test('missing rows are added, whatever characters are in their names', () => {
  const { status, calls } = runScript(script(CONSUME));

  expect(calls).toStrictEqual([
    `kafka-acls [--add] [--allow-principal] [${principal}] [--allow-host] [*] [--operation] [READ] [--group] [my, "group$] [--resource-pattern-type] [LITERAL]`,
    `kafka-acls [--add] [--allow-principal] [${principal}] [--allow-host] [*] [--operation] [READ] [--topic] [sales.] [--resource-pattern-type] [PREFIXED]`,
  ]);
  expect(status).toBe(0);
});

test('rows that are there are not added again', () => {
  const { status, calls, stdout } = runScript(script(CONSUME), { answers: { 'kafka-acls': CONSUMES } });

  expect([status, calls, stdout]).toStrictEqual([0, [], 'nothing to change\n']);
});

test('a row of another pattern, host or operation does not count as there', () => {
  const near = [
    listed('TOPIC', 'sales.', 'LITERAL', READ),
    listed('TOPIC', 'sales.', 'PREFIXED', READ.replace('host=*', 'host=10.0.0.1'), READ.replace('READ', 'WRITE')),
    listed('GROUP', 'my, "group$', 'LITERAL', READ),
  ];

  expect(runScript(script(CONSUME), { answers: { 'kafka-acls': near.join('') } }).calls).toHaveLength(1);
});

test('topics with the same rights are one call, and only the missing ones are in it', () => {
  const intents = ['a', 'b', 'c'].map((name): GrantIntent => ({ kind: 'PRODUCE', principal, topic: literal(name) }));
  const answers = { 'kafka-acls': listed('TOPIC', 'b', 'LITERAL', READ.replace('READ', 'WRITE')) };

  expect(runScript(script(...intents), { answers }).calls).toStrictEqual([
    `kafka-acls [--add] [--allow-principal] [${principal}] [--allow-host] [*] [--operation] [WRITE] [--topic] [a] [--topic] [c] [--resource-pattern-type] [LITERAL]`,
  ]);
});

test('operations and resources are spelled as the tool spells them', () => {
  const { calls } = runScript(
    script(
      { kind: 'READ_ONLY_OPERATOR', principal: 'User:op', topics: [], groups: [], cluster: true },
      { kind: 'FLINK_EXACTLY_ONCE_SINK', principal: 'User:flink', topic: literal('t'), transactionalIdPrefix: 'job-' },
    ),
  );

  expect(calls.map((call) => call.replace(/ \[--add\].*--operation\]/, ''))).toStrictEqual([
    'kafka-acls [WRITE] [--topic] [t] [--resource-pattern-type] [LITERAL]',
    'kafka-acls [WRITE] [--transactional-id] [job-] [--resource-pattern-type] [PREFIXED]',
    'kafka-acls [DESCRIBE] [--cluster] [--resource-pattern-type] [LITERAL]',
    'kafka-acls [DESCRIBECONFIGS] [--cluster] [--resource-pattern-type] [LITERAL]',
  ]);
});

const OTHERS =
  CONSUMES +
  listed('TOPIC', 'sales.', 'PREFIXED', READ.replace('READ', 'ALTER_CONFIGS'), READ.replace('ALLOW', 'DENY')) +
  listed('TOPIC', 'sales.', 'PREFIXED', READ.replace(principal, 'User:stranger')) +
  listed('TOPIC', 'elsewhere', 'LITERAL', READ);

test('nothing is removed without --prune', () => {
  expect(runScript(script(CONSUME), { answers: { 'kafka-acls': OTHERS } }).calls).toStrictEqual([]);
});

test('--prune removes other rows of the same principal on the same resource, and nothing else', () => {
  const { calls, status } = runScript(script(CONSUME), { answers: { 'kafka-acls': OTHERS }, arguments: ['--prune'] });

  expect(calls).toStrictEqual([
    `kafka-acls [--remove] [--force] [--allow-principal] [${principal}] [--allow-host] [*] [--operation] [ALTERCONFIGS] [--topic] [sales.] [--resource-pattern-type] [PREFIXED]`,
    `kafka-acls [--remove] [--force] [--deny-principal] [${principal}] [--deny-host] [*] [--operation] [READ] [--topic] [sales.] [--resource-pattern-type] [PREFIXED]`,
  ]);
  expect(status).toBe(0);
});

test('--prune with --dry-run removes nothing', () => {
  const state = { answers: { 'kafka-acls': OTHERS }, arguments: ['--prune', '--dry-run'] };

  expect(runScript(script(CONSUME), state)).toMatchObject({ status: 0, calls: [] });
});

test('the first error stops the script', () => {
  const { status, calls } = runScript(script(CONSUME), { broken: 'kafka-acls' });

  expect([status, calls.length]).toStrictEqual([1, 1]);
});

test('a call has 200 names at most: command lines have an end', () => {
  const intents = Array.from({ length: 201 }, (_, index): GrantIntent => {
    return { kind: 'PRODUCE', principal, topic: literal(`t${index}`) };
  });
  const { calls } = runScript(script(...intents));

  expect(calls.map((call) => call.split('[--topic]').length - 1)).toStrictEqual([200, 1]);
});

test('who is left to Terraform is named, with the rows counted', () => {
  const rows = deriveAcls(
    ['b', 'a'].flatMap((name): GrantIntent[] => [
      { kind: 'PRODUCE', principal: `User:<id of ${name}>`, topic: literal('t') },
      { kind: 'CONSUME', principal: 'User:<id of a>', topic: literal('t'), group: literal('g') },
    ]),
  );
  const accounts = new Map([['a', ['app/A', 'app/Twin']]]);

  expect(aclsScript(CLUSTER, rows, accounts).body).toContain(
    "adds them.\n#   app/A or app/Twin, 'a': 3 rows\n#   an account, 'b': 1 row\n\n",
  );
  expect(script(CONSUME).body).not.toContain('Not in here');
});
