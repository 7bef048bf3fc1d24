import { Token } from 'cdktf';
import { failureText } from '../../src/core/failure-text';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclPermission } from '../../src/kafka/acl-permission';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { AclRow } from '../../src/kafka/acl-row';
import { aclFailures } from '../../src/kafka/acl-rules';
import { grantFailures, type GrantIntent } from '../../src/kafka/grant-intent';
import { literal } from '../../src/kafka/grants/grantee';
import { APACHE_KAFKA, CONFLUENT_CLOUD } from '../../src/kafka/platform-limits';

const ROW: AclRow = {
  resourceType: AclResourceType.TOPIC,
  patternType: AclPatternType.LITERAL,
  resourceName: 'orders',
  principal: 'User:app',
  host: '*',
  operation: AclOperation.READ,
  permission: AclPermission.ALLOW,
};
const { GROUP, CLUSTER, USER, TRANSACTIONAL_ID } = AclResourceType;
const { PREFIXED } = AclPatternType;
const later = Token.asString({ resolve: () => 'x' });

function failures(change: Partial<AclRow>, limits = APACHE_KAFKA): string[] {
  return aclFailures('app/T', { ...ROW, ...change }, limits).map(failureText);
}

test.each<[string, Partial<AclRow>]>([
  ['all topics', { resourceName: '*' }],
  ['a prefix', { resourceName: 'sales.', patternType: PREFIXED }],
  ['a group with blanks', { resourceType: GROUP, resourceName: 'my group' }],
  ['everyone, denied', { principal: 'User:*', permission: AclPermission.DENY }],
  ['a distinguished name', { principal: 'User:CN=app, O=Example' }],
  ['a principal that is still to be created', { principal: `User:${later}` }],
  ['an IPv4 address', { host: '10.0.0.1' }],
  ['an IPv6 address as Java writes it', { host: '2001:db8:0:0:0:0:0:1' }],
  ['the cluster', { resourceType: CLUSTER, resourceName: 'kafka-cluster', operation: AclOperation.ALTER }],
  ['every operation', { operation: AclOperation.ALL }],
])('takes %s', (_, change) => {
  expect(failures(change)).toStrictEqual([]);
});

// prettier-ignore
test.each<[string, Partial<AclRow>, string]>([
  ['a name is only known after apply', { resourceName: later }, "'topic' must be known at synthesis, got a value that is only known after apply; write the name out: the least set of ACLs is derived from it"],
  ['a prefix is empty', { resourceType: GROUP, resourceName: '', patternType: PREFIXED }, "'groupPrefix' must not be empty, got \"\"; name it: an empty name or prefix would mean everything or nothing"],
  ['a prefix is a star', { resourceType: GROUP, resourceName: '*', patternType: PREFIXED }, "'groupPrefix' must not be '*', which only a literal pattern reads as all, got \"*\"; use the literal name '*'"],
  ['a topic has a slash', { resourceName: 'a/b' }, "'topic' must consist of 1 to 249 of the characters a-z, A-Z, 0-9, '.', '_' and '-', got \"a/b\"; no topic has such a name"],
  ['a group has a line feed', { resourceType: GROUP, resourceName: 'a\nb' }, "'group' must be without control characters, got \"a\\nb\"; remove them"],
  ['the cluster has another name', { resourceType: CLUSTER, resourceName: 'main', operation: AclOperation.ALTER }, "'cluster' must be the literal name 'kafka-cluster', got \"main\"; there is one cluster: use 'kafka-cluster'"],
  ['an operation is not one of the resource', { resourceType: TRANSACTIONAL_ID, operation: AclOperation.READ }, "'operation' must be one of WRITE, DESCRIBE, TWO_PHASE_COMMIT or ALL on a TRANSACTIONAL_ID, got \"READ\"; choose an operation that the resource has"],
  ['a principal has no type', { principal: 'app' }, "'principal' must be a type and a name, for instance 'User:sa-checkout', got \"app\"; write it as the broker does, with 'User:' before the name"],
  ['a principal has no name', { principal: 'User:' }, "'principal' must be a type and a name, for instance 'User:sa-checkout', got \"User:\"; write it as the broker does, with 'User:' before the name"],
  ['a host is a name', { host: 'app.example.com' }, "'hosts' must be addresses or '*'; IPv6 in eight groups without leading zeros, as the broker compares them, got \"app.example.com\"; list each address: Kafka knows no names and no ranges here"],
  ['a host is a range', { host: '10.0.0.0/8' }, "'hosts' must be addresses or '*'; IPv6 in eight groups without leading zeros, as the broker compares them, got \"10.0.0.0/8\"; list each address: Kafka knows no names and no ranges here"],
  ['an IPv6 address is shortened, which no broker would match', { host: '2001:db8::1' }, "'hosts' must be addresses or '*'; IPv6 in eight groups without leading zeros, as the broker compares them, got \"2001:db8::1\"; list each address: Kafka knows no names and no ranges here"],
])('fails when %s', (_, change, message) => {
  expect(failures(change)).toStrictEqual([`[app/T] ${message}`]);
});

test.each<[Partial<AclRow>, string]>([
  [
    { resourceType: TRANSACTIONAL_ID, operation: AclOperation.TWO_PHASE_COMMIT },
    `'operation' must be one that Confluent Cloud has, got "TWO_PHASE_COMMIT"; remove the row`,
  ],
  [
    { resourceType: USER, operation: AclOperation.ALL },
    `'resourceType' must be one that Confluent Cloud has, got "USER"; remove the row`,
  ],
])('fails when Confluent Cloud has no such thing: %j', (change, message) => {
  expect(failures(change)).toStrictEqual([]);
  expect(failures(change, CONFLUENT_CLOUD)).toStrictEqual([`[app/T] ${message}`]);
});

test('a problem of a grant comes once, however many rows have it', () => {
  const intent: GrantIntent = { kind: 'CONSUME', principal: 'app', topic: literal('t'), group: literal('g') };

  expect(grantFailures('app/T', intent, APACHE_KAFKA)).toHaveLength(1);
});

test('fails when a grant is for no host', () => {
  const intent: GrantIntent = { kind: 'PRODUCE', principal: 'User:app', topic: literal('t'), hosts: [] };

  expect(grantFailures('app/T', intent, APACHE_KAFKA).map(failureText)).toStrictEqual([
    "[app/T] 'hosts' must name an address or '*', got []; leave it out for any host: nothing would be granted",
  ]);
});

test.each<[string, GrantIntent]>([
  [
    'application id',
    {
      kind: 'KAFKA_STREAMS',
      principal: 'User:a',
      applicationId: '',
      inputs: [],
      outputs: [],
      internalTopics: true,
      exactlyOnce: true,
    },
  ],
  [
    'connector name',
    { kind: 'SINK_CONNECTOR', principal: 'User:a', connectorName: '', topics: [], createsDeadLetterTopic: false },
  ],
])('fails when the %s is empty, rather than grant what it is put in front of', (_, intent) => {
  expect(grantFailures('app/T', intent, APACHE_KAFKA).map(({ rule }) => rule)).toContain('kafka.acl.name.empty');
});
