import type { IConstruct } from 'constructs';
import type { DatasetRef, TableRef } from '../../src/bigquery/identifier';
import { queryCatalog, type QueryableTable } from '../../src/bigquery/query-catalog';
import { fail } from '../../src/core/sluicegate-error';
import { ledgerOf } from '../delivery/ledger';
import { hasOtherMakers } from '../delivery/other-makers';

/** A table that queries of the stack can read. */
export interface TableEntry extends QueryableTable {
  readonly construct: IConstruct;
}

/** A name that one construct of a stack has alone: two resources of one name undo each other. */
interface Claim {
  readonly property: string;
  readonly name: string;
  readonly remedy?: string;
}

/** The datasets of one stack with what is in them: each thing is made once, and queries are read against it. */
export class DatasetContents {
  public static of(scope: IConstruct): DatasetContents {
    const { stack } = ledgerOf(scope);
    const contents = CONTENTS.get(stack) ?? new DatasetContents();
    CONTENTS.set(stack, contents);
    return contents;
  }

  private readonly owners = new Map<string, string>();
  private readonly entries: TableEntry[] = [];
  private readonly viewRefs: TableRef[] = [];
  private readonly made: DatasetRef[] = [];
  private known: QueryCatalog | undefined;

  private constructor() {}

  /** Throws when something of that name is made in the stack already. */
  public claim(construct: IConstruct, { property, name, remedy }: Claim): void {
    const owner = this.owners.get(name);
    if (owner !== undefined) {
      fail({
        path: construct.node.path,
        property,
        rule: 'bigquery.made-once',
        must: 'name what the stack does not make elsewhere',
        given: `${name}, which ${owner} makes`,
        remedy: remedy ?? 'pass that construct on, or choose another name',
      });
    }
    this.owners.set(name, construct.node.path);
  }

  /** A dataset that the stack makes holds what the stack knows of, and nothing else. */
  public addMadeDataset(dataset: DatasetRef): void {
    this.made.push(dataset);
  }

  public addTable(entry: TableEntry): void {
    this.entries.push(entry);
    this.known = undefined;
  }

  public addView(view: TableRef): void {
    this.viewRefs.push(view);
    this.known = undefined;
  }

  public get tables(): readonly TableEntry[] {
    return this.entries;
  }

  public get views(): readonly TableRef[] {
    return this.viewRefs;
  }

  /** Grows with each table and view: another object says that something has come. */
  public get catalog(): QueryCatalog {
    this.known ??= queryCatalog({ tables: this.entries, views: this.viewRefs });
    return this.known;
  }

  /** Once the program has said everything, what is not in a dataset of the stack does not exist. */
  public completeCatalog(stack: IConstruct): QueryCatalog {
    const completeDatasets = hasOtherMakers(stack, 'google_') ? [] : this.made;
    return queryCatalog({ tables: this.entries, views: this.viewRefs, completeDatasets });
  }
}

type QueryCatalog = ReturnType<typeof queryCatalog>;

const CONTENTS = new WeakMap<IConstruct, DatasetContents>();
