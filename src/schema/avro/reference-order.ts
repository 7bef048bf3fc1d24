import type { NameUse } from './avro-name';
import type { AvroSource } from './parse-avro';

/** The references that a text needs, each after those that it needs itself; cycles and repeated names are failures. */
export function orderReferences(main: AvroSource, references: readonly AvroSource[]): AvroSource[] {
  refuseRepeated(references);
  const definedIn = new Map<string, AvroSource>();
  for (const source of references) {
    for (const name of source.scan.declared.keys()) if (!definedIn.has(name)) definedIn.set(name, source);
  }
  const order: AvroSource[] = [];
  const finished = new Set<AvroSource>();
  const way: { source: AvroSource; next: number }[] = [{ source: main, next: 0 }];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const use = step.source.scan.used[step.next];
    step.next += 1;
    if (use === undefined) {
      if (step.source !== main) order.push(step.source);
      finished.add(step.source);
      way.pop();
      continue;
    }
    const target = targetOf(use, step.source, definedIn);
    if (target === undefined || target === step.source || finished.has(target)) continue;
    const from = way.findIndex(({ source }) => source === target);
    if (from >= 0)
      cycle(
        step.source,
        use,
        way.slice(from).map(({ source }) => source),
      );
    else way.push({ source: target, next: 0 });
  }
  return order;
}

/** Where a name comes from: the text that uses it, before its references. */
function targetOf(use: NameUse, user: AvroSource, definedIn: ReadonlyMap<string, AvroSource>): AvroSource | undefined {
  for (const candidate of use.candidates) {
    if (user.scan.declared.has(candidate)) return user;
    const source = definedIn.get(candidate);
    if (source !== undefined) return source;
  }
  return undefined;
}

function cycle(user: AvroSource, use: NameUse, sources: readonly AvroSource[]): void {
  const names = sources.map(({ document }) => document.fileName);
  user.problems.fail({
    at: use,
    rule: 'reference-cycle',
    property: use.candidates[0] ?? '',
    must: 'not need a schema that needs this one',
    given: [...names, names[0]].join(' → '),
    remedy: 'define the types that need each other in one schema',
  });
}

function refuseRepeated(references: readonly AvroSource[]): void {
  const seen = new Set<string>();
  for (const { document, problems } of references) {
    if (seen.has(document.fileName)) {
      problems.fail({
        at: document.root,
        rule: 'duplicate-reference',
        property: document.fileName,
        must: 'be the one reference of its name',
        given: 'a second one',
        remedy: 'remove or rename one of the two',
      });
    }
    seen.add(document.fileName);
  }
}
