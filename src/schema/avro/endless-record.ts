import type { AvroNamed, AvroRecord, AvroType } from './avro-type';

/**
 * The way from a record back to itself through fields that every value has: no value of it ends.
 *
 * Without recursion, since a chain of records may be longer than the stack.
 */
export function endlessWay(types: Iterable<AvroNamed>): string[] | undefined {
  const finished = new Set<AvroRecord>();
  for (const type of types) {
    if (type.kind !== 'record' || finished.has(type)) continue;
    const way: { record: AvroRecord; next: number }[] = [{ record: type, next: 0 }];
    const onWay = new Set([type]);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const field = step.record.fields[step.next];
      step.next += 1;
      if (field === undefined) {
        finished.add(step.record);
        onWay.delete(step.record);
        way.pop();
        continue;
      }
      const inner = alwaysThere(field.type);
      if (inner === undefined || finished.has(inner)) continue;
      if (onWay.has(inner)) {
        const from = way.findIndex(({ record }) => record === inner);
        return [
          ...way.slice(from).map(({ record, next }) => `${record.fullName}.${record.fields[next - 1]?.name}`),
          inner.fullName,
        ];
      }
      onWay.add(inner);
      way.push({ record: inner, next: 0 });
    }
  }
  return undefined;
}

/** The record that every value of the type holds. */
function alwaysThere(type: AvroType): AvroRecord | undefined {
  if (type.kind === 'record') return type;
  const only = type.kind === 'union' && type.branches.length === 1 ? type.branches[0] : undefined;
  return only?.kind === 'record' ? only : undefined;
}
