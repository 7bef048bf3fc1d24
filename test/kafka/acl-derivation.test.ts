import fc from '../support/property';
import { deriveAcls, foldAcls } from '../../src/kafka/acl-derivation';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclPermission } from '../../src/kafka/acl-permission';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { AclRow } from '../../src/kafka/acl-row';
import { aclRowsOf, type GrantIntent } from '../../src/kafka/grant-intent';
import { literal, prefixed } from '../../src/kafka/grants/grantee';
import { isAuthorized, type AclRequest } from './authorizer-model';

const PRINCIPALS = ['User:a', 'User:b'];
const HOSTS = ['10.0.0.1', '10.0.0.2'];
// Prefixes of one another, so that rows overlap often.
const NAMES = ['o', 'or', 'orders', 'orders-2', 'x'];
const OPERATIONS = Object.values(AclOperation).filter((operation) => operation !== AclOperation.ALL);
const TYPES = [AclResourceType.TOPIC, AclResourceType.GROUP, AclResourceType.TRANSACTIONAL_ID];

// With a host and names that no row spells out: two narrow rows must not pass for a wide one.
const REQUESTS: AclRequest[] = PRINCIPALS.flatMap((principal) =>
  [...HOSTS, '10.0.0.3'].flatMap((host) =>
    TYPES.flatMap((resourceType) =>
      [...NAMES, ...NAMES.map((name) => `${name}~`), 'z'].flatMap((resourceName) =>
        OPERATIONS.map((operation) => ({ principal, host, resourceType, resourceName, operation })),
      ),
    ),
  ),
);

function decisions(rows: readonly AclRow[]): boolean[] {
  return REQUESTS.map((request) => isAuthorized(rows, request));
}

const pattern = fc
  .tuple(fc.constantFrom(...NAMES, '*'), fc.boolean())
  .map(([name, isPrefix]) => (isPrefix && name !== '*' ? prefixed(name) : literal(name)));
const anyRow: fc.Arbitrary<AclRow> = fc
  .tuple(
    fc.constantFrom(...TYPES),
    pattern,
    fc.constantFrom(...PRINCIPALS, 'User:*'),
    fc.constantFrom('*', ...HOSTS),
    fc.constantFrom(...Object.values(AclOperation)),
    fc.constantFrom(AclPermission.ALLOW, AclPermission.ALLOW, AclPermission.DENY),
  )
  .map(([resourceType, { patternType, resourceName }, principal, host, operation, permission]) => ({
    resourceType,
    patternType,
    resourceName,
    principal,
    host,
    operation,
    permission,
  }));

const grantee = fc.record({
  principal: fc.constantFrom(...PRINCIPALS),
  hosts: fc.constantFrom(['*'], HOSTS, [HOSTS[0]!]),
});
const anyIntent: fc.Arbitrary<GrantIntent> = fc.oneof(
  fc
    .tuple(grantee, pattern, fc.option(pattern, { nil: undefined }), fc.option(pattern, { nil: undefined }))
    .map(([who, topic, transactionalId, offsetsGroup]) => ({
      kind: 'PRODUCE' as const,
      ...who,
      topic,
      ...(transactionalId && { transactionalId }),
      ...(offsetsGroup && { offsetsGroup }),
    })),
  fc
    .tuple(grantee, pattern, pattern)
    .map(([who, topic, group]) => ({ kind: 'CONSUME' as const, ...who, topic, group })),
  fc.tuple(grantee, pattern, fc.constantFrom(...NAMES)).map(([who, topic, transactionalIdPrefix]) => ({
    kind: 'FLINK_EXACTLY_ONCE_SINK' as const,
    ...who,
    topic,
    transactionalIdPrefix,
  })),
  fc
    .tuple(grantee, pattern, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([who, topic, createTopic, deleteTopic, alterConfigs, addPartitions]) => ({
      kind: 'TOPIC_ADMIN' as const,
      ...who,
      topic,
      createTopic,
      deleteTopic,
      alterConfigs,
      addPartitions,
    })),
  fc.array(anyRow, { maxLength: 3 }).map((rows) => ({ kind: 'RAW' as const, rows })),
);
const intents = fc.array(anyIntent, { maxLength: 8 });

