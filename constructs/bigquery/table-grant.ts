import { Construct } from 'constructs';
import { tableGrantRequirements, tableGrantReview } from '../../src/bigquery/grant-artifacts';
import { tableGrantArguments, type TableGrantSpec } from '../../src/bigquery/iam-spec';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings } from './bindings';
import type { IBigQueryTable } from './table';

/** One role on one table for one identity. */
export class TableGrant extends Construct {
  public constructor(table: IBigQueryTable, id: string, spec: TableGrantSpec) {
    super(table, id);
    deliver(this, {
      type: 'bigquery.table-grant',
      name: `${spec.role} on ${table.tableName} for ${spec.member}`,
      capability: Capability.IDENTITY,
      spec,
      requires: [table],
      provision: (home) => {
        const BigqueryTableIamMember = bindings.tableIamMember();
        return new BigqueryTableIamMember(home.scope, 'Resource', {
          ...terraformLiterals(tableGrantArguments(spec)),
          provider: table.dataset.project._provider(home),
        });
      },
      review: [tableGrantReview],
      document: [tableGrantRequirements],
    });
  }
}
