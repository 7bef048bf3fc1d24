import type { SqlToken } from './sql-tokens';
import { isWord } from './query-restrictions';
import { closeOf } from './query-shape';

/** A table that a query reads, as it is written there. */
export interface QueryTable {
  /** Without back-quotes: `project.dataset.table`, `dataset.table`. */
  readonly name: string;
  readonly token: SqlToken;
  /** Whether it is joined to the table before it. */
  readonly joined: boolean;
}

/** The tables behind FROM and JOIN, in order; names of CTEs, which have no dot, are not among them. */
export function queryTables(tokens: readonly SqlToken[]): QueryTable[] {
  return tokens.flatMap((token, index): QueryTable[] => {
    const joined = isWord(token, 'JOIN');
    if (!joined && !isFromClause(tokens, index)) return [];
    const first = tokens[index + 1];
    const name = pathAt(tokens, index + 1);
    return first === undefined || !name.includes('.') ? [] : [{ name, token: first, joined }];
  });
}

/** Whether the name that a query writes means the table; a part that it leaves out is taken for granted. */
export function meansTable(written: string, table: { projectId: string; datasetId: string; tableId: string }): boolean {
  const whole = [table.projectId, table.datasetId, table.tableId];
  const parts = written.split('.');
  return parts.length >= 2 && whole.slice(-parts.length).join('.') === parts.join('.');
}

/** The first table that is joined to itself. */
export function selfJoin(tables: readonly QueryTable[]): QueryTable | undefined {
  let group: string[] = [];
  for (const table of tables) {
    if (!table.joined) group = [];
    if (group.includes(table.name)) return table;
    group.push(table.name);
  }
  return undefined;
}

// EXTRACT(DAY FROM x), TRIM(BOTH FROM x) and IS DISTINCT FROM x have no tables.
function isFromClause(tokens: readonly SqlToken[], index: number): boolean {
  if (!isWord(tokens[index], 'FROM') || isWord(tokens[index - 1], 'DISTINCT')) return false;
  for (let before = index - 1; before >= 0; before -= 1) {
    if (tokens[before]!.text !== '(' || tokens[before]!.kind !== 'symbol') continue;
    if (closeOf(tokens, before) > index)
      return !isWord(tokens[before - 1], 'EXTRACT') && !isWord(tokens[before - 1], 'TRIM');
  }
  return true;
}

function pathAt(tokens: readonly SqlToken[], from: number): string {
  let name = '';
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    const joins = index > from && tokens[index - 1]!.end === token.start;
    const separator = token.kind === 'symbol' && (token.text === '.' || token.text === '-');
    if (separator ? !joins : index > from && !(joins && /[.-]$/.test(name))) break;
    if (!separator && token.kind !== 'word' && token.kind !== 'quoted' && token.kind !== 'number') break;
    name += token.text;
  }
  return name;
}
