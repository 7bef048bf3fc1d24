import { DifferenceSeverity } from '../schema-difference';
import { sameNameOrAlias } from './avro-resolution';
import { isNamed, type AvroType } from './avro-type';

/** Where a difference stands, relative to the pair that found it. */
export interface Step {
  /** What the path grows by: `.email`, `[]`, `{}`, `<Card>`. */
  readonly suffix: string;
  /** The field that was entered, if one was. */
  readonly field?: string;
}

/** Where a difference stands in the schema. */
export interface Place {
  readonly path: string;
  /** The innermost field; absent at the root. */
  readonly field?: string;
}

/** One thing that differs; its texts are made only when it is reported. */
export interface Issue {
  readonly step: Step;
  readonly rule: string;
  readonly severity: DifferenceSeverity;
  readonly writer: () => string;
  readonly reader: () => string;
  readonly remedy: (place: Place) => string;
}

/** Something that one of several pairs must fulfil: one alternative, or the branches of a union that may read the data. */
export interface Need {
  readonly step: Step;
  readonly owner: Pair;
  readonly alternatives: readonly Pair[];
  /** How many alternatives are known to fail. */
  failed: number;
}

/** A reader's type and a writer's type that meet somewhere. */
export interface Pair {
  readonly reader: AvroType;
  readonly writer: AvroType;
  /** In the order of the schema. */
  readonly entries: (Issue | Need)[];
  readonly usedBy: Need[];
  incompatible: boolean;
}

/**
 * The pairs that meet when a reader resolves a writer, each once, so that recursive types end; a work list instead of
 * recursion, since types may nest deeper through their names than the stack allows.
 */
export class Comparison {
  private readonly pairs = new Map<AvroType, Map<AvroType, Pair>>();
  private readonly open: Pair[] = [];
  private readonly all: Pair[] = [];

  /** The pair of the two types, which is explored later. */
  public pair(reader: AvroType, writer: AvroType): Pair {
    let byWriter = this.pairs.get(reader);
    if (byWriter === undefined) this.pairs.set(reader, (byWriter = new Map()));
    let pair = byWriter.get(writer);
    if (pair === undefined) {
      pair = newPair(reader, writer);
      byWriter.set(writer, pair);
      this.open.push(pair);
      this.all.push(pair);
    }
    return pair;
  }

  public need(owner: Pair, step: Step, alternatives: readonly Pair[]): void {
    const need: Need = { step, owner, alternatives, failed: 0 };
    owner.entries.push(need);
    for (const alternative of alternatives) alternative.usedBy.push(need);
  }

  public issue(owner: Pair, issue: Issue): void {
    owner.entries.push(issue);
    if (issue.severity === DifferenceSeverity.ERROR) owner.incompatible = true;
  }

  /** Explores every pair, then carries failures to the pairs that need them: what is not disproved is compatible. */
  public settle(explore: (pair: Pair) => void): void {
    for (let pair = this.open.pop(); pair !== undefined; pair = this.open.pop()) explore(pair);
    const failed = this.all.filter(({ incompatible }) => incompatible);
    for (let pair = failed.pop(); pair !== undefined; pair = failed.pop()) {
      for (const need of pair.usedBy) {
        need.failed += 1;
        if (need.failed < need.alternatives.length || need.owner.incompatible) continue;
        need.owner.incompatible = true;
        failed.push(need.owner);
      }
    }
  }
}

export function newPair(reader: AvroType, writer: AvroType): Pair {
  return { reader, writer, entries: [], usedBy: [], incompatible: false };
}

/** The alternative that a report follows: the one that reads the data, or else the one that was meant to. */
export function followed(need: Need): Pair | undefined {
  const fits = need.alternatives.filter(({ incompatible }) => !incompatible);
  const candidates = fits.length > 0 ? fits : need.alternatives;
  return (
    candidates.find(
      ({ reader, writer }) => !isNamed(reader) || !isNamed(writer) || reader.fullName === writer.fullName,
    ) ??
    candidates.find(({ reader, writer }) => isNamed(reader) && isNamed(writer) && sameNameOrAlias(reader, writer)) ??
    candidates[0]
  );
}
