import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { tableGrantRequirements, tableGrantReview } from '../../src/bigquery/grant-artifacts';
import { tableGrantArguments, type TableGrantSpec } from '../../src/bigquery/iam-spec';
import { tableName } from '../../src/bigquery/identifier';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings } from './bindings';
import type { IBigQueryDataset } from './dataset';

/** A table or view that something can be granted on. */
export interface GrantedTable {
  readonly construct: IConstruct;
  readonly dataset: IBigQueryDataset;
  readonly tableId: string;
}

/** One role on one table for one identity. */
export class TableGrant extends Construct {
  public constructor(table: GrantedTable, id: string, spec: TableGrantSpec) {
    super(table.construct, id);
    deliver(this, {
      type: 'bigquery.table-grant',
      name: `${spec.role} on ${tableName(spec.table)} for ${spec.member}`,
      capability: Capability.IDENTITY,
      spec,
      requires: [table.construct],
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
