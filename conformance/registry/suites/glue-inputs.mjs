// The files that `aws glue … --cli-input-json` reads, by the model of the service itself: nobody needs to answer.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SUITE } from '../paths.mjs';
import { folderWith, synthesized, sluicegate } from '../support/programs.mjs';
import { glueRegistry } from '../support/shop.mjs';

const { Compatibility, Schema, Subject, SubjectMode } = sluicegate;
const OPERATIONS = {
  'create-schema': 'CreateSchema',
  'register-schema-version': 'RegisterSchemaVersion',
  'update-schema': 'UpdateSchema',
};
const SCHEMAS = {
  avro: Schema.avro('{"type":"enum","name":"E","symbols":["A"]}'),
  protobuf: Schema.protobuf('syntax = "proto3"; message M { string a = 1; }'),
  json: Schema.json('{"type":"string"}'),
};
/** Every format with every mode, and names at their bounds. */
const SETTINGS = [...Object.values(Compatibility), undefined].flatMap((compatibility) =>
  Object.entries(SCHEMAS).map(([name, schema]) => ({
    subjectName: `${name}-${compatibility ?? 'DISABLED'}`,
    schema,
    ...(compatibility === undefined ? { mode: SubjectMode.READONLY } : { compatibility }),
  })),
);
const LONGEST = { subjectName: 'n'.repeat(255), schema: SCHEMAS.avro };

function inputs() {
  const { folder } = synthesized((stack) => {
    const registry = glueRegistry(stack);
    [...SETTINGS, LONGEST].forEach((props, index) => new Subject(stack, `S${index}`, { registry, ...props }));
  });
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.json') && Object.hasOwn(OPERATIONS, path.basename(file, '.json')))
    .map((file) => ({
      file: path.join(folder, file),
      operation: OPERATIONS[path.basename(file, '.json')],
      input: JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')),
    }));
}

function problemsOf(glue, requests) {
  const run = spawnSync('/usr/bin/env', ['python', path.join(SUITE, 'support/validate_inputs.py')], {
    input: requests.map((request) => `${JSON.stringify(request)}\n`).join(''),
    encoding: 'utf8',
    env: glue.closed,
  });
  const answers = run.stdout.split('\n').filter((line) => line !== '');
  assert.equal(answers.length, requests.length, run.stderr);
  return answers.map((line) => JSON.parse(line));
}

export const suite = {
  name: 'inputs for AWS Glue',
  async run({ check, engine: { glue } }) {
    const given = inputs();
    const count = (SETTINGS.length + 1) * Object.keys(OPERATIONS).length;

    await check(`${count} files fit the service's model, every format with every mode`, () => {
      assert.equal(given.length, count);
      const wrong = problemsOf(glue, given).flatMap((found, index) =>
        found.map((text) => `${given[index].file}: ${text}`),
      );
      assert.deepEqual(wrong, []);
    });
    await check('the model refuses an unknown key, a missing one, another type and a value of its own', () => {
      const { operation, input } = given.find(({ operation: name }) => name === 'CreateSchema');
      const { DataFormat, ...rest } = input;
      const slips = [
        { ...input, SchemaText: '' },
        { ...rest, SchemaName: undefined },
        { ...input, RegistryId: 'shop' },
        { ...input, DataFormat: DataFormat.toLowerCase() },
      ];
      const answers = problemsOf(
        glue,
        slips.map((slip) => ({ operation, input: slip })),
      );
      assert.deepEqual(
        answers.map((found) => found.length),
        [1, 1, 1, 1],
      );
    });
    // what it refuses, it refuses before it looks for somebody to ask
    const read = (command, file) => glue.aws([command, '--cli-input-json', `file://${file}`], glue.closed);
    await check('the command line of AWS reads the files, and only then finds nobody to send them to', async () => {
      const [folder] = given.map(({ file }) => path.dirname(file)).sort();
      for (const command of Object.keys(OPERATIONS)) {
        const { errors } = await read(command, path.join(folder, `${command}.json`));
        assert.match(errors, /^\s*Could not connect to the endpoint URL: "http:\/\/127\.0\.0\.1:1\/"\s*$/);
      }
    });
    await check('the command line of AWS refuses a key that it does not know', async () => {
      const { input } = given.find(({ operation }) => operation === 'UpdateSchema');
      const folder = folderWith({ 'slip.json': JSON.stringify({ ...input, Mode: 'FULL' }) });
      const { errors } = await read('update-schema', path.join(folder, 'slip.json'));
      assert.match(errors, /Unknown parameter in input: "Mode"/);
    });
  },
};
