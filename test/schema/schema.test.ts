import fs from 'node:fs';
import path from 'node:path';
import { Compatibility } from '../../src/schema/compatibility';
import { isLoosened } from '../../src/schema/loosened-mode';
import { parseSchema } from '../../src/schema/parsed-schema';
import { Schema } from '../../src/schema/schema';
import { SchemaFormat } from '../../src/schema/schema-format';
import { messageOf, temporaryFolder } from '../support/program';
import { EVOLUTIONS } from './history/folders';

const FROM_FILE = { AVRO: Schema.avroFile, PROTOBUF: Schema.protobufFile, JSON: Schema.jsonFile } as const;
const FROM_TEXT = { AVRO: Schema.avro, PROTOBUF: Schema.protobuf, JSON: Schema.json } as const;

describe.each(EVOLUTIONS)('a schema in $format', ({ format, extension, v1, reformatted, bad }) => {
  const options = { fileName: `v1.${extension}`, references: [], registered: false };

  test('is the same from a file, from text and written down otherwise', () => {
    const file = path.join(temporaryFolder(), `order.${extension}`);
    fs.writeFileSync(file, v1);
    const parsed = [FROM_FILE[format](file), FROM_TEXT[format](v1), FROM_TEXT[format](reformatted)].map((schema) =>
      schema._parse(),
    );

    expect(new Set(parsed.map(({ text }) => text)).size).toBe(1);
    expect(new Set(parsed.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(parsed[0]!.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  test('another schema has another fingerprint', () => {
    const [one, other] = [v1, bad].map((text) => parseSchema(format, text, options).fingerprint);

    expect(one).not.toBe(other);
  });

  test('has the name of its record', () => {
    expect(parseSchema(format, v1, options).recordName).toBe('Order');
  });

  test('is read when something needs it, not before', () => {
    const schema = FROM_FILE[format]('no-such-file');

    expect(schema.sourceName).toBe('no-such-file');
    expect(messageOf(() => schema._parse())).toBe(
      "[no-such-file] 'file' must exist and be readable, relative to the working directory; correct the path, or run from the folder of cdktf.json",
    );
  });

  test('goes through the neutral record and back', () => {
    const record = parseSchema(format, v1, options).toRecordSchema();

    const again = Schema.fromRecord(record, format)._parse().toRecordSchema();

    expect(again.fields).toStrictEqual(record.fields);
  });

  test('fails when it is judged against another language', () => {
    const other = EVOLUTIONS.find((evolution) => evolution.format !== format)!;
    const earlier = parseSchema(other.format, other.v1, { ...options, fileName: 'v0' });

    expect(
      messageOf(() =>
        parseSchema(format, v1, options).judgeAgainst(Compatibility.FULL, [{ version: 1, schema: earlier }]),
      ),
    ).toBe(
      `[v1.${extension}] 'schema' must be ${other.format}, as the earlier versions of its subject are, got ${format}; keep the format, or start a new subject`,
    );
  });
});

test('every language is known', () => {
  expect(EVOLUTIONS.map(({ format }) => format).sort()).toStrictEqual(Object.values(SchemaFormat).sort());
});

test('a mode is loosened exactly when some promise of it is gone', () => {
  // Promises: reads the latest, reads all, is read by the latest, is read by all.
  const promises: Record<Compatibility, readonly string[]> = {
    [Compatibility.NONE]: [],
    [Compatibility.BACKWARD]: ['reads'],
    [Compatibility.BACKWARD_TRANSITIVE]: ['reads', 'reads all'],
    [Compatibility.FORWARD]: ['is read'],
    [Compatibility.FORWARD_TRANSITIVE]: ['is read', 'is read by all'],
    [Compatibility.FULL]: ['reads', 'is read'],
    [Compatibility.FULL_TRANSITIVE]: ['reads', 'reads all', 'is read', 'is read by all'],
  };
  for (const before of Object.values(Compatibility)) {
    for (const after of Object.values(Compatibility)) {
      const gone = promises[before].filter((promise) => !promises[after].includes(promise));
      expect([before, after, isLoosened(before, after)]).toStrictEqual([before, after, gone.length > 0]);
    }
  }
});
