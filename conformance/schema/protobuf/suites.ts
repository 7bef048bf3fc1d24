import fc from 'fast-check';
import { protobufCanRead } from '../../../src/schema/protobuf/can-read';
import { normaliseProtobuf } from '../../../src/schema/protobuf/normalise';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import { pairArbitrary, type Pair } from '../../../test/schema/protobuf/support/arbitraries';
import { agreeWithBuf } from '../../../test/schema/protobuf/support/buf-agreement';
import { lossesOf } from '../../../test/schema/protobuf/support/byte-agreement';
import { shapeText } from '../../../test/schema/protobuf/support/shape';

/** One check; a problem makes it a failure. */
export interface Check {
  readonly name: string;
  readonly problem?: string;
  readonly counted?: ReadonlyMap<string, number>;
}

// A call of buf costs more than linear time in the number of files.
const BATCH = 250;
const SHRINK_LIMIT_MS = 120_000;

/** Both judge the same pairs; a disagreement is made as small as it goes. */
export function* bufSuite(pairs: number, seed: number): Generator<Check> {
  const all = fc.sample(pairArbitrary, { numRuns: pairs, seed });
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const { disagreements, counts } = agreeWithBuf(batch);
    const [first] = disagreements;
    const problem = first === undefined ? undefined : minimal(seed, from + first.index);
    yield {
      name: `buf, pairs ${from} to ${from + batch.length - 1}`,
      ...(problem !== undefined && { problem }),
      counted: counts,
    };
  }
}

function minimal(seed: number, index: number): string {
  const agrees = (pair: Pair): void => {
    const [found] = agreeWithBuf([pair]).disagreements;
    if (found === undefined) return;
    throw new Error(`ours: ${found.ours.join()}; buf's: ${found.bufs.join()}\n${found.previous}-- then\n${found.next}`);
  };
  const result = fc.check(fc.property(pairArbitrary, agrees), {
    seed,
    path: String(index),
    numRuns: index + 1,
    interruptAfterTimeLimit: SHRINK_LIMIT_MS,
  });
  return result.errorInstance instanceof Error ? result.errorInstance.message : `pair ${index} of seed ${seed}`;
}

/** What was written with one schema is read with the other. */
export function* bytesSuite(pairs: number, seed: number): Generator<Check> {
  const numbers = fc.array(fc.nat(1000), { minLength: 20, maxLength: 40 });
  const counted = new Map<string, number>();
  const details = fc.check(
    fc.property(pairArbitrary, numbers, (pair, values) => {
      const { tried, losses } = lossesOf(pair, values);
      counted.set('directions tried', (counted.get('directions tried') ?? 0) + tried);
      if (losses.length > 0) throw new Error(losses.join('\n'));
    }),
    { seed, numRuns: pairs },
  );
  yield checked(`bytes of ${pairs} pairs`, details, counted);
}

/** The laws that hold without an oracle, on the same number of pairs. */
export function* lawsSuite(pairs: number, seed: number): Generator<Check> {
  const laws: Readonly<Record<string, (pair: Pair) => boolean>> = {
    'a schema reads itself': ({ next }) => protobufCanRead(parsed(next), parsed(next)).length === 0,
    'the normalised text is read back as the same schema': ({ next }) => {
      const text = normaliseProtobuf(parsed(next));
      const again = parseProtobuf(text);
      return normaliseProtobuf(again) === text && protobufCanRead(again, parsed(next)).length === 0;
    },
    'BACKWARD is FORWARD the other way round': ({ previous, next }) => {
      const [a, b] = [parsed(next), parsed(previous)];
      const one = errors(protobufCanRead(a, b, { direction: 'BACKWARD', transitive: false }));
      return one === errors(protobufCanRead(a, b, { direction: 'FORWARD', transitive: false }));
    },
  };
  for (const [name, law] of Object.entries(laws)) {
    yield checked(name, fc.check(fc.property(pairArbitrary, law), { seed, numRuns: pairs }));
  }
}

function checked<T>(name: string, details: fc.RunDetails<T>, counted = new Map<string, number>()): Check {
  if (!details.failed) return { name, counted };
  const cause = details.errorInstance instanceof Error ? details.errorInstance.message : '';
  const pair = fc.stringify(details.counterexample);
  return { name, problem: `${cause}\nseed ${details.seed}, path ${details.counterexamplePath}\n${pair}`, counted };
}

function errors(differences: ReturnType<typeof protobufCanRead>): string {
  return differences
    .filter(({ severity, rule }) => severity === 'ERROR' && !/RESERVED_REUSED$/.test(rule))
    .map(({ rule, path }) => `${rule} ${path}`)
    .join();
}

function parsed(shape: Pair['next']): ReturnType<typeof parseProtobuf> {
  return parseProtobuf(shapeText(shape));
}
