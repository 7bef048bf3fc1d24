import { Compatibility } from '../../src/schema/compatibility';
import { DifferenceSeverity, type SchemaDifference } from '../../src/schema/schema-difference';
import { judge } from '../../src/schema/verdict';
import { verdictText } from '../../src/schema/verdict-text';

const PRICE: SchemaDifference = {
  rule: 'TYPE_MISMATCH',
  severity: DifferenceSeverity.ERROR,
  path: 'Order.price',
  writer: 'double',
  reader: 'string',
  remedy: 'change it in steps:\n1. add a field\n2. move the consumers',
};
const HISTORY = [1, 2, 3, 5].map((version) => ({ version, schema: version }));

describe('verdictText', () => {
  test('lists path, rule, what was, what is, the versions that break and the remedy with its steps', () => {
    const verdict = judge(Compatibility.BACKWARD_TRANSITIVE, 6, HISTORY, (_reader, writer) =>
      writer === 2 ? [] : [PRICE],
    );
    expect(verdictText(verdict)).toBe(
      [
        'incompatible, 1 problem: BACKWARD_TRANSITIVE asks that the new schema reads data of every earlier version (1-3, 5)',
        '',
        '1. Order.price (TYPE_MISMATCH)',
        '   was:      double',
        '   now:      string',
        '   breaks:   data written with versions 1, 3, 5 cannot be read with the new schema',
        '   remedy:   change it in steps:',
        '             1. add a field',
        '             2. move the consumers',
      ].join('\n'),
    );
  });

  test('says the same thing once when it breaks in both directions, and never swaps what was and what is', () => {
    const verdict = judge(Compatibility.FULL, 6, HISTORY, (reader) =>
      reader === 6 ? [PRICE] : [{ ...PRICE, writer: 'string', reader: 'double' }],
    );
    expect(verdictText(verdict)).toBe(
      [
        'incompatible, 1 problem: FULL asks that the new schema reads data of the latest version (5) and the latest version (5) reads data of the new schema',
        '',
        '1. Order.price (TYPE_MISMATCH)',
        '   was:      double',
        '   now:      string',
        '   breaks:   data written with version 5 cannot be read with the new schema',
        '   breaks:   data written with the new schema cannot be read with version 5',
        '   remedy:   change it in steps:',
        '             1. add a field',
        '             2. move the consumers',
      ].join('\n'),
    );
  });

  test('lists warnings after the problems, under their own heading', () => {
    const verdict = judge(Compatibility.FORWARD, 6, HISTORY, () => [
      { ...PRICE, severity: DifferenceSeverity.WARNING, rule: 'LOGICAL_TYPE_CHANGED', remedy: 'tell the consumers' },
    ]);
    expect(verdictText(verdict)).toBe(
      [
        'compatible: FORWARD asks that the latest version (5) reads data of the new schema',
        '',
        '1 warning: the data can be read, but may be understood differently',
        '',
        '1. Order.price (LOGICAL_TYPE_CHANGED)',
        '   was:      string',
        '   now:      double',
        '   concerns: new data, read with version 5',
        '   remedy:   tell the consumers',
      ].join('\n'),
    );
  });

  test.each([
    [Compatibility.NONE, HISTORY, 'compatible: NONE promises nothing, nothing was compared'],
    [Compatibility.FULL, [], 'compatible (FULL): there is no earlier version to compare with'],
  ])('says for %s why there was nothing to compare', (mode, history, expected) => {
    expect(verdictText(judge(mode, 6, history, () => [PRICE]))).toBe(expected);
  });
});
