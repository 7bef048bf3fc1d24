import { Type } from 'avsc';
import fc from '../../support/property';
import { avroCanRead } from '../../../src/schema/avro/avro-can-read';
import type { AvroSchema } from '../../../src/schema/avro/avro-type';
import { parseAvro } from '../../../src/schema/avro/parse-avro';
import { Compatibility } from '../../../src/schema/compatibility';
import { DifferenceSeverity, type SchemaDifference } from '../../../src/schema/schema-difference';
import { judge } from '../../../src/schema/verdict';
import { schemaTree } from './schema-generator';
import { schemaPair } from './schema-mutation';
import { render } from './schema-render';
import { numbersFrom, valueOf, withoutDefaults } from './value-generator';

// A few hundred pairs in `npm test`; SLUICEGATE_PAIRS=10000 for a full run.
const numRuns = Number(process.env.SLUICEGATE_PAIRS ?? 300);

function errors(reader: AvroSchema, writer: AvroSchema): SchemaDifference[] {
  return avroCanRead(reader, writer).filter(({ severity }) => severity === DifferenceSeverity.ERROR);
}

describe('laws', () => {
  test('a schema reads itself without a word', () => {
    fc.assert(
      fc.property(schemaTree, (tree) => {
        const text = render(tree);
        expect(avroCanRead(parseAvro(text), parseAvro(text))).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('FULL is BACKWARD and FORWARD, BACKWARD from a to b is FORWARD from b to a, transitive implies plain', () => {
    fc.assert(
      fc.property(schemaPair, schemaTree, ([a, b], first) => {
        const [older, newer, oldest] = [parseAvro(a), parseAvro(b), parseAvro(render(first))];
        const holds = (mode: Compatibility, next: AvroSchema, ...history: AvroSchema[]): boolean =>
          judge(
            mode,
            next,
            history.map((schema, index) => ({ version: index + 1, schema })),
            avroCanRead,
          ).compatible;
        const backward = holds(Compatibility.BACKWARD, newer, older);
        expect(holds(Compatibility.FORWARD, older, newer)).toBe(backward);
        const forward = holds(Compatibility.FORWARD, newer, older);
        expect(holds(Compatibility.FULL, newer, older)).toBe(backward && forward);
        if (holds(Compatibility.BACKWARD_TRANSITIVE, newer, oldest, older)) expect(backward).toBe(true);
        if (holds(Compatibility.FORWARD_TRANSITIVE, newer, oldest, older)) expect(forward).toBe(true);
        expect(holds(Compatibility.FULL_TRANSITIVE, newer, older)).toBe(backward && forward);
      }),
      { numRuns },
    );
  });

  test('the verdict does not depend on which of the two is new, only the remedies do', () => {
    fc.assert(
      fc.property(schemaPair, ([a, b]) => {
        const [reader, writer] = [parseAvro(b), parseAvro(a)];
        const rules = (direction: 'BACKWARD' | 'FORWARD'): string[] =>
          avroCanRead(reader, writer, { direction, transitive: true }).map(({ rule }) => rule);
        expect(rules('FORWARD')).toEqual(rules('BACKWARD'));
      }),
      { numRuns },
    );
  });
});

/**
 * Where avsc is known to judge otherwise than Confluent's registry: it compares full names where Avro and the registry
 * compare names without their namespace, so it refuses a type that only changed its namespace.
 */
function isKnownDisagreement({ ours, theirs, relaxed }: Judged): boolean {
  return ours && !theirs && relaxed;
}

interface Judged {
  readonly ours: boolean;
  readonly theirs: boolean;
  /** What avsc says when it is told to ignore namespaces. */
  readonly relaxed: boolean;
}

function avscReads(reader: Type, writer: Type, ignoreNamespaces: boolean): boolean {
  try {
    reader.createResolver(writer, { ignoreNamespaces });
    return true;
  } catch {
    return false;
  }
}

/** Schemas that avsc 5.7 does not take, though valid: it trips over some defaults of records (bytes, recursion). */
let untaken = 0;

function avscType(text: string): Type | undefined {
  try {
    return Type.forSchema(JSON.parse(text), { wrapUnions: true });
  } catch {
    untaken += 1;
    return undefined;
  }
}

describe('beside avsc', () => {
  test('the verdict is the same, apart from changes of a namespace, which avsc refuses', () => {
    fc.assert(
      fc.property(schemaPair, ([a, b]) => {
        const [reader, writer] = [avscType(b), avscType(a)];
        if (reader === undefined || writer === undefined) return;
        const judged: Judged = {
          ours: errors(parseAvro(b), parseAvro(a)).length === 0,
          theirs: avscReads(reader, writer, false),
          relaxed: avscReads(reader, writer, true),
        };
        if (judged.ours === judged.theirs) return;
        expect({ known: isKnownDisagreement(judged), ...judged }).toMatchObject({ known: true });
      }),
      { numRuns },
    );
  });

  test('data of the writer is decoded with the reader when we say compatible', () => {
    fc.assert(
      fc.property(schemaPair, fc.nat(), ([a, b], seed) => {
        const [reader, written] = [avscType(b), parseAvro(a)];
        if (reader === undefined || errors(parseAvro(b), written).length > 0) return;
        const writer = Type.forSchema(withoutDefaults(a) as never, { wrapUnions: true });
        const bytes = writer.toBuffer(valueOf(written.root, numbersFrom(seed)));
        const resolver = reader.createResolver(writer, { ignoreNamespaces: true });
        expect(reader.isValid(reader.fromBuffer(bytes, resolver))).toBe(true);
      }),
      { numRuns },
    );
  });

  test('few schemas are without the second opinion', () => {
    expect(untaken).toBeLessThan(numRuns / 10);
  });

  test('data of the writer is not decoded with the reader when a field, a kind or a size stands against it', () => {
    const structural = ['READER_FIELD_MISSING_DEFAULT_VALUE', 'TYPE_MISMATCH', 'FIXED_SIZE_MISMATCH'];
    fc.assert(
      fc.property(schemaPair, ([a, b]) => {
        const [reader, writer] = [avscType(b), avscType(a)];
        if (reader === undefined || writer === undefined) return;
        if (!errors(parseAvro(b), parseAvro(a)).some(({ rule }) => structural.includes(rule))) return;
        expect(() => reader.createResolver(writer, { ignoreNamespaces: true })).toThrow();
      }),
      { numRuns },
    );
  });
});
