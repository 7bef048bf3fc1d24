import type { BigqueryTableIamMemberConfig } from '@cdktf/provider-google/lib/bigquery-table-iam-member';
import { readerGrant, tableGrantArguments, tableGrantSpec, writerGrant } from '../../src/bigquery/iam-spec';
import { messagesOf } from './messages';
import { accepts } from './provider-config';
import { DATASET, PATH, table } from './samples';

const TABLE = { ...DATASET, tableId: 'orders' };

test.each([
  'user:a@b.com',
  'serviceAccount:w@p.iam.gserviceaccount.com',
  'group:g@b.com',
  'domain:b.com',
  'principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/s',
])('%s can be granted a role', (member) => {
  expect(writerGrant(PATH, TABLE, member).member).toBe(member);
});

test.each(['allUsers', 'allAuthenticatedUsers', 'a@b.com', 'user:a', 'serviceAccount:'])(
  'fails when the member is %s',
  (member) => {
    expect(messagesOf(() => writerGrant(PATH, TABLE, member))).toEqual([
      `[orders/Bq] 'member' must be one identity such as serviceAccount:writer@project.iam.gserviceaccount.com, never allUsers or allAuthenticatedUsers, got "${member}"; write user:, serviceAccount:, group:, domain: or principal:// and the identity`,
    ]);
  },
);

test('fails when the role is not a full name', () => {
  const grant = { table: TABLE, role: 'dataEditor', member: 'user:a@b.com', reason: 'x' };
  expect(messagesOf(() => tableGrantSpec(PATH, grant))).toEqual([
    `[orders/Bq] 'role' must be a role such as roles/bigquery.dataEditor or projects/p/roles/writer, got "dataEditor"; take the role's full name`,
  ]);
});

test('a writer may change rows of the one table, a reader read them', () => {
  const writer = writerGrant(PATH, table(), 'user:a@b.com');
  expect(writer).toEqual({
    table: TABLE,
    role: 'roles/bigquery.dataEditor',
    member: 'user:a@b.com',
    reason: 'writes rows to acme-data.raw.orders (bigquery.tables.updateData)',
  });
  const given = tableGrantArguments(readerGrant(PATH, table(), 'user:a@b.com'));
  accepts<BigqueryTableIamMemberConfig, typeof given>(given);
  expect(given).toEqual({
    project: 'acme-data',
    datasetId: 'raw',
    tableId: 'orders',
    role: 'roles/bigquery.dataViewer',
    member: 'user:a@b.com',
  });
});
