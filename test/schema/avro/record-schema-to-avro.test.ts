import { avroToRecordSchema } from '../../../src/schema/avro/avro-to-record-schema';
import { normaliseAvro } from '../../../src/schema/avro/normalise-avro';
import { parseAvro } from '../../../src/schema/avro/parse-avro';
import { recordSchemaToAvro } from '../../../src/schema/avro/record-schema-to-avro';
import { FieldType, TimePrecision } from '../../../src/schema/field-type';
import { RecordSchema, type RecordField } from '../../../src/schema/record-schema';

function written(...fields: RecordField[]): string {
  const record = new RecordSchema({ recordName: 'Order', recordNamespace: 'com.acme', fields });
  return normaliseAvro(recordSchemaToAvro(record))
    .replace(/^.*?"fields":/, '')
    .slice(0, -1);
}

const typed = (type: FieldType): string => written({ name: 'a', type });

describe('recordSchemaToAvro', () => {
  test.each<[FieldType, string]>([
    [FieldType.string(), '"string"'],
    [FieldType.bytes(), '"bytes"'],
    [FieldType.boolean(), '"boolean"'],
    [FieldType.int32(), '"int"'],
    [FieldType.int64(), '"long"'],
    [FieldType.float32(), '"float"'],
    [FieldType.float64(), '"double"'],
    [FieldType.decimal(18, 2), '{"type":"bytes","logicalType":"decimal","precision":18,"scale":2}'],
    [FieldType.date(), '{"type":"int","logicalType":"date"}'],
    [FieldType.time(TimePrecision.SECONDS), '{"type":"int","logicalType":"time-millis"}'],
    [FieldType.time(TimePrecision.MICROSECONDS), '{"type":"long","logicalType":"time-micros"}'],
    [FieldType.instant(TimePrecision.MILLISECONDS), '{"type":"long","logicalType":"timestamp-millis"}'],
    [FieldType.localTimestamp(TimePrecision.NANOSECONDS), '{"type":"long","logicalType":"local-timestamp-nanos"}'],
    [FieldType.uuid(), '{"type":"string","logicalType":"uuid"}'],
    [FieldType.enumeration('E', ['A', 'B']), '{"type":"enum","name":"com.acme.E","symbols":["A","B"]}'],
    [FieldType.enumeration('other.E', ['A']), '{"type":"enum","name":"other.E","symbols":["A"]}'],
    [FieldType.array(FieldType.string()).withNullableElements(), '{"type":"array","items":["null","string"]}'],
    [FieldType.map(FieldType.int64()), '{"type":"map","values":"long"}'],
    [
      FieldType.struct('In', [{ name: 'x', type: FieldType.int32() }]),
      '{"type":"record","name":"com.acme.In","fields":[{"name":"x","type":"int"}]}',
    ],
  ])('writes %s', (type, expected) => {
    expect(typed(type)).toBe(`[{"name":"a","type":${expected}}]`);
  });

  test('puts null where the default is, and keeps doc, tags and every digit', () => {
    const type = FieldType.int64();
    expect(written({ name: 'a', type, nullable: true, defaultJson: 'null' })).toBe(
      '[{"name":"a","type":["null","long"],"default":null}]',
    );
    expect(written({ name: 'a', type, nullable: true })).toBe('[{"name":"a","type":["null","long"]}]');
    expect(
      written({ name: 'a', type, nullable: true, defaultJson: '9223372036854775807', doc: 'd', tags: ['PII'] }),
    ).toBe('[{"name":"a","type":["long","null"],"doc":"d","default":9223372036854775807,"confluent:tags":["PII"]}]');
  });

  test('defines a type once and refers to it after that', () => {
    const inner = (): FieldType => FieldType.struct('In', [{ name: 'x', type: FieldType.enumeration('E', ['A']) }]);
    expect(written({ name: 'a', type: inner() }, { name: 'b', type: inner() })).toBe(
      '[{"name":"a","type":{"type":"record","name":"com.acme.In","fields":[{"name":"x","type":{"type":"enum","name":"com.acme.E","symbols":["A"]}}]}},' +
        '{"name":"b","type":"com.acme.In"}]',
    );
  });

  test('is what avroToRecordSchema reads back', () => {
    const text =
      '{"type":"record","name":"com.acme.Order","doc":"d","fields":[' +
      '{"name":"id","type":{"type":"string","logicalType":"uuid"}},' +
      '{"name":"mail","type":["null","string"],"default":null,"confluent:tags":["PII"]},' +
      '{"name":"lines","type":{"type":"array","items":{"type":"record","name":"com.acme.Line","fields":[{"name":"n","type":"int","default":1}]}}},' +
      '{"name":"first","type":["null","com.acme.Line"],"default":null},' +
      '{"name":"state","type":{"type":"enum","name":"other.State","symbols":["A"]},"default":"A"}]}';
    expect(normaliseAvro(recordSchemaToAvro(avroToRecordSchema(parseAvro(text))))).toBe(text);
  });

  test.each<[string, RecordField[], string]>([
    [
      'a field is JSON',
      [{ name: 'a', type: FieldType.json() }],
      "'Order.a' must have a type of Avro, got JSON; describe its fields, or declare it as a text",
    ],
    [
      'a time of day has nanoseconds',
      [{ name: 'a', type: FieldType.time(TimePrecision.NANOSECONDS) }],
      "'Order.a' must have milliseconds or microseconds, got TIME(NANOSECONDS); use a smaller precision",
    ],
    [
      'two types of one name differ',
      [
        { name: 'a', type: FieldType.enumeration('E', ['A']) },
        { name: 'b', type: FieldType.enumeration('E', ['B']) },
      ],
      "'Order.b' must have one meaning for each name, got another com.acme.E; give one of the two another name",
    ],
    [
      'a default is no JSON',
      [{ name: 'a', type: FieldType.string(), defaultJson: 'EUR' }],
      '\'Order.a\' must have a default that is JSON, got "EUR"; write a text in quotes: "\\"EUR\\""',
    ],
    [
      'a default does not fit',
      [{ name: 'a', type: FieldType.string(), defaultJson: '1' }],
      "'Order.a' must have a default that is a text, got 1; change the default, or the type string",
    ],
    [
      'a name is none of Avro',
      [{ name: 'a-b', type: FieldType.string() }],
      '\'Order\' must have fields with valid names, got "a-b"; start with a letter or underscore, go on with letters, digits and underscores',
    ],
    [
      'a type nests without end',
      [
        {
          name: 'a',
          type: Array.from({ length: 102 }).reduce<FieldType>((type) => FieldType.array(type), FieldType.int32()),
        },
      ],
      `'Order.a${'[]'.repeat(101)}' must nest at most 100 levels deep, got one level more; flatten the record`,
    ],
  ])('fails when %s', (_name, fields, message) => {
    expect(() => written(...fields)).toThrow(message);
  });
});
