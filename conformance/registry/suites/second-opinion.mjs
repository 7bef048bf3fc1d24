// Our Avro and JSON Schema verdicts on the hand-made cases, beside those of a real registry.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { library } from '../../kafka/support/library.mjs';
import { AVRO_VERDICTS, JSON_NOT_ASKED, JSON_VERDICTS } from '../known-differences.mjs';
import { REPOSITORY } from '../paths.mjs';

const { parseSchema } = library('src/schema/parsed-schema');
const { CASES } = library('test/schema/avro/compatibility-cases');
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const OPTIONS = { fileName: 'case', references: [], registered: false };

function jsonCases() {
  const cases = JSON.parse(fs.readFileSync(path.join(REPOSITORY, 'test/schema/json/difference-cases.json'), 'utf8'));
  return cases
    .filter(({ reader, writer }) => !JSON_NOT_ASKED.some(([pattern]) => pattern.test(`${reader}\n${writer}`)))
    .map(({ name, reader, writer }) => ({ name, reader: withDraft(reader), writer: withDraft(writer) }));
}

/** Apicurio takes a schema for one by its draft only. */
function withDraft(text) {
  return JSON.stringify({ $schema: DRAFT, ...JSON.parse(text) });
}

function ours(format, { reader, writer }) {
  const history = [{ version: 1, schema: parseSchema(format, writer, OPTIONS) }];
  return parseSchema(format, reader, OPTIONS).judgeAgainst('BACKWARD', history).compatible;
}

let asked = 0;

/** @returns {Promise<boolean | string>} whether the registry would take the reader after the writer, or why it cannot say */
async function theirs(registry, schemaType, { reader, writer }) {
  asked += 1;
  const subject = `opinion-${asked}`;
  const registered = await registry.ask('POST', `/subjects/${subject}/versions`, { schemaType, schema: writer });
  if (registered.status !== 200) return registered.body.message;
  await registry.ask('PUT', `/config/${subject}`, { compatibility: 'BACKWARD' });
  const body = { schemaType, schema: reader };
  const answer = await registry.ask('POST', `/compatibility/subjects/${subject}/versions/latest`, body);
  return answer.status === 200 ? answer.body.is_compatible : answer.body.message;
}

export const suite = {
  name: 'a second opinion',
  async run({ check, engine: { registry } }) {
    const compared = async (format, cases, known) => {
      const differing = [];
      for (const one of cases)
        if (ours(format, one) !== (await theirs(registry, format, one))) differing.push(one.name);
      assert.deepEqual(differing.sort(), [...known.keys()].sort());
    };
    await check(`${CASES.length} Avro cases, but for ${AVRO_VERDICTS.size} that has a name`, () =>
      compared('AVRO', CASES, AVRO_VERDICTS),
    );
    const cases = jsonCases();
    await check(`${cases.length} JSON Schema cases, but for ${JSON_VERDICTS.size} that have names`, () =>
      compared('JSON', cases, JSON_VERDICTS),
    );
  },
};
