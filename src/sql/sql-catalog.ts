/** Whose SQL it is. */
export type SqlDialect = 'snowflake' | 'bigquery';

/** A table of the same app, with names as the warehouse stores them. */
export interface KnownTable {
  /** Database or project, schema or dataset, table. */
  readonly address: readonly [string, string, string];
  readonly columns: readonly string[];
  /** Whether it may have other columns: imported by name, or with schema evolution. */
  readonly isOpen?: boolean;
}

/** What is known of the warehouse. */
export interface CatalogOptions {
  readonly dialect: SqlDialect;
  readonly tables: readonly KnownTable[];
  /** The database and schema of names without them; a table without its path is otherwise found by its name alone. */
  readonly defaultPath?: readonly [string, string];
  /** Schemas that hold the known tables and no others. */
  readonly completeSchemas?: readonly (readonly [string, string])[];
}

/** A name in SQL text. */
export interface WrittenName {
  readonly name: string;
  readonly quoted: boolean;
}

/** Knows the tables, and how the dialect compares names. */
export class SqlCatalog {
  public readonly dialect: SqlDialect;
  private readonly byAddress = new Map<string, KnownTable>();
  private readonly byName = new Map<string, KnownTable[]>();
  private readonly complete: ReadonlySet<string>;
  private readonly columnKeys = new Map<KnownTable, ReadonlySet<string>>();

  public constructor(private readonly options: CatalogOptions) {
    this.dialect = options.dialect;
    this.complete = new Set((options.completeSchemas ?? []).map(keyOf));
    for (const table of options.tables) {
      this.byAddress.set(keyOf(table.address), table);
      const name = table.address[2];
      this.byName.set(name, [...(this.byName.get(name) ?? []), table]);
    }
  }

  /** A table's name as the dialect stores it: Snowflake folds what is not quoted, BigQuery nothing. */
  public tableKey({ name, quoted }: WrittenName): string {
    return this.dialect === 'snowflake' && !quoted ? name.toUpperCase() : name;
  }

  /** A column's or an alias' name in a form that is equal when the dialect takes two names for one. */
  public columnKey({ name, quoted }: WrittenName): string {
    if (this.dialect === 'bigquery') return name.toLowerCase();
    return quoted ? name : name.toUpperCase();
  }

  /** Whether the table has the column; the key comes from `columnKey`. */
  public hasColumn(table: KnownTable, key: string): boolean {
    let keys = this.columnKeys.get(table);
    if (keys === undefined) {
      keys = new Set(table.columns.map((name) => (this.dialect === 'bigquery' ? name.toLowerCase() : name)));
      this.columnKeys.set(table, keys);
    }
    return keys.has(key);
  }

  /** The full address of a path, where the missing parts are known. */
  public addressOf(path: readonly string[]): readonly string[] {
    return [...(this.options.defaultPath ?? []).slice(0, Math.max(0, 3 - path.length)), ...path];
  }

  /** The table that the path means. */
  public find(path: readonly string[]): KnownTable | undefined {
    const found = this.byAddress.get(keyOf(this.addressOf(path)));
    if (found !== undefined || path.length === 3 || this.options.defaultPath !== undefined) return found;
    const candidates = (this.byName.get(path[path.length - 1] ?? '') ?? []).filter(
      (table) => path.length === 1 || table.address[1] === path[0],
    );
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  /** Whether every table of that schema is known, so that another certainly does not exist. */
  public isComplete(path: readonly string[]): boolean {
    const address = this.addressOf(path);
    return address.length === 3 && this.complete.has(keyOf(address.slice(0, 2)));
  }

  /** The names of known tables that a mistyped path may have meant: those of the same schema, whose database may be left out. */
  public neighbours(path: readonly string[]): string[] {
    const schema = this.addressOf(path).slice(0, -1);
    if (schema.length === 0 || schema.length > 2) return [];
    const key = keyOf(schema);
    return this.options.tables
      .filter(({ address }) => keyOf(address.slice(2 - schema.length, 2)) === key)
      .map(({ address }) => address[2]);
  }
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}
