import type { Scope, Source } from './query-scope';
import { chainUse, columnUse, tablePath, type References } from './reference-collector';
import type { SqlCatalog } from './sql-catalog';
import { fieldsOf, isFields, listOf, nameOf, nodeOf, queryOf, type Fields } from './syntax-tree';

/** What is visible where the walk is. */
interface Place {
  readonly scope: Scope | undefined;
  readonly ctes: ReadonlySet<string>;
}

/** Walks a query and everything in it, and collects what it refers to. */
export class SelectWalker {
  public readonly references: References = { tables: [], columns: [] };

  public constructor(private readonly catalog: SqlCatalog) {}

  public walkQuery(query: unknown, place: Place = { scope: undefined, ctes: new Set() }): void {
    const node = queryOf(query);
    if (node === undefined) return;
    const [kind, fields] = node;
    const inside = { ...place, ctes: this.walkWith(fieldsOf(fields, 'with'), place) };
    if (kind === 'select') return this.walkSelect(fields, inside);
    // ORDER BY and LIMIT of a set operation name output columns only
    this.walkQuery(fields['left'], inside);
    this.walkQuery(fields['right'], inside);
  }

  /** The names of the common table expressions that are visible after WITH. */
  private walkWith(clause: Fields | undefined, place: Place): ReadonlySet<string> {
    const ctes = new Set(place.ctes);
    const recursive = clause?.['recursive'] === true;
    for (const cte of clause === undefined ? [] : listOf(clause, 'ctes')) {
      if (!isFields(cte)) continue;
      const name = nameOf(cte, 'alias');
      const key = name && this.catalog.columnKey(name);
      if (recursive && key !== undefined) ctes.add(key);
      this.walkQuery(cte['this'], { ...place, ctes: new Set(ctes) });
      if (key !== undefined) ctes.add(key);
    }
    return ctes;
  }

  private walkSelect(select: Fields, place: Place): void {
    const { from, joins, with: _, ...rest } = select;
    const scope: Scope = { sources: [], names: this.aliasesOf(select), parent: place.scope };
    const inside = { scope, ctes: place.ctes };
    // expressions in FROM may refer to sources that come later in the walk
    const later: (() => void)[] = [];
    const sources = [...(isFields(from) ? listOf(from, 'expressions') : []), ...(Array.isArray(joins) ? joins : [])];
    for (const source of sources) this.addSource(source, scope, place, later);
    if (listOf(select, 'lateral_views').length > 0) scope.sources.push(opaque());
    for (const visit of later) visit();
    this.walkExpression(rest, inside);
  }

  private aliasesOf(select: Fields): ReadonlySet<string> {
    const names = listOf(select, 'expressions').flatMap((expression) => {
      const node = nodeOf(expression);
      return (node?.[0] === 'alias' && nameOf(node[1], 'alias')) || [];
    });
    return new Set(names.map((name) => this.catalog.columnKey(name)));
  }

  /** One entry of FROM, or one join. What is not a plain table may have any column. */
  private addSource(entry: unknown, scope: Scope, outer: Place, later: (() => void)[]): void {
    const inside = { scope, ctes: outer.ctes };
    const [kind, fields] = nodeOf(entry) ?? ['join', isFields(entry) ? entry : {}];
    switch (kind) {
      case 'table':
        scope.sources.push(this.tableSource(fields, scope, outer));
        return void later.push(() => this.walkExpression({ when: fields['when'] }, inside));
      case 'joined_table':
        for (const part of [fields['left'], ...listOf(fields, 'joins')]) this.addSource(part, scope, outer, later);
        return;
      case 'join': {
        const { this: joined, ...conditions } = fields;
        this.addSource(joined, scope, outer, later);
        return void later.push(() => this.walkExpression(conditions, inside));
      }
      case 'subquery':
      case 'alias': {
        scope.sources.push(opaque(this.keyUnder(fields, 'alias')));
        if (queryOf(fields['this'])) return this.walkQuery(entry, outer);
        return void later.push(() => this.walkExpression(fields['this'], inside));
      }
      case 'pivot':
      case 'unpivot':
      case 'match_recognize':
        // the table is checked, its columns are not: they are no longer those of the table
        this.addSource(fields['this'], { ...scope, sources: [] }, outer, []);
        scope.sources.push(opaque(this.keyUnder(fields, 'alias')));
        return;
      default:
        scope.sources.push(opaque(this.keyUnder(fields, 'alias')), opaque(this.keyUnder(fields, 'offset_alias')));
        return void later.push(() => this.walkExpression(fields['this'], inside));
    }
  }

