import { avroCrc64, avroFingerprint, parsingCanonicalForm } from '../../../src/schema/avro/avro-fingerprint';
import { parseAvro } from '../../../src/schema/avro/parse-avro';

describe('avroFingerprint', () => {
  test('is that of the normalised text: the same for a reformatted file, another for another default', () => {
    const text = (value: number): string =>
      `{"type":"record","name":"R","fields":[{"name":"a","type":"int","default":${value}}]}`;
    expect(avroFingerprint(parseAvro(text(1)))).toBe(avroFingerprint(parseAvro(text(1).replace(/,/g, ' , '))));
    expect(avroFingerprint(parseAvro(text(1)))).not.toBe(avroFingerprint(parseAvro(text(2))));
    expect(avroFingerprint(parseAvro('"int"'))).toBe(
      '3f2b87a9fe7cc9b13835598c3981cd45e3e355309e5090aa0933d7becb6fba45',
    );
  });
});

describe('avroCrc64', () => {
  // The values of the test cases that come with Avro.
  test.each([
    ['"null"', '63dd24e7cc258f8a'],
    ['"int"', '7275d51a3f395c8f'],
    ['"string"', '8f014872634503c7'],
  ])('of %s is %s', (text, expected) => {
    expect(avroCrc64(parseAvro(text))).toBe(expected);
  });

  test('regards only what decoding needs, and writes out the types of references', () => {
    const schema = parseAvro(
      '{"type":"record","name":"R","namespace":"x","doc":"d","fields":[{"name":"a","type":["null","F"],"default":null}]}',
      { references: [{ name: 'f', text: '{"type":"fixed","name":"x.F","size":4,"logicalType":"duration"}' }] },
    );
    expect(parsingCanonicalForm(schema)).toBe(
      '{"name":"x.R","type":"record","fields":[{"name":"a","type":["null",{"name":"x.F","type":"fixed","size":4}]}]}',
    );
  });
});
