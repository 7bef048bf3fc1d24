import { usageGrants } from '../../src/snowflake/ingest-grants';
import { GrantBook } from './grant-book';
import type { IDynamicTable } from './dynamic-table';
import type { ISnowflakeRole } from './snowflake-role';

/** Where a dynamic table is, in stored names. */
interface Place {
  readonly database: string;
  readonly schema: string;
  readonly name: string;
}

/** USAGE on the way, SELECT on the dynamic table. */
export function grantDynamicTableRead(table: IDynamicTable, place: Place, role: ISnowflakeRole): void {
  const object = [place.database, place.schema, place.name];
  GrantBook.of(table, table.database.account).add(
    [
      ...usageGrants(role._stored, place),
      { privileges: ['SELECT'], target: 'DYNAMIC TABLE', object, role: role._stored },
    ],
    [table, role],
  );
}