  private tableSource(fields: Fields, scope: Scope, outer: Place): Source {
    const found = tablePath(this.catalog, fields);
    const alias = this.keyUnder(fields, 'alias');
    if (found === undefined) return opaque(alias);
    const { path, name } = found;
    const key = alias ?? this.catalog.columnKey({ ...name, name: path[path.length - 1] ?? '' });
    const isCte = path.length === 1 && outer.ctes.has(this.catalog.columnKey(name));
    if (isCte || this.isArrayPath(fields, scope)) return opaque(key);
    const table = this.catalog.find(path);
    this.references.tables.push({ path, start: name.start, table });
    const isReshaped = listOf(fields, 'column_aliases').length > 0 || listOf(fields, 'pivots').length > 0;
    return { key, table: isReshaped ? undefined : table };
  }

  /** BigQuery: `FROM orders o, o.items`. */
  private isArrayPath(fields: Fields, scope: Scope): boolean {
    const first = nameOf(fields, 'catalog') ?? nameOf(fields, 'schema');
    if (this.catalog.dialect !== 'bigquery' || first === undefined) return false;
    const key = this.catalog.columnKey(first);
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      if (at.sources.some((source) => source.key === key)) return true;
    }
    return false;
  }

  private walkExpression(value: unknown, place: { scope: Scope; ctes: ReadonlySet<string> }): void {
    if (Array.isArray(value)) return value.forEach((element) => this.walkExpression(element, place));
    if (!isFields(value)) return;
    if (queryOf(value)) return this.walkQuery(value, place);
    for (const [kind, fields] of Object.entries(value)) {
      if (!isFields(fields)) this.walkExpression(fields, place);
      else this.walkNode(kind, fields, place);
    }
  }

  private walkNode(kind: string, fields: Fields, place: { scope: Scope; ctes: ReadonlySet<string> }): void {
    if (queryOf({ [kind]: fields })) return this.walkQuery({ [kind]: fields }, place);
    switch (kind) {
      case 'column':
        return this.add(columnUse(this.catalog, place.scope, fields));
      case 'dot':
        return this.walkChain(fields, place);
      case 'method_call':
        // NET.HOST(x): the part before the dot is no column
        return this.walkExpression(fields['args'], place);
      case 'lambda':
        return this.walkLambda(fields, place);
      default:
        return this.walkExpression(fields, place);
    }
  }

  private walkChain(fields: Fields, place: { scope: Scope; ctes: ReadonlySet<string> }): void {
    const first = nodeOf(fields['this']);
    if (first?.[0] !== 'column' && first?.[0] !== 'dot') return this.walkExpression(fields['this'], place);
    this.add(chainUse(this.catalog, place.scope, fields));
  }

  private walkLambda(fields: Fields, place: { scope: Scope; ctes: ReadonlySet<string> }): void {
    const parameters = listOf(fields, 'parameters').flatMap((parameter) => nameOf({ parameter }, 'parameter') ?? []);
    const names = new Set(parameters.map((name) => this.catalog.columnKey(name)));
    // a parameter may be used as a qualifier too
    const sources = [...names].map((name) => opaque(name));
    this.walkExpression(fields['body'], { ...place, scope: { sources, names, parent: place.scope } });
  }

  private add(use: ReturnType<typeof columnUse>): void {
    if (use !== undefined) this.references.columns.push(use);
  }

  private keyUnder(fields: Fields, key: string): string | undefined {
    const name = nameOf(fields, key);
    return name && this.catalog.columnKey(name);
  }
}

function opaque(key?: string): Source {
  return { key, table: undefined };
}
