import { deriveAcls } from '../../src/kafka/acl-derivation';
import { footprint, footprintText } from '../../src/kafka/acl-footprint';
import { AclOperation } from '../../src/kafka/acl-operation';
import { AclPatternType } from '../../src/kafka/acl-pattern-type';
import { AclPermission } from '../../src/kafka/acl-permission';
import { AclResourceType } from '../../src/kafka/acl-resource-type';
import type { AclRow } from '../../src/kafka/acl-row';
import { literal, prefixed } from '../../src/kafka/grants/grantee';

const principal = 'User:app';
const DENY_SECRETS: AclRow = {
  resourceType: AclResourceType.TOPIC,
  patternType: AclPatternType.LITERAL,
  resourceName: 'sales.secrets',
  principal: 'User:*',
  host: '*',
  operation: AclOperation.READ,
  permission: AclPermission.DENY,
};
const ROWS = deriveAcls([
  { kind: 'CONSUME', principal, topic: prefixed('sales.'), group: literal('app') },
  { kind: 'PRODUCE', principal, topic: literal('out'), hosts: ['10.0.0.2', '10.0.0.1'] },
  { kind: 'PRODUCE', principal: 'User:other', topic: literal('private') },
  { kind: 'RAW', rows: [DENY_SECRETS] },
]);

test('the footprint names what is allowed with all it implies, what is denied, and nothing of others', () => {
  expect(footprint(principal, ROWS)).toStrictEqual({
    principal,
    allowed: [
      {
        resourceType: 'GROUP',
        patternType: 'LITERAL',
        resourceName: 'app',
        operations: ['DESCRIBE', 'READ'],
        hosts: ['*'],
        asEveryone: false,
      },
      {
        resourceType: 'TOPIC',
        patternType: 'LITERAL',
        resourceName: 'out',
        operations: ['DESCRIBE', 'WRITE'],
        hosts: ['10.0.0.1', '10.0.0.2'],
        asEveryone: false,
      },
      {
        resourceType: 'TOPIC',
        patternType: 'PREFIXED',
        resourceName: 'sales.',
        operations: ['DESCRIBE', 'READ'],
        hosts: ['*'],
        asEveryone: false,
      },
    ],
    denied: [
      {
        resourceType: 'TOPIC',
        patternType: 'LITERAL',
        resourceName: 'sales.secrets',
        operations: ['READ'],
        hosts: ['*'],
        asEveryone: true,
      },
    ],
  });
});

test('the footprint as text', () => {
  expect(footprintText(footprint(principal, ROWS))).toBe(
    [
      'User:app can do exactly this:',
      "- DESCRIBE, READ on group 'app', from any host",
      "- DESCRIBE, WRITE on topic 'out', from 10.0.0.1, 10.0.0.2",
      "- DESCRIBE, READ on every topic that begins with 'sales.', from any host",
      'except this, which is denied:',
      "- READ on topic 'sales.secrets', from any host, as for everyone",
      '',
    ].join('\n'),
  );
});

test('somebody without rows can do nothing', () => {
  expect(footprintText(footprint('User:nobody', []))).toBe('User:nobody can do nothing.\n');
});