test('the broker decides the same by the derived rows as by all rows of all intents: never more, never less', () => {
  fc.assert(
    fc.property(intents, (given) => {
      expect(decisions(deriveAcls(given))).toStrictEqual(decisions(given.flatMap(aclRowsOf)));
    }),
    { numRuns: 80 },
  );
});

test('every derived row of intents without DENY is necessary: without it the broker decides otherwise', () => {
  // Rows for everyone are left out: they are kept apart from those of a principal on purpose.
  const necessary = intents.map((given) => given.filter(({ kind }) => kind !== 'RAW'));
  fc.assert(
    fc.property(necessary, fc.nat(), (given, at) => {
      const rows = deriveAcls(given);
      fc.pre(rows.length > 0);
      const without = rows.filter((_, index) => index !== at % rows.length);

      expect(decisions(without)).not.toStrictEqual(decisions(rows));
    }),
    { numRuns: 60 },
  );
});

test('the order of the intents changes nothing, and merging again changes nothing', () => {
  fc.assert(
    fc.property(intents, (given) => {
      const rows = deriveAcls(given);

      expect(deriveAcls([...given].reverse())).toStrictEqual(rows);
      expect(foldAcls(rows)).toStrictEqual(rows);
      expect(foldAcls([...rows, ...rows])).toStrictEqual(rows);
    }),
    { numRuns: 80 },
  );
});

const ROW: AclRow = {
  resourceType: AclResourceType.TOPIC,
  patternType: AclPatternType.LITERAL,
  resourceName: 'orders',
  principal: 'User:a',
  host: '10.0.0.1',
  operation: AclOperation.DESCRIBE,
  permission: AclPermission.ALLOW,
};

test.each<[string, Partial<AclRow>]>([
  ['a prefix', { patternType: AclPatternType.PREFIXED, resourceName: 'ord' }],
  ['the prefix of its whole name', { patternType: AclPatternType.PREFIXED }],
  ['the wildcard', { resourceName: '*' }],
  ['any host', { host: '*' }],
  ['READ', { operation: AclOperation.READ }],
  ['ALL', { operation: AclOperation.ALL }],
  ['all of these', { resourceName: '*', host: '*', operation: AclOperation.ALTER }],
])('a row is folded under %s', (_, change) => {
  expect(foldAcls([ROW, { ...ROW, ...change }])).toStrictEqual([{ ...ROW, ...change }]);
});

test.each<[string, Partial<AclRow>]>([
  ['another principal', { principal: 'User:b', operation: AclOperation.ALL }],
  ['everyone', { principal: 'User:*' }],
  ['a DENY', { permission: AclPermission.DENY, operation: AclOperation.ALL }],
  ['another kind of resource', { resourceType: AclResourceType.GROUP }],
  ['a longer prefix', { patternType: AclPatternType.PREFIXED, resourceName: 'orders-' }],
  ['another host', { host: '10.0.0.2' }],
  ['CREATE, which implies nothing', { operation: AclOperation.CREATE }],
])('a row is not folded under %s', (_, change) => {
  expect(foldAcls([ROW, { ...ROW, ...change }])).toHaveLength(2);
});

test('a DENY of READ does not swallow a DENY of DESCRIBE', () => {
  const denied = { ...ROW, permission: AclPermission.DENY };

  expect(foldAcls([denied, { ...denied, operation: AclOperation.READ }])).toHaveLength(2);
});

test('a prefix does not swallow the wildcard, which means more', () => {
  const rows = [
    { ...ROW, resourceName: '*' },
    { ...ROW, ...prefixed('o') },
  ];

  expect(foldAcls(rows)).toStrictEqual([rows[0]]);
});

test('a prefix of a star, which is no wildcard, does not swallow the wildcard', () => {
  const rows = [
    { ...ROW, resourceName: '*', operation: AclOperation.READ },
    { ...ROW, ...prefixed('*'), operation: AclOperation.ALL },
  ];

  expect(foldAcls(rows)).toHaveLength(2);
});
