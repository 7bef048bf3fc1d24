import { assertRules, type Rule } from '../core/rule';
import { isKnown } from '../core/tokens';
import { tableName, type TableRef } from './identifier';

/** The one permission that the Storage Write API asks for, and the narrowest predefined role that has it. */
export const WRITE_PERMISSION = 'bigquery.tables.updateData';
export const WRITER_ROLE = 'roles/bigquery.dataEditor';
export const READER_ROLE = 'roles/bigquery.dataViewer';

const MEMBER =
  /^(?:(?:user|serviceAccount|group):[^@\s]+@[^@\s]+\.[^@\s]+|domain:[^@\s]+\.[^@\s]+|principal(?:Set)?:\/\/\S+)$/;
const ROLE = /^(?:roles\/[A-Za-z0-9._]+|(?:projects|organizations)\/[^/]+\/roles\/[A-Za-z0-9._]+)$/;

/** A role on a table for one identity. */
export interface TableGrantSpec {
  readonly table: TableRef;
  readonly role: string;
  readonly member: string;
  /** Why it is there, for the review. */
  readonly reason: string;
}

const RULES: readonly Rule<TableGrantSpec>[] = [
  {
    id: 'bigquery.grant.member',
    property: 'member',
    holds: ({ member }) => !isKnown(member) || MEMBER.test(member),
    must: 'be one identity such as serviceAccount:writer@project.iam.gserviceaccount.com, never allUsers or allAuthenticatedUsers',
    given: ({ member }) => member,
    remedy: 'write user:, serviceAccount:, group:, domain: or principal:// and the identity',
  },
  {
    id: 'bigquery.grant.role',
    property: 'role',
    holds: ({ role }) => !isKnown(role) || ROLE.test(role),
    must: 'be a role such as roles/bigquery.dataEditor or projects/p/roles/writer',
    given: ({ role }) => role,
    remedy: "take the role's full name",
  },
];

/** A grant, checked. */
export function tableGrantSpec(path: string, grant: TableGrantSpec): TableGrantSpec {
  assertRules(path, grant, RULES);
  return { ...grant };
}

/** What the writer of a stream needs. */
export function writerGrant(path: string, table: TableRef, member: string): TableGrantSpec {
  const reason = `writes rows to ${tableName(table)} (${WRITE_PERMISSION})`;
  return tableGrantSpec(path, { table: refOf(table), role: WRITER_ROLE, member, reason });
}

/** What a reader of a table needs. */
export function readerGrant(path: string, table: TableRef, member: string): TableGrantSpec {
  return tableGrantSpec(path, { table: refOf(table), role: READER_ROLE, member, reason: `reads ${tableName(table)}` });
}

/** The arguments of `google_bigquery_table_iam_member`. */
export function tableGrantArguments({ table, role, member }: TableGrantSpec) {
  return { project: table.projectId, datasetId: table.datasetId, tableId: table.tableId, role, member };
}

function refOf({ projectId, datasetId, tableId }: TableRef): TableRef {
  return { projectId, datasetId, tableId };
}
