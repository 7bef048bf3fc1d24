import { avroToRecordSchema } from '../../../src/schema/avro/avro-to-record-schema';
import { parseAvro } from '../../../src/schema/avro/parse-avro';
import type { RecordField, RecordSchema } from '../../../src/schema/record-schema';

function mapped(...fields: string[]): RecordSchema {
  const text = `{"type":"record","name":"Order","namespace":"com.acme","doc":"One order.","fields":[${fields.join(',')}]}`;
  return avroToRecordSchema(parseAvro(text, { fileName: 'order.avsc' }));
}

function only(type: string, more = ''): RecordField | undefined {
  return mapped(`{"name":"a","type":${type}${more}}`).fields[0];
}

describe('avroToRecordSchema', () => {
  test('takes name, namespace and doc of the root', () => {
    const schema = mapped();
    expect([schema.recordName, schema.recordNamespace, schema.doc]).toEqual(['Order', 'com.acme', 'One order.']);
  });

  test.each([
    ['"boolean"', 'BOOLEAN'],
    ['"int"', 'INT32'],
    ['"long"', 'INT64'],
    ['"float"', 'FLOAT32'],
    ['"double"', 'FLOAT64'],
    ['"bytes"', 'BYTES'],
    ['"string"', 'STRING'],
    ['["string"]', 'STRING'],
    ['{"type":"fixed","name":"F","size":4}', 'BYTES'],
    ['{"type":"bytes","logicalType":"decimal","precision":18,"scale":2}', 'DECIMAL(18, 2)'],
    ['{"type":"fixed","name":"F","size":8,"logicalType":"decimal","precision":18}', 'DECIMAL(18, 0)'],
    ['{"type":"int","logicalType":"date"}', 'DATE'],
    ['{"type":"int","logicalType":"time-millis"}', 'TIME(MILLISECONDS)'],
    ['{"type":"long","logicalType":"time-micros"}', 'TIME(MICROSECONDS)'],
    ['{"type":"long","logicalType":"timestamp-millis"}', 'TIMESTAMP(MILLISECONDS)'],
    ['{"type":"long","logicalType":"timestamp-micros"}', 'TIMESTAMP(MICROSECONDS)'],
    ['{"type":"long","logicalType":"timestamp-nanos"}', 'TIMESTAMP(NANOSECONDS)'],
    ['{"type":"long","logicalType":"local-timestamp-millis"}', 'TIMESTAMP(MILLISECONDS, local)'],
    ['{"type":"long","logicalType":"local-timestamp-micros"}', 'TIMESTAMP(MICROSECONDS, local)'],
    ['{"type":"long","logicalType":"local-timestamp-nanos"}', 'TIMESTAMP(NANOSECONDS, local)'],
    ['{"type":"string","logicalType":"uuid"}', 'UUID'],
    ['{"type":"fixed","name":"F","size":16,"logicalType":"uuid"}', 'UUID'],
    ['{"type":"string","logicalType":"of-our-own"}', 'STRING'],
    ['{"type":"enum","name":"E","symbols":["A"]}', 'ENUM E'],
    ['{"type":"enum","name":"other.E","symbols":["A"]}', 'ENUM other.E'],
    ['{"type":"array","items":"string"}', 'ARRAY<STRING>'],
    ['{"type":"map","values":"long"}', 'MAP<STRING, INT64>'],
    ['{"type":"record","name":"In","fields":[]}', 'STRUCT In'],
  ])('maps %s to %s', (type, expected) => {
    expect(only(type)?.type.toString()).toBe(expected);
    expect(only(type)?.nullable).toBeUndefined();
  });

  test.each(['["null","string"]', '["string","null"]'])('maps %s to a nullable field', (type) => {
    expect(only(type)).toMatchObject({ nullable: true, type: { kind: 'STRING' } });
  });

  test('keeps default, doc, tags of the field and of its type, and nullable elements', () => {
    const field = only(
      '["null",{"type":"array","items":["null","string"],"confluent:tags":["LIST"]}]',
      ',"default":null,"doc":"Names.","confluent:tags":["PII"],"tags":["PII","GDPR"]',
    );
    expect(field).toMatchObject({ defaultJson: 'null', doc: 'Names.', tags: ['PII', 'GDPR', 'LIST'] });
    expect(field?.type.elementNullable).toBe(true);
  });

  test('keeps every digit of a default', () => {
    expect(only('"long"', ',"default":9223372036854775807')?.defaultJson).toBe('9223372036854775807');
  });

  test.each([
    [
      'a union of several types',
      '["null","int","string"]',
      "'Order.a' must be a union of null and one type at most, got null, int, string; make a nullable field of each type",
    ],
    [
      'null alone',
      '"null"',
      "'Order.a' must hold more than null, got null; remove the field, or make it a union of null and its type",
    ],
    [
      'a union of null alone',
      '["null"]',
      "'Order.a' must be a union of null and one type at most, got null; make a nullable field of each type",
    ],
    [
      'a record that holds itself',
      '["null","Order"]',
      "'Order.a' must not hold itself, got record com.acme.Order; cut the recursion, or keep the inner value as a JSON text",
    ],
    [
      'a duration',
      '{"type":"fixed","name":"F","size":12,"logicalType":"duration"}',
      "'Order.a' must have a type that tables know, got fixed com.acme.F of 12 bytes (duration); hold it in fields of a plain type",
    ],
    [
      'a big decimal',
      '{"type":"bytes","logicalType":"big-decimal"}',
      "'Order.a' must have a type that tables know, got bytes (big-decimal); hold it in fields of a plain type",
    ],
    [
      'a union in an array',
      '{"type":"array","items":["int","string"]}',
      "'Order.a[]' must be a union of null and one type at most, got int, string; make a nullable field of each type",
    ],
    [
      'a union in a map of a nested record',
      '{"type":"record","name":"In","fields":[{"name":"m","type":{"type":"map","values":["int","long"]}}]}',
      "'Order.a.m{}' must be a union of null and one type at most, got int, long; make a nullable field of each type",
    ],
    [
      'nesting without end',
      '{"type":"array","items":'.repeat(102) + '"int"' + '}'.repeat(102),
      `'Order.a${'[]'.repeat(101)}' must nest at most 100 levels deep, got one level more; flatten the schema`,
    ],
  ])('fails when a field is %s', (_name, type, message) => {
    expect(() => only(type)).toThrow(`[order.avsc] ${message}`);
  });

  test('fails when the root is no record', () => {
    expect(() => avroToRecordSchema(parseAvro('"string"'))).toThrow(
      "[avro schema] 'string' must be a record at its root, got string; wrap the type in a record with one field",
    );
  });

  test('fails when records that are used twice by the next one make too many fields, at once and not after minutes', () => {
    const fields = Array.from({ length: 40 }, (_, i) => {
      const inner = i === 0 ? '"int"' : `"R${i - 1}"`;
      return `{"name":"f${i}","type":{"type":"record","name":"R${i}","fields":[{"name":"a","type":${inner}},{"name":"b","type":${inner}}]}}`;
    });
    expect(() => mapped(...fields)).toThrow(
      'must hold at most 100000 fields, nested ones written out, got more; split the schema',
    );
  });

  test('reports everything that cannot be mapped at once', () => {
    expect(() => mapped('{"name":"a","type":"null"}', '{"name":"b","type":["int","string"]}')).toThrow(/^2 problems/);
  });
});
