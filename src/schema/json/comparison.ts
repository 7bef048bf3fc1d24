import { Conjunction, isPureReference, type Sum } from './conjunction';
import { compareAnnotations } from './compare-annotations';
import { compareParts } from './compare-parts';
import { hasError, isAdmitted, isError, isSure, withoutDuplicates, type Finding } from './json-rules';
import { sameSchema } from './same-schema';
import type { SchemaNode } from './schema-node';

/** Enough for real unions; beyond it a union is compared as a whole, which is stricter. */
const MAX_SPLITS = 2_000;

/** Deeper pairs are compared apart, so that schemas that lead far into each other do not exhaust the stack. */
const MAX_DEPTH = 100;

/** What is wrong with a schema that is used in many places is told in full at the first of them. */
const MAX_REUSED = 3;

/**
 * One question whether a reader's schema can read what a writer's schema allows, with what it has found out so far.
 *
 * A pair that is met again while it is being compared is assumed to fit. Such assumptions may turn out wrong; then the
 * question is asked again with what is known to fail, until no assumption is contradicted.
 */
export class Comparison {
  private readonly ids = new Map<SchemaNode, number>();
  private readonly keys = new WeakMap<Conjunction, string>();
  private readonly findings = new Map<string, readonly Finding[]>();
  private readonly open = new Set<string>();
  private readonly assumed = new Set<string>();
  private readonly disjointness = new Map<string, boolean>();
  private readonly deferred = new Map<string, { readonly writer: Conjunction; readonly reader: SchemaNode }>();
  private disjointDepth = 0;
  private splits = 0;

  public constructor(
    /** Whether the values of either schema can be tested one by one, which needs all of its keywords to be local. */
    public readonly canTestObjects: boolean,
    private readonly knownToFail: ReadonlyMap<string, readonly Finding[]> = new Map(),
  ) {}

  public static run(writer: SchemaNode, reader: SchemaNode, canTestObjects: boolean): readonly Finding[] {
    let known: ReadonlyMap<string, readonly Finding[]> = new Map();
    for (;;) {
      const comparison = new Comparison(canTestObjects, known);
      const findings = comparison.compare([writer], reader);
      comparison.compareDeferred();
      const failed = comparison.contradictions();
      if (failed.size === 0) return withoutDuplicates(withoutRepeats(findings));
      known = new Map([...known, ...failed]);
    }
  }

  /** What keeps the reader from reading values that fit all of the writers. */
  public compare(writers: readonly SchemaNode[], reader: SchemaNode): readonly Finding[] {
    const [writer] = writers;
    if (writers.length === 1 && sameSchema(writer!, reader)) return [];
    const conjunction = conjunctionOf(writers);
    return [...this.compareAll(conjunction, reader), ...compareAnnotations(conjunction, conjunctionOf([reader]))];
  }

  /** The same for what is known of a value. */
  public compareAll(writer: Conjunction, reader: SchemaNode): readonly Finding[] {
    // The same schema under several names is the same question.
    if (isPureReference(reader)) return this.compareAll(writer, reader.ref!);
    const key = `${this.keyOf(writer)}>${this.idOf(reader)}`;
    const known = this.findings.get(key);
    if (known !== undefined) return known.length <= MAX_REUSED ? known : errorsFirst(known).slice(0, MAX_REUSED);
    if (this.open.has(key)) {
      this.assumed.add(key);
      return this.knownToFail.get(key) ?? [];
    }
    if (this.open.size >= MAX_DEPTH) {
      this.assumed.add(key);
      this.deferred.set(key, { writer, reader });
      return this.knownToFail.get(key) ?? [];
    }
    this.open.add(key);
    const findings = compareParts(this, writer, reader);
    this.open.delete(key);
    this.findings.set(key, findings);
    return findings;
  }

  private compareDeferred(): void {
    // Each of them may defer others, which then come last.
    for (const { writer, reader } of this.deferred.values()) this.compareAll(writer, reader);
  }

  /** Whether every value fits for certain. */
  public fits(writer: Conjunction, reader: SchemaNode): boolean {
    return isSure(this.compareAll(writer, reader));
  }

