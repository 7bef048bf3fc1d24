import { avroCanRead } from '../../../src/schema/avro/avro-can-read';
import { parseAvro } from '../../../src/schema/avro/parse-avro';
import { DifferenceSeverity } from '../../../src/schema/schema-difference';
import type { Direction } from '../../../src/schema/verdict';
import { CASES } from './compatibility-cases';

function differences(reader: string, writer: string, direction: Direction = 'BACKWARD', transitive = false) {
  return avroCanRead(parseAvro(reader), parseAvro(writer), { direction, transitive });
}

function record(...fields: string[]): string {
  return `{"type":"record","name":"Order","fields":[${fields.join(',')}]}`;
}

const typed = (type: string): string => record(`{"name":"a","type":${type}}`);
const ENUM = (symbols: string): string => `{"type":"enum","name":"E","symbols":[${symbols}]}`;

describe('avroCanRead', () => {
  test.each(CASES.map((entry) => [entry.name, entry] as const))('judges: %s', (_name, entry) => {
    const found = differences(entry.reader, entry.writer);
    const texts = (severity: DifferenceSeverity): string[] =>
      found.filter((one) => one.severity === severity).map(({ rule, path }) => `${rule} ${path}`);
    expect(texts(DifferenceSeverity.ERROR)).toEqual(entry.errors);
    expect(texts(DifferenceSeverity.WARNING)).toEqual(entry.warnings ?? []);
  });

  test('what is assumed about a recursive type while it is read does not outlive the assumption', () => {
    const text = (inA: string): string =>
      '{"type":"record","name":"A","fields":[{"name":"b","type":{"type":"record","name":"B",' +
      `"fields":[{"name":"a","type":["null","A"]}]}},{"name":"x","type":"${inA}"}]}`;
    const found = differences(text('int'), text('string'));
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['TYPE_MISMATCH A.x']);
  });

  test('a branch reads where one of its own branches does, though the others do not', () => {
    const inner = (namespace: string, type: string): string =>
      `{"type":"record","name":"In","namespace":"${namespace}","fields":[{"name":"u","type":${type}}]}`;
    const leaf = (namespace: string, type: string): string =>
      `{"type":"record","name":"Leaf","namespace":"${namespace}","fields":[{"name":"c","type":"${type}"}]}`;
    const reader = typed(`[${inner('p', '"boolean"')},${inner('q', `[${leaf('y', 'int')},${leaf('z', 'string')}]`)}]`);
    const found = differences(reader, typed(inner('o', leaf('z', 'string'))));
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['NAMESPACE_CHANGED Order.a']);
  });

  test('takes five thousand records, each inside the one before, without a deeper stack', () => {
    const deep = (type: string): string => {
      const branches = Array.from({ length: 5000 }, (_, i) => {
        const inner = i === 0 ? type : `"R${i - 1}"`;
        return `{"type":"record","name":"R${i}","fields":[{"name":"a","type":${inner}}]}`;
      });
      return `[${branches.join(',')}]`;
    };
    const [first] = differences(deep('"int"'), deep('"string"'));
    expect(first).toMatchObject({ rule: 'TYPE_MISMATCH', path: 'union<R0>.a' });
    expect(differences(deep('"int"'), deep('"int"'))).toEqual([]);
  });

  test('ends where each type is used twice by the next one', () => {
    const doubled = (type: string): string => {
      const fields = Array.from({ length: 60 }, (_, i) => {
        const inner = i === 0 ? type : `"R${i - 1}"`;
        return `{"name":"f${i}","type":{"type":"record","name":"R${i}","fields":[{"name":"a","type":${inner}},{"name":"b","type":${inner}}]}}`;
      });
      return record(...fields);
    };
    expect(differences(doubled('"int"'), doubled('"string"')).map(({ path }) => path)).toEqual([
      'Order.f0.a',
      'Order.f0.b',
    ]);
  });

  test('takes a record of a thousand fields', () => {
    const wide = (type: string): string =>
      record(...Array.from({ length: 1000 }, (_, i) => `{"name":"f${i}","type":"${i % 2 === 0 ? type : 'string'}"}`));
    expect(differences(wide('int'), wide('long'))).toHaveLength(500);
  });
});

