import type { GrantedTable } from './table-grant';
import { BigQueryTableGrants } from './table-grants';

/** States who reads a view. The role is on the view only, and for a human to apply in every tier. */
export class BigQueryMaterializedViewGrants {
  /** @internal */
  public static _of(view: GrantedTable): BigQueryMaterializedViewGrants {
    return new BigQueryMaterializedViewGrants(BigQueryTableGrants._of(view));
  }

  private constructor(private readonly grants: BigQueryTableGrants) {}

  /**
   * Lets an identity read the view. It needs no role on the base tables.
   *
   * @param member `serviceAccount:reader@project.iam.gserviceaccount.com`, `user:`, `group:`, `domain:` or `principal://`
   */
  public read(member: string): void {
    this.grants.read(member);
  }
}
