#!/usr/bin/env node
// As much of `aws glue` as a script of ours calls; its state is the JSON file that STATE names.
import fs from 'node:fs';

const [service, command, ...rest] = process.argv.slice(2);
const state = JSON.parse(fs.readFileSync(process.env.STATE, 'utf8'));
const option = (name) => (rest.includes(`--${name}`) ? rest[rest.indexOf(`--${name}`) + 1] : undefined);
const inputFile = option('cli-input-json');
const input = inputFile && JSON.parse(fs.readFileSync(inputFile.replace('file://', ''), 'utf8'));
const id = input?.SchemaId?.SchemaName ?? input?.SchemaName ?? /SchemaName=(.*)$/.exec(option('schema-id') ?? '')?.[1];
const schema = state.schemas[id];
state.calls.push(command);

function end(code, text) {
  fs.writeFileSync(process.env.STATE, JSON.stringify(state));
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exit(code);
}
const missing = () => end(254, `\nAn error occurred (EntityNotFoundException) when calling ${command}: not found.`);
const add = (definition) => schema.versions.push({ definition, status: state.verdict ?? 'AVAILABLE', looks: 1 });

if (service !== 'glue' || option('region') !== 'eu-west-1' || option('output') !== 'text') end(252, 'bad call');
if (state.denied) end(254, 'An error occurred (AccessDeniedException)');
switch (command) {
  case 'get-schema':
    if (!schema) missing();
    end(0, `${schema.compatibility}\t${schema.format}`);
    break;
  case 'create-schema':
    state.schemas[id] = {
      compatibility: input.Compatibility,
      format: input.DataFormat,
      versions: [{ definition: input.SchemaDefinition, status: 'AVAILABLE' }],
    };
    end(0, 'arn:aws:glue:eu-west-1:1:schema/shop/x');
    break;
  case 'update-schema':
    if (input.SchemaVersionNumber?.LatestVersion !== true) end(254, 'InvalidInputException');
    schema.compatibility = input.Compatibility;
    end(0, 'arn');
    break;
  case 'get-schema-by-definition': {
    const found = schema.versions.findIndex(({ definition }) => definition === input.SchemaDefinition);
    if (found === -1) missing();
    end(0, `${id}#${found}`);
    break;
  }
  case 'register-schema-version':
    if (schema.compatibility === 'DISABLED') end(254, 'InvalidInputException');
    add(input.SchemaDefinition);
    end(0, `${id}#${schema.versions.length - 1}`);
    break;
  case 'get-schema-version': {
    const version = option('schema-version-id');
    if (version === undefined) end(0, `${id}#${schema.versions.length - 1}`);
    const [name, number] = version.split('#');
    const found = state.schemas[name].versions[number];
    end(0, found.looks-- > 0 ? 'PENDING' : found.status);
    break;
  }
  default:
    end(252, `no command ${command}`);
}
