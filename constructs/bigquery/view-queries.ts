import type { IConstruct } from 'constructs';
import { canonicalJson } from '../../src/core/canonical-json';
import type { Failure } from '../../src/core/failure';
import { isSluicegateError, throwIfAny } from '../../src/core/sluicegate-error';
import type { SqlCatalog } from '../../src/sql/sql-catalog';
import { connect } from '../delivery/connect';
import { ledgerOf } from '../delivery/ledger';
import type { CheckedView } from './checked-view';
import { DatasetContents } from './dataset-contents';

/** A view, with the lists of its delivery that change once everything is known that its query can mean. */
export interface ViewEntry {
  readonly construct: IConstruct;
  readonly first: CheckedView;
  readonly again: (catalog: SqlCatalog) => CheckedView;
  readonly requires: IConstruct[];
  readonly warnings: string[];
}

/**
 * The views of one stack that read what was not there when they were built. They are judged again when the program has said
 * everything: it may have come, it may be elsewhere, or it certainly does not exist.
 */
export class ViewQueries {
  public static of(scope: IConstruct): ViewQueries {
    const { stack } = ledgerOf(scope);
    const queries = QUERIES.get(stack) ?? new ViewQueries(stack);
    QUERIES.set(stack, queries);
    return queries;
  }

  private readonly waiting: ViewEntry[] = [];

  private constructor(private readonly stack: IConstruct) {}

  public add(entry: ViewEntry): void {
    if (!entry.first.readsUnknown) return;
    this.waiting.push(entry);
    if (this.waiting.length === 1) ledgerOf(this.stack).whenComplete(() => this.settle());
  }

  private settle(): void {
    const catalog = DatasetContents.of(this.stack).completeCatalog(this.stack);
    const failures: Failure[] = [];
    for (const entry of this.waiting.splice(0)) {
      try {
        failures.push(...lateFailures(entry, entry.again(catalog)));
      } catch (error) {
        if (!isSluicegateError(error)) throw error;
        failures.push(...error.failures);
      }
    }
    throwIfAny(failures);
  }
}

/** What came after the view comes first all the same, unless the view would have been another. */
function lateFailures({ construct, first, requires, warnings }: ViewEntry, now: CheckedView): Failure[] {
  const late = now.reads.filter((table) => !first.reads.includes(table));
  requires.push(...late);
  warnings.splice(0, warnings.length, ...now.warnings);
  for (const table of late) connect(table, construct);
  if (canonicalJson(now.spec) === canonicalJson(first.spec)) return [];
  return [
    {
      path: construct.node.path,
      property: 'partitioning',
      rule: 'bigquery.materialized-view.order',
      must: `be built after ${late.map(({ node }) => node.path).join(', ')}, whose column says how to partition it`,
      remedy: 'move the line down, or give partitionColumnType',
    },
  ];
}

const QUERIES = new WeakMap<IConstruct, ViewQueries>();
