import type { SchemaDifference } from '../schema-difference';
import { BACKWARD_READING, type Reading } from '../verdict';
import { isNamed, type AvroSchema, type AvroType } from './avro-type';
import { Comparison, followed, newPair, type Issue, type Pair, type Place } from './comparison';
import { explorePair, link, type Context } from './explore-pair';

/**
 * Everything in which a reader's schema does not fit data of a writer's schema, in the order of the reader's schema.
 *
 * Judged as Avro Java 1.9 and later and Confluent's registry judge it. A type that is used in several places is
 * reported once, at the first. The reading says which of the two is new; remedies depend on it.
 */
export function avroCanRead(
  reader: AvroSchema,
  writer: AvroSchema,
  reading: Reading = BACKWARD_READING,
): SchemaDifference[] {
  const comparison = new Comparison();
  const context: Context = { comparison, reading, unions: new Map() };
  const root = newPair(reader.root, writer.root);
  link(context, root, { suffix: '' }, reader.root, writer.root);
  comparison.settle((pair) => explorePair(context, pair));
  return report(root, rootName(reading.direction === 'BACKWARD' ? reader.root : writer.root));
}

/** Walks from the root along what was followed, without recursion; each pair once. */
function report(root: Pair, name: string): SchemaDifference[] {
  const differences: SchemaDifference[] = [];
  const visited = new Set<Pair>();
  const way: { pair: Pair; place: Place; next: number }[] = [{ pair: root, place: { path: name }, next: 0 }];
  for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
    const entry = step.pair.entries[step.next];
    step.next += 1;
    if (entry === undefined) {
      way.pop();
      continue;
    }
    const place = {
      path: step.place.path + entry.step.suffix,
      field: entry.step.field ?? step.place.field,
    };
    if ('rule' in entry) {
      differences.push(differenceOf(entry, place));
      continue;
    }
    const pair = followed(entry);
    if (pair === undefined || visited.has(pair)) continue;
    visited.add(pair);
    way.push({ pair, place, next: 0 });
  }
  return differences;
}

function differenceOf({ rule, severity, writer, reader, remedy }: Issue, place: Place): SchemaDifference {
  return { rule, severity, path: place.path, writer: writer(), reader: reader(), remedy: remedy(place) };
}

/** Paths begin with the name of the newer schema, which is the file that its author has open. */
function rootName(root: AvroType): string {
  return isNamed(root) ? root.name : root.kind;
}
