import type { IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { dynamicTableGraph, type DynamicTableNode } from '../../src/snowflake/dynamic-table-graph';
import {
  dynamicTableQuery,
  knownDynamicTable,
  knownTable,
  snowflakeCatalog,
} from '../../src/snowflake/dynamic-table-query';
import type { DynamicTableSpec } from '../../src/snowflake/dynamic-table-spec';
import { sqlName } from '../../src/snowflake/identifier';
import type { TableSpec } from '../../src/snowflake/table-spec';
import { connect } from '../delivery/connect';
import { ledgerOf } from '../delivery/ledger';
import { hasOtherMakers } from '../delivery/other-makers';
import { warningLine } from './deliver-object';

/** A dynamic table, with the lists of its delivery that grow once its query is read. */
export interface DynamicTableEntry {
  readonly construct: IConstruct;
  readonly spec: DynamicTableSpec;
  readonly requires: IConstruct[];
  readonly warnings: string[];
}

/**
 * The tables and dynamic tables of one account in one stack. Queries are read when the program has said everything, so that
 * the order in which tables are built does not matter.
 */
export class DynamicTables {
  public static of(scope: IConstruct, accountIdentifier: string): DynamicTables {
    const { stack } = ledgerOf(scope);
    const accounts = TABLES.get(stack) ?? new Map<string, DynamicTables>();
    TABLES.set(stack, accounts);
    const tables = accounts.get(accountIdentifier) ?? new DynamicTables(stack);
    accounts.set(accountIdentifier, tables);
    return tables;
  }

  private readonly known: ReturnType<typeof knownTable>[] = [];
  private readonly madeSchemas: (readonly [string, string])[] = [];
  private readonly constructs = new Map<string, IConstruct>();
  private readonly entries: DynamicTableEntry[] = [];
  private readonly nodes: DynamicTableNode[] = [];
  private isWaiting = false;

  private constructor(private readonly stack: IConstruct) {}

  /** An open table may have columns that are not known. */
  public addTable(construct: IConstruct, spec: TableSpec, isOpen: boolean): void {
    this.add(construct, { ...knownTable(spec), isOpen });
  }

  /** What exists already and has columns that are not known. */
  public addImported(construct: IConstruct, address: readonly [string, string, string]): void {
    this.add(construct, { address, columns: [], isOpen: true });
  }

  /** A schema that the stack makes holds what the stack knows of, and nothing else. */
  public addSchema(database: string, schema: string): void {
    this.madeSchemas.push([database, schema]);
  }

  public addDynamicTable(entry: DynamicTableEntry): void {
    this.add(entry.construct, knownDynamicTable(entry.spec));
    this.entries.push(entry);
    if (this.isWaiting) return;
    this.isWaiting = true;
    ledgerOf(this.stack).whenComplete(() => this.settle());
  }

  private add(construct: IConstruct, table: ReturnType<typeof knownTable>): void {
    this.known.push(table);
    this.constructs.set(sqlName(table.address), construct);
  }

  private settle(): void {
    this.isWaiting = false;
    const complete = hasOtherMakers(this.stack, 'snowflake_') ? [] : this.madeSchemas;
    const catalog = snowflakeCatalog(this.known, complete);
    const failures: Failure[] = [];
    for (const entry of this.entries.slice(this.nodes.length)) {
      const { construct, spec } = entry;
      const found = dynamicTableQuery(construct.node.path, spec, catalog);
      failures.push(...found.failures);
      entry.warnings.push(...found.warnings.map(warningLine));
      this.nodes.push({ path: construct.node.path, spec, inputs: found.inputs });
      this.connect(entry, found.inputs);
    }
    const graph = dynamicTableGraph(this.nodes);
    throwIfAny([...failures, ...graph.failures]);
    for (const { path, ...warning } of graph.warnings) {
      const { warnings } = this.entries.find(({ construct }) => construct.node.path === path)!;
      if (!warnings.includes(warningLine(warning))) warnings.push(warningLine(warning));
    }
  }

  /** What it reads comes first, and feeds it. */
  private connect({ construct, requires }: DynamicTableEntry, inputs: DynamicTableNode['inputs']): void {
    const sources = new Set(inputs.flatMap((input) => this.constructs.get(sqlName(input)) ?? []));
    sources.delete(construct);
    for (const source of sources) {
      requires.push(source);
      connect(source, construct);
    }
  }
}

const TABLES = new WeakMap<IConstruct, Map<string, DynamicTables>>();
