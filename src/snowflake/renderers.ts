import { pathSegment } from '../bundle/artifact-path';
import { inDependencyOrder } from '../bundle/dependency-order';
import { markdownTable } from '../bundle/markdown';
import type { ModelResource, Renderer, StackModel } from '../bundle/model';
import { canonicalJson } from '../core/canonical-json';
import { byText } from '../core/stable-order';
import { resourceStatements } from './resource-statements';
import { revertScript, sqlScript, type SqlStatement } from './sql-statement';

/** The account that a resource is in, and the role that makes it, as SQL names it. */
export interface Connection {
  readonly account: string;
  readonly role: string;
}

/** What every resource of this domain says in the model. */
export type Connected<S> = S & { readonly connection: Connection };

interface RoleStatement extends SqlStatement {
  readonly role: string;
}

/** A script for each account, in the order of dependencies, and the one that undoes it. */
export const snowflakeScripts: Renderer = (resources, model) =>
  accountsOf(resources).flatMap((account) => {
    const statements = statementsOf(resources.filter((resource) => connectionOf(resource).account === account));
    if (statements.length === 0) return [];
    const name = `snowflake/${pathSegment(account)}`;
    const title = `${model.stack} on Snowflake account ${account}`;
    return [
      {
        path: `${name}.sql`,
        body: sqlScript(`${title}.\nRun it from top to bottom; running it again is harmless.`, statements),
      },
      { path: `${name}-revert.sql`, body: revertScript(`${title}: undoes ${account}.sql, last first.`, statements) },
    ];
  });

/** For a platform team: what has to be there, as a table and as the statements that would make it. */
export const snowflakeRequirements: Renderer = (resources, model) => [
  { path: 'snowflake.md', body: requirementsText(resources, model) },
  {
    path: 'snowflake.json',
    body: canonicalJson({
      stack: model.stack,
      owner: model.owner,
      environment: model.environment,
      resources: inDependencyOrder(resources).map(({ type, name, spec }) => ({ type, name, spec })),
    }),
  },
];

function requirementsText(resources: readonly ModelResource[], { stack, owner, environment }: StackModel): string {
  const sections = accountsOf(resources).map((account) => {
    const members = inDependencyOrder(resources.filter((resource) => connectionOf(resource).account === account));
    const statements = statementsOf(members).map(({ text }) => `${text};\n`);
    return (
      `\n## Account ${account}\n\n` +
      markdownTable(
        ['name', 'type', 'capability'],
        members.map(({ name, type, capability }) => [name, type, capability]),
      ) +
      `\nStatements that make it so:\n\n~~~~sql\n${statements.join('\n').replace(/^~~~~/gm, ' ~~~~')}~~~~\n`
    );
  });
  return (
    `# What ${stack} needs on Snowflake\n\nOwner: ${owner}. Environment: ${environment}. ` +
    `The same for programs: \`snowflake.json\`.\n${sections.join('')}`
  );
}

function accountsOf(resources: readonly ModelResource[]): string[] {
  return [...new Set(resources.map((resource) => connectionOf(resource).account))].sort(byText);
}

function connectionOf({ spec }: ModelResource): Connection {
  return (spec as Connected<object>).connection;
}

/** What a table already says about itself is not said a second time. */
function statementsOf(resources: readonly ModelResource[]): SqlStatement[] {
  const seen = new Set<string>();
  const statements = inDependencyOrder(resources)
    .flatMap((resource): RoleStatement[] => {
      const { role } = connectionOf(resource);
      return resourceStatements(resource).map((statement) => ({ ...statement, role }));
    })
    .filter(({ text }) => !seen.has(text) && seen.add(text));
  return statements.map((statement, index) =>
    withRole(statement, statements[index - 1], nextReverted(statements, index)),
  );
}

/** Each statement runs as the role that shall own its object, also on the way back. */
function withRole(
  { role, revert, ...statement }: RoleStatement,
  before: RoleStatement | undefined,
  after: RoleStatement | undefined,
): SqlStatement {
  const use = `USE ROLE ${role};\n`;
  return {
    ...statement,
    text: `${before?.role === role ? '' : use}${statement.text}`,
    ...(revert !== undefined && { revert: `${after?.role === role ? '' : use}${revert}` }),
  };
}

function nextReverted(statements: readonly RoleStatement[], index: number): RoleStatement | undefined {
  return statements.slice(index + 1).find(({ revert }) => revert !== undefined);
}