  /** Answers once for each pair, and no while the same pair is being asked. */
  public once(a: Conjunction, b: Conjunction, decide: () => boolean): boolean {
    const key = `${this.keyOf(a)}#${this.keyOf(b)}`;
    const known = this.disjointness.get(key);
    if (known !== undefined) return known;
    this.disjointness.set(key, false);
    this.disjointDepth += 1;
    const answer = this.disjointDepth < MAX_DEPTH && decide();
    this.disjointDepth -= 1;
    this.disjointness.set(key, answer);
    return answer;
  }

  /** Whether one more union may be taken apart. */
  public maySplit(): boolean {
    this.splits += 1;
    return this.splits <= MAX_SPLITS;
  }

  private contradictions(): Map<string, readonly Finding[]> {
    const failed = new Map<string, readonly Finding[]>();
    for (const key of this.assumed) {
      const findings = this.findings.get(key) ?? [];
      if (this.knownToFail.has(key) || isSure(findings)) continue;
      // What was too deep is told where it was met; what is open already is told there.
      failed.set(key, this.deferred.has(key) ? findings : [{ ...errorsFirst(findings)[0]!, isRepeated: true }]);
    }
    return failed;
  }

  private keyOf(conjunction: Conjunction): string {
    const known = this.keys.get(conjunction);
    if (known !== undefined) return known;
    const key = this.makeKey(conjunction);
    this.keys.set(conjunction, key);
    return key;
  }

  private makeKey(conjunction: Conjunction): string {
    const ids = (nodes: readonly SchemaNode[]): string =>
      [...new Set(nodes.map((node) => this.idOf(node)))].sort((a, b) => a - b).join(',');
    const sums = conjunction.sums.map((sum) => ids(sum.branches)).join(';');
    const parts = conjunction.parts.filter((part) => !isPureReference(part));
    return `${ids(parts)}|${sums}|${ids(conjunction.excluded)}`;
  }

  private idOf(node: SchemaNode): number {
    const known = this.ids.get(node);
    if (known !== undefined) return known;
    this.ids.set(node, this.ids.size);
    return this.ids.size - 1;
  }
}

function errorsFirst(findings: readonly Finding[]): Finding[] {
  const weight = (finding: Finding): number => Number(isError(finding)) * 2 + Number(isAdmitted(finding));
  return [...findings].sort((a, b) => weight(b) - weight(a));
}

// What a recursive schema finds again one level deeper is said once.
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const first = findings.filter((finding) => !finding.isRepeated);
  return hasError(first) ? first : findings;
}

/** All that some schemas say of one value. */
export function conjunctionOf(nodes: readonly SchemaNode[]): Conjunction {
  const parts = new Set<SchemaNode>();
  const sums: Sum[] = [];
  const excluded: SchemaNode[] = [];
  const add = (node: SchemaNode): void => {
    if (parts.has(node)) return;
    parts.add(node);
    if (node.ref) add(node.ref);
    node.allOf.forEach(add);
    if (node.anyOf.length > 0) sums.push({ keyword: 'anyOf', branches: node.anyOf });
    if (node.oneOf.length > 0) sums.push({ keyword: 'oneOf', branches: node.oneOf });
    if (node.not) excluded.push(node.not);
  };
  nodes.forEach(add);
  return new Conjunction([...parts], sums, excluded);
}

/** The two together. */
export function both(a: Conjunction, b: Conjunction): Conjunction {
  return new Conjunction(
    [...new Set([...a.parts, ...b.parts])],
    [...a.sums, ...b.sums],
    [...new Set([...a.excluded, ...b.excluded])],
  );
}

/** One conjunction for each branch of the first sum that has not been decided yet. */
export function branchesOf(conjunction: Conjunction): Conjunction[] {
  const [sum, ...rest] = conjunction.sums;
  if (sum === undefined) return [];
  const base = new Conjunction(conjunction.parts, rest, conjunction.excluded);
  return sum.branches.map((branch) => {
    const chosen = both(base, conjunctionOf([branch]));
    if (sum.keyword === 'anyOf') return chosen;
    const others = sum.branches.filter((other) => other !== branch);
    return new Conjunction(chosen.parts, chosen.sums, [...new Set([...chosen.excluded, ...others])]);
  });
}
