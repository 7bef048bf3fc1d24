import fc from '../../support/property';
import { parse } from 'yaml';
import { yamlDocument, type YamlValue } from '../../../src/kafka/emitted/yaml';

const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 3 }), entries(tie('value'))),
}));

function entries(of: fc.Arbitrary<YamlValue>): fc.Arbitrary<{ [key: string]: YamlValue }> {
  const key = fc.oneof(
    fc.constantFrom('yes', 'null', 'a.b', 'x/y', '1', '~', '', 'E0', 'e-1'),
    fc.string({ maxLength: 4 }),
  );
  return fc.dictionary(
    key.filter((name) => name !== '__proto__'),
    of,
    { maxKeys: 3, noNullPrototype: true },
  );
}

test.each(['1.1', '1.2'] as const)('YAML %s reads back what was written', (version) => {
  fc.assert(
    fc.property(entries(value), (document) => {
      expect(parse(yamlDocument(document), { version })).toStrictEqual(document);
    }),
    { numRuns: 200 },
  );
});

test('a document in block style', () => {
  expect(yamlDocument({ b: { 'x.y': 'no', list: [{ z: 1, y: true }, 'text', []] }, a: {} })).toBe(
    [
      '---',
      'b:',
      '  x.y: "no"',
      '  list:',
      '    - z: 1',
      '      "y": true',
      '    - "text"',
      '    - []',
      'a: {}',
      '',
    ].join('\n'),
  );
});
