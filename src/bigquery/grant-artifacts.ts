import type { Artifact } from '../bundle/artifact';
import { markdownTable } from '../bundle/markdown';
import type { ModelResource, Renderer } from '../bundle/model';
import { canonicalJson } from '../core/canonical-json';
import { FOLDER, tablePath } from './artifact-paths';
import type { TableGrantSpec } from './iam-spec';
import { tableName } from './identifier';
import { reviewScript } from './shell';
import { grantCommand } from './table-artifacts';

/** A script that gives, and notes that take back, for each table. */
export const tableGrantReview: Renderer = (resources) =>
  [...byTable(resources)].flatMap(([name, grants]): Artifact[] => {
    const { table } = grants[0]!;
    const title = `Lets others work with table ${name}.`;
    const taken = grants.map((grant) => `    ${grantCommand('remove', grant).replace(/\n/g, '\n    ')}\n`);
    return [
      {
        path: tablePath(table, 'grants.sh'),
        body: reviewScript(
          title,
          grants.map((grant) => grantCommand('add', grant)),
        ),
        executable: true,
      },
      {
        path: tablePath(table, 'grants.revert.md'),
        body: `# Taking the grants on ${name} back\n\n${taken.join('\n')}`,
      },
    ];
  });

/** What a platform team has to grant. */
export const tableGrantRequirements: Renderer = (resources, { stack, owner }) => {
  const grants = specs(resources).map(({ table, role, member, reason }) => ({
    table: tableName(table),
    role,
    member,
    reason,
  }));
  const rows = grants.map(({ table, role, member, reason }) => [table, role, member, reason]);
  const head = `# Roles on tables that ${stack} needs\n\nOwner: ${owner}. Each role is on the one table only.\n\n`;
  return [
    {
      path: `${FOLDER}/table-grants.md`,
      body: head + markdownTable(['table', 'role', 'member', 'what for'], rows),
    },
    { path: `${FOLDER}/table-grants.json`, body: canonicalJson({ stack, owner, grants }) },
  ];
};

function byTable(resources: readonly ModelResource[]): Map<string, TableGrantSpec[]> {
  const tables = new Map<string, TableGrantSpec[]>();
  for (const grant of specs(resources)) {
    const name = tableName(grant.table);
    const grants = tables.get(name) ?? [];
    tables.set(name, grants);
    grants.push(grant);
  }
  return tables;
}

function specs(resources: readonly ModelResource[]): TableGrantSpec[] {
  return (resources as readonly ModelResource<TableGrantSpec>[]).map(({ spec }) => spec);
}
