import { Construct } from 'constructs';
import { Capability } from '../../src/security/capability';
import {
  executeArguments,
  isProviderTable,
  tableArguments,
  tableAsStatement,
} from '../../src/snowflake/table-arguments';
import type { SqlStatement } from '../../src/snowflake/sql-statement';
import type { TableSpec } from '../../src/snowflake/table-spec';
import { tableExtras } from '../../src/snowflake/table-sql';
import type { TerraformElement } from 'cdktf';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import { deliverObject } from './deliver-object';
import { protection } from './protection';
import type { ISnowflakeAccount } from './snowflake-account';

/** Why a table with structured columns is not simply deployed. */
export const STRUCTURED =
  "the provider's table knows no structured types: a statement makes the table, which a human reviews";

/** A change of a statement runs its revert first. */
export const STRUCTURED_WARNING =
  'columns: the provider knows no structured types, so a statement makes the table, and any change of it drops the table and makes it anew; alter it by hand instead';

/** The table itself. Loads change the columns of an evolving table, so Terraform leaves them alone. */
export function provisionTable(
  home: Home,
  account: ISnowflakeAccount,
  spec: TableSpec,
  destroyProtection: boolean,
): TerraformElement {
  if (!isProviderTable(spec)) {
    const Execute = bindings.execute();
    return new Execute(home.scope, 'Resource', {
      provider: account._provider(home, Execute.tfResourceType),
      ...tableAsStatement(spec),
      ...protection(destroyProtection),
    });
  }
  const Table = bindings.table();
  return new Table(home.scope, 'Resource', {
    provider: account._provider(home, Table.tfResourceType),
    ...tableArguments(spec),
    ...((destroyProtection || spec.schemaEvolution) && {
      lifecycle: {
        ...(destroyProtection && { preventDestroy: true }),
        ...(spec.schemaEvolution && { ignoreChanges: ['column'] }),
      },
    }),
  });
}

/** What the provider's table lacks: each a statement with its revert, which a human reviews. */
export class TableSetting extends Construct {
  /** One for each. */
  public static addTo(table: Construct, account: ISnowflakeAccount, spec: TableSpec): void {
    tableExtras(spec).forEach((statement) => {
      const [what = ''] = statement.purpose.split(' of ');
      const id = what.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());
      new TableSetting(table, id, account, statement);
    });
  }

  private constructor(table: Construct, id: string, account: ISnowflakeAccount, statement: SqlStatement) {
    super(table, id);
    deliverObject(this, {
      account,
      type: 'snowflake.table-setting',
      name: statement.purpose,
      capability: Capability.WAREHOUSE,
      spec: { statement },
      requires: [table],
      withoutProvider: "the provider's table cannot set it: a statement does, which a human reviews",
      provision: (home) => {
        const Execute = bindings.execute();
        return new Execute(home.scope, 'Resource', {
          provider: account._provider(home, Execute.tfResourceType),
          ...executeArguments({ text: statement.text, revert: statement.revert! }),
        });
      },
    });
  }
}
