import { readerGrant, tableGrantSpec, writerGrant, type TableGrantSpec } from '../../src/bigquery/iam-spec';
import type { TableRef } from '../../src/bigquery/identifier';
import { TableGrant, type GrantedTable } from './table-grant';

/**
 * States who does what with a table; the roles are derived, the least that works, and on this table only. They are for a
 * human to apply in every tier.
 */
export class BigQueryTableGrants {
  /** @internal */
  public static _of(table: GrantedTable): BigQueryTableGrants {
    return new BigQueryTableGrants(table);
  }

  private constructor(private readonly table: GrantedTable) {}

  /**
   * Lets an identity write rows through the Storage Write API.
   *
   * @param member `serviceAccount:writer@project.iam.gserviceaccount.com`, `user:`, `group:`, `domain:` or `principal://`
   */
  public write(member: string): void {
    this._grant(writerGrant(this.path, this.ref(), member));
  }

  /**
   * Lets an identity read the table.
   *
   * @param member `serviceAccount:reader@project.iam.gserviceaccount.com`, `user:`, `group:`, `domain:` or `principal://`
   */
  public read(member: string): void {
    this._grant(readerGrant(this.path, this.ref(), member));
  }

  /** @internal */
  public _grant(grant: TableGrantSpec): TableGrant {
    const spec = tableGrantSpec(this.path, grant);
    const id = `${spec.role} for ${spec.member}`.replace(/\//g, ':');
    const existing = this.table.construct.node.tryFindChild(id);
    return existing instanceof TableGrant ? existing : new TableGrant(this.table, id, spec);
  }

  private get path(): string {
    return this.table.construct.node.path;
  }

  private ref(): TableRef {
    const { dataset, tableId } = this.table;
    return { projectId: dataset.project.projectId, datasetId: dataset.datasetId, tableId };
  }
}
