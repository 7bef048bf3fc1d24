/** A column as BigQuery's JSON schema has it. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly fields: readonly Column[];
}

const SYNONYMS: Readonly<Record<string, string>> = {
  INTEGER: 'INT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  STRUCT: 'RECORD',
};

/** Whether a table has to be made anew for a change of its schema, as the provider judges it. */
export function schemaNeedsNewTable(before: string, after: string, external: boolean): boolean {
  const [old, next] = [columnsOf(parsed(before)), columnsOf(parsed(after))];
  return old !== undefined && next !== undefined && !changeable(old, next, external, true);
}

function changeable(old: readonly Column[], next: readonly Column[], external: boolean, top: boolean): boolean {
  const [was, is] = [byName(old), byName(next)];
  const added = next.filter(({ name }) => !was.has(name));
  const dropped = old.filter(({ name }) => !is.has(name));
  if (added.some(({ mode }) => mode === 'REQUIRED')) return false;
  if (dropped.length > 0 && (!top || external)) return false;
  // A drop with an addition may be a renaming, so nothing is dropped in place then.
  if (dropped.length > 0 && added.length > 0) return false;
  return old.every((column) => {
    const now = is.get(column.name);
    if (now === undefined) return true;
    const relaxed = column.mode === 'REQUIRED' && now.mode === 'NULLABLE';
    const sameMode = column.mode === now.mode || relaxed;
    return sameMode && column.type === now.type && changeable(column.fields, now.fields, external, false);
  });
}

function byName(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name, column]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function columnsOf(value: unknown): Column[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((each: unknown) => {
    const { name, type, mode, fields }: Partial<Record<string, unknown>> = Object(each);
    const upper = (text: unknown, otherwise: string): string =>
      typeof text === 'string' && text !== '' ? text.toUpperCase() : otherwise;
    const kind = upper(type, '');
    return {
      name: typeof name === 'string' ? name : '',
      type: SYNONYMS[kind] ?? kind,
      mode: upper(mode, 'NULLABLE'),
      fields: columnsOf(fields) ?? [],
    };
  });
}