describe('a difference says what was, what is and the way out', () => {
  test('fails when a field without a default is added', () => {
    const [found] = differences(record('{"name":"currency","type":"string"}'), record());
    expect(found).toEqual({
      rule: 'READER_FIELD_MISSING_DEFAULT_VALUE',
      severity: 'ERROR',
      path: 'Order.currency',
      writer: "no field 'currency'",
      reader: "field 'currency' of type string, without a default",
      remedy:
        `give 'currency' a default, for instance "default": "", or make it nullable: ` +
        `a union with "null" first, and "default": null`,
    });
  });

  const renamed = [record('{"name":"email","type":"string"}'), record('{"name":"mail","type":"string"}')] as const;
  const added = [record('{"name":"a","type":"string"}'), record()] as const;

  test.each<[string, readonly [string, string], Direction, boolean, string]>([
    [
      'a field is renamed (BACKWARD)',
      renamed,
      'BACKWARD',
      false,
      `if it is 'mail' under a new name, add "aliases": ["mail"] to it; otherwise give 'email' a default, for instance "default": "", ` +
        `or make it nullable: a union with "null" first, and "default": null`,
    ],
    [
      'a field is renamed (FORWARD)',
      renamed,
      'FORWARD',
      false,
      `put 'email' back and rename in steps:\n1. add 'mail' beside 'email', with a default, and register that version\n` +
        `2. let the producers fill both fields\n3. move every consumer to 'mail'\n` +
        `4. give 'email' a default, register that version, move every consumer to it, and only then remove 'email'`,
    ],
    [
      'a required field is removed (FORWARD)',
      added,
      'FORWARD',
      false,
      `put 'a' back, then remove it in two versions:\n1. give 'a' a default and register that version\n` +
        `2. move every consumer to that version, so that none needs the field any more\n3. remove 'a' and register the next version`,
    ],
    [
      'a required field is removed (FORWARD_TRANSITIVE)',
      added,
      'FORWARD',
      true,
      `an earlier version reads 'a' without a default, and a transitive mode compares with it for good; so keep it as it was, or start over in a new subject:\n` +
        `1. create a topic with its own subject (for instance with '.v2' at the end) and register the new schema there\n` +
        `2. let the producers write to both topics\n3. move the consumers to the new topic, one by one\n` +
        `4. stop writing to the old topic, and delete it when its retention has passed`,
    ],
    [
      'a type changes (BACKWARD)',
      [typed('"string"'), typed('"int"')],
      'BACKWARD',
      false,
      `put the earlier type of 'a' back and change it in steps:\n` +
        `1. add a field 'a_v2' of type string beside 'a', with a default, and register that version\n` +
        `2. let the producers fill both fields\n3. move every consumer to 'a_v2'\n4. stop filling 'a' and remove it in a later version`,
    ],
    [
      'a type becomes narrower (BACKWARD)',
      [typed('"int"'), typed('"long"')],
      'BACKWARD',
      false,
      `keep long, which also holds every int; or put the earlier type of 'a' back and change it in steps:\n` +
        `1. add a field 'a_v2' of type int beside 'a', with a default, and register that version\n` +
        `2. let the producers fill both fields\n3. move every consumer to 'a_v2'\n4. stop filling 'a' and remove it in a later version`,
    ],
    [
      'a type becomes wider (FORWARD_TRANSITIVE)',
      [typed('"int"'), typed('"long"')],
      'FORWARD',
      true,
      `the earlier readers cannot take long: put the earlier type of 'a' back and change it in steps:\n` +
        `1. add a field 'a_v2' of type long beside 'a', with a default, and register that version\n` +
        `2. let the producers fill both fields\n3. move every consumer to 'a_v2'\n` +
        `4. keep 'a' for the readers of earlier versions, with a note in its doc that it is deprecated`,
    ],
    [
      'a field is no longer nullable (BACKWARD)',
      [typed('"int"'), typed('["null","int"]')],
      'BACKWARD',
      false,
      'keep union of null, int: earlier data may hold null; where every new value is set, let the producers assure it',
    ],
    [
      'a branch is removed (BACKWARD)',
      [typed('["null","int"]'), typed('["null","int","string"]')],
      'BACKWARD',
      false,
      'put string back into the union',
    ],
    [
      'a symbol is removed (BACKWARD)',
      [typed(ENUM('"X"')), typed(ENUM('"X","Y"'))],
      'BACKWARD',
      false,
      'put Y back, or give the enum a default that stands for what is no longer known',
    ],
    [
      'a symbol is added (FORWARD)',
      [typed(ENUM('"X"')), typed(ENUM('"X","Y"'))],
      'FORWARD',
      false,
      "add Y in two versions:\n1. give the enum a default, for instance a symbol 'UNKNOWN', without Y, and register that version\n" +
        '2. move every consumer to that version\n3. add Y and register the next version',
    ],
    [
      'a type is renamed (BACKWARD)',
      [typed('{"type":"fixed","name":"G","size":1}'), typed('{"type":"fixed","name":"F","size":1}')],
      'BACKWARD',
      false,
      'name it F again, or add "aliases": ["F"] to G',
    ],
    [
      'an alias means two fields (BACKWARD)',
      [
        record('{"name":"a","type":"int","aliases":["b"]}'),
        record('{"name":"a","type":"int"}', '{"name":"b","type":"int"}'),
      ],
      'BACKWARD',
      false,
      "remove the aliases of 'a' until it means one field only, for instance 'a'",
    ],
    [
      'a fixed changes its size inside an array (BACKWARD)',
      [
        typed('{"type":"array","items":{"type":"fixed","name":"F","size":1}}'),
        typed('{"type":"array","items":{"type":"fixed","name":"F","size":2}}'),
      ],
      'BACKWARD',
      false,
      `a fixed cannot change its size: put the earlier type of 'a' back and change it in steps:\n` +
        `1. add a field 'a_v2' of the new type beside 'a', with a default, and register that version\n` +
        `2. let the producers fill both fields\n3. move every consumer to 'a_v2'\n4. stop filling 'a' and remove it in a later version`,
    ],
  ])('fails when %s, with the remedy', (_name, [reader, writer], direction, transitive, remedy) => {
    expect(differences(reader, writer, direction, transitive).map((one) => one.remedy)).toEqual([remedy]);
  });

  test('the path names fields as the newer schema does', () => {
    const inner = (name: string, type: string, more: string): string =>
      `{"name":"${name}","type":{"type":"record","name":"In","fields":[{"name":"x","type":"${type}"}]}${more}}`;
    const pair = [record(inner('b', 'int', ',"aliases":["a"]')), record(inner('a', 'string', ''))] as const;
    expect(differences(...pair, 'BACKWARD').at(-1)?.path).toBe('Order.b.x');
    expect(differences(...pair, 'FORWARD').at(-1)?.path).toBe('Order.a.x');
  });
});
