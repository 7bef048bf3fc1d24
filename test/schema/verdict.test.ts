import fc from '../support/property';
import { Compatibility } from '../../src/schema/compatibility';
import { DifferenceSeverity, type SchemaDifference } from '../../src/schema/schema-difference';
import { judge, type CanRead, type Reading } from '../../src/schema/verdict';

const MODES = Object.values(Compatibility);

/** A toy format: a schema is a set of letters, and a reader lacks what it does not know. */
const letters: CanRead<string> = (reader, writer) =>
  [...writer].filter((letter) => !reader.includes(letter)).map((letter) => difference(letter));

function difference(path: string, severity = DifferenceSeverity.ERROR): SchemaDifference {
  return { rule: 'MISSING', severity, path, writer: path, reader: 'nothing', remedy: `add ${path}` };
}

function versions(...schemas: string[]): { version: number; schema: string }[] {
  return schemas.map((schema, index) => ({ version: index + 1, schema }));
}

describe('judge', () => {
  const history = versions('ab', 'abc', 'a');

  test.each([
    [Compatibility.BACKWARD, ['BACKWARD 3 a']],
    [
      Compatibility.BACKWARD_TRANSITIVE,
      ['BACKWARD 3 a', 'BACKWARD 2 a', 'BACKWARD 2 b', 'BACKWARD 1 a', 'BACKWARD 1 b'],
    ],
    [Compatibility.FORWARD, ['FORWARD 3 c']],
    [Compatibility.FORWARD_TRANSITIVE, ['FORWARD 3 c', 'FORWARD 1 c']],
    [Compatibility.FULL, ['BACKWARD 3 a', 'FORWARD 3 c']],
    [
      Compatibility.FULL_TRANSITIVE,
      ['BACKWARD 3 a', 'FORWARD 3 c', 'BACKWARD 2 a', 'BACKWARD 2 b', 'BACKWARD 1 a', 'BACKWARD 1 b', 'FORWARD 1 c'],
    ],
    [Compatibility.NONE, []],
  ])('lists for %s every incompatibility of the versions that it asks for, latest first', (mode, expected) => {
    const verdict = judge(mode, 'c', history, letters);
    const found = verdict.incompatibilities.map((f) => `${f.direction} ${f.version} ${f.difference.path}`);
    expect(found).toEqual(expected);
    expect(verdict.compatible).toBe(expected.length === 0);
  });

  test.each(MODES)('%s is content without an earlier version', (mode) => {
    expect(judge(mode, 'a', [], letters)).toMatchObject({ compatible: true, incompatibilities: [], versions: [] });
  });

  test('keeps warnings apart, and they do not make a schema incompatible', () => {
    const verdict = judge(Compatibility.BACKWARD, 'a', versions('b'), () => [
      difference('x', DifferenceSeverity.WARNING),
    ]);
    expect(verdict.compatible).toBe(true);
    expect(verdict.warnings).toMatchObject([{ direction: 'BACKWARD', version: 1, difference: { path: 'x' } }]);
  });

  test('tells the format in which direction it reads and whether intermediate versions help', () => {
    const asked: Reading[] = [];
    judge(Compatibility.FULL_TRANSITIVE, 'a', versions('b'), (_reader, _writer, reading) => {
      asked.push(reading);
      return [];
    });
    expect(asked).toEqual([
      { direction: 'BACKWARD', transitive: true },
      { direction: 'FORWARD', transitive: true },
    ]);
  });

  test.each([[[2, 1]], [[1, 1]], [[0]], [[1.5]]])('fails when the versions %j do not ascend from 1', (numbers) => {
    const wrong = numbers.map((version) => ({ version, schema: 'a' }));
    expect(() => judge(Compatibility.BACKWARD, 'a', wrong, letters)).toThrow(
      /versions must be whole numbers from 1 that ascend, got/,
    );
  });

  const schema = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 });
  const past = fc.array(schema, { maxLength: 4 }).map((schemas) => versions(...schemas));

  test('FULL is BACKWARD and FORWARD, a transitive mode implies its plain one, NONE accepts all', () => {
    fc.assert(
      fc.property(schema, past, (next, earlier) => {
        const holds = (mode: Compatibility): boolean => judge(mode, next, earlier, letters).compatible;
        expect(holds(Compatibility.FULL)).toBe(holds(Compatibility.BACKWARD) && holds(Compatibility.FORWARD));
        expect(holds(Compatibility.FULL_TRANSITIVE)).toBe(
          holds(Compatibility.BACKWARD_TRANSITIVE) && holds(Compatibility.FORWARD_TRANSITIVE),
        );
        for (const mode of [Compatibility.BACKWARD, Compatibility.FORWARD, Compatibility.FULL]) {
          const transitive = MODES.find((candidate) => candidate === `${mode}_TRANSITIVE`)!;
          if (holds(transitive)) expect(holds(mode)).toBe(true);
        }
        expect(holds(Compatibility.NONE)).toBe(true);
      }),
    );
  });

  test('BACKWARD from a to b is FORWARD from b to a', () => {
    fc.assert(
      fc.property(schema, schema, (a, b) => {
        expect(judge(Compatibility.BACKWARD, a, versions(b), letters).compatible).toBe(
          judge(Compatibility.FORWARD, b, versions(a), letters).compatible,
        );
      }),
    );
  });
});
