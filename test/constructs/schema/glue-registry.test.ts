import fs from 'node:fs';
import path from 'node:path';
import {
  Compatibility,
  Schema,
  SchemaRegistry,
  SecurityTier,
  Subject,
  SubjectMode,
  type GlueRegistryProps,
  type StreamingStack,
  type SubjectProps,
} from 'sluicegate';
import { messageOf, newApp, newStack, temporaryFolder } from '../../support/program';
import { runScript, written, type Ended } from './run-script';

const V1 = '{"type":"record","name":"Order","fields":[{"name":"id","type":"string"}]}';
const V2 = V1.replace('"string"', '["null","string"]');

function addOrder(
  stack: StreamingStack,
  props: Partial<SubjectProps> = {},
  registryProps: Partial<GlueRegistryProps> = {},
): void {
  const registry = SchemaRegistry.glue(stack, 'Glue', { registryName: 'shop', region: 'eu-west-1', ...registryProps });
  new Subject(stack, 'Order', { registry, subjectName: 'order', schema: Schema.avro(V1), ...props });
}

function filesIn(tier: SecurityTier, props: Partial<SubjectProps> = {}): Record<string, string> {
  const stack = newStack(newApp(), tier);
  addOrder(stack, props);
  return stack.renderFiles();
}

const input = (name: string, props: Partial<SubjectProps> = {}): unknown =>
  JSON.parse(filesIn(SecurityTier.REGULATED, props)[`bundles/orders/review/schema/shop/order/${name}.json`]!);

describe('a registry of AWS Glue', () => {
  test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED])('is a script and its inputs in %s', (tier) => {
    expect(Object.keys(filesIn(tier)).filter((file) => /schema|terraform|cdk/.test(file))).toStrictEqual([
      'bundles/orders/review/schema/shop/order.avsc',
      'bundles/orders/review/schema/shop/order/create-schema.json',
      'bundles/orders/review/schema/shop/order/register-schema-version.json',
      'bundles/orders/review/schema/shop/order/update-schema.json',
      'bundles/orders/review/schema/shop/register.sh',
      'bundles/orders/review/schema/subjects.json',
    ]);
  });

  test('is configuration only in AIR_GAPPED', () => {
    expect(Object.keys(filesIn(SecurityTier.AIR_GAPPED)).filter((file) => file.includes('schema'))).toStrictEqual([
      'bundles/orders/config/schema/shop/order.avsc',
      'bundles/orders/config/schema/subjects.json',
    ]);
  });

  test('has inputs in the words of its API', () => {
    const schema = { RegistryName: 'shop', SchemaName: 'order' };

    expect(input('create-schema')).toStrictEqual({
      RegistryId: { RegistryName: 'shop' },
      SchemaName: 'order',
      DataFormat: 'AVRO',
      Compatibility: 'BACKWARD',
      SchemaDefinition: expect.stringContaining('"Order"') as unknown,
    });
    expect(input('register-schema-version')).toMatchObject({ SchemaId: schema });
    expect(input('update-schema')).toStrictEqual({
      SchemaId: schema,
      Compatibility: 'BACKWARD',
      SchemaVersionNumber: { LatestVersion: true },
    });
  });

  test.each([
    [Compatibility.NONE, 'NONE'],
    [Compatibility.BACKWARD, 'BACKWARD'],
    [Compatibility.BACKWARD_TRANSITIVE, 'BACKWARD_ALL'],
    [Compatibility.FORWARD, 'FORWARD'],
    [Compatibility.FORWARD_TRANSITIVE, 'FORWARD_ALL'],
    [Compatibility.FULL, 'FULL'],
    [Compatibility.FULL_TRANSITIVE, 'FULL_ALL'],
  ])('calls %s by its own name, %s', (compatibility, name) => {
    expect(input('update-schema', { compatibility })).toMatchObject({ Compatibility: name });
  });

  test.each([
    [SubjectMode.READONLY, 'DISABLED'],
    [SubjectMode.READONLY_OVERRIDE, 'DISABLED'],
    [SubjectMode.READWRITE, 'BACKWARD'],
  ])('has one setting for compatibility and mode: %s is %s', (mode, name) => {
    expect(input('create-schema', { mode })).toMatchObject({ Compatibility: name });
  });

  test('fails when name and region are malformed, with both at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => addOrder(stack, {}, { registryName: 'shop:eu', region: 'Ireland' }))).toBe(
      '2 problems\n' +
        '  [orders/Glue] \'registryName\' must be 1 to 255 letters, digits, dots, dashes, underscores, $ or #, got "shop:eu"; copy the name from AWS Glue\n' +
        "  [orders/Glue] 'region' must be an AWS region such as 'eu-west-1', got \"Ireland\"; copy the region from the registry's ARN",
    );
  });

  test('fails when a schema needs what Glue does not have, with all of it at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const country = Subject.fromSubjectAttributes(stack, 'Country', {
      subjectName: 'country',
      version: 1,
      schema: Schema.json('{"type":"string"}'),
    });
    const props = {
      subjectName: ':.eu:order',
      schema: Schema.json('{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"country.json"}'),
      references: [{ referenceName: 'country.json', subject: country }],
      metadata: { properties: { owner: 'sales' } },
    };

    expect(messageOf(() => addOrder(stack, props))).toBe(
      '4 problems\n' +
        "  [orders/Order] 'subjectName' must be 1 to 255 letters, digits, dots, dashes or underscores on AWS Glue, got :.eu:order; give a subjectName without colons\n" +
        "  [orders/Order] 'references' must be left out on AWS Glue, whose schemas cannot use each other, got country.json; define the types in the schema itself\n" +
        "  [orders/Order] 'metadata' must be left out on AWS Glue, which has no data contracts; leave it to the programs that write and read\n" +
        '  [orders/Order] \'schema\' must be of draft 4, 6 or 7 of JSON Schema on AWS Glue, got a later draft; write it for draft 7, with "$schema": "http://json-schema.org/draft-07/schema#"',
    );
  });
});

describe('its script', () => {
  const tools = temporaryFolderWithAws();
  const stateFile = path.join(tools, 'state.json');
  const change = (edit: object): void =>
    fs.writeFileSync(
      stateFile,
      JSON.stringify({ ...(JSON.parse(fs.readFileSync(stateFile, 'utf8')) as object), ...edit }),
    );
  const calls = (): string[] => {
    const { calls: made } = JSON.parse(fs.readFileSync(stateFile, 'utf8')) as { calls: string[] };
    change({ calls: [] });
    return made.filter((call) => !call.startsWith('get-'));
  };
  const run = (props: Partial<SubjectProps> = {}, args: string[] = []): Promise<Ended> =>
    runScript(
      written(filesIn(SecurityTier.REGULATED, props), 'shop'),
      { PATH: `${tools}:${process.env.PATH}`, STATE: stateFile, POLL_SECONDS: '0' },
      args,
    );
  beforeEach(() => fs.writeFileSync(stateFile, JSON.stringify({ schemas: {}, calls: [] })));

  test('creates, then changes nothing, then registers a new version and waits for its verdict', async () => {
    expect(await run()).toStrictEqual({ code: 0, errors: '', output: '+ schema of order: created\n1 changes made\n' });
    expect(await run()).toStrictEqual({ code: 0, errors: '', output: 'nothing to change\n' });
    expect(calls()).toStrictEqual(['create-schema']);

    const { output } = await run({ schema: Schema.avro(V2) });
    expect(output).toBe('+ schema of order: a new version\n1 changes made\n');
    expect(calls()).toStrictEqual(['register-schema-version']);
  });

  test.each([
    ['first', Compatibility.FULL, undefined, ['update-schema', 'register-schema-version']],
    [
      'last where it disables the schema',
      undefined,
      SubjectMode.READONLY,
      ['register-schema-version', 'update-schema'],
    ],
  ])('sets the mode %s', async (_, compatibility, mode, expected) => {
    await run();
    calls();

    expect(await run({ schema: Schema.avro(V2), compatibility, mode })).toMatchObject({ code: 0, errors: '' });
    expect(calls()).toStrictEqual(expected);
  });

  test('only shows with --dry-run', async () => {
    await run();
    calls();

    const { output } = await run({ schema: Schema.avro(V2), compatibility: Compatibility.FULL }, ['--dry-run']);

    expect(output).toBe(
      '+ compatibility of order: FULL (was BACKWARD)\n+ schema of order: a new version\n2 changes to make (dry run: none was made)\n',
    );
    expect(calls()).toStrictEqual([]);
  });

  test('fails when Glue judges that a version breaks the promise', async () => {
    await run();
    change({ verdict: 'FAILURE' });

    const { code, errors } = await run({ schema: Schema.avro(V2) });

    expect([code, errors]).toStrictEqual([
      1,
      'schema of order: the version is FAILURE: it does not keep the promise to the earlier ones\n',
    ]);
  });

  test('fails when the schema is an earlier version, or of another format', async () => {
    await run();
    await run({ schema: Schema.avro(V2) });

    expect((await run()).errors).toContain('schema of order: it is an earlier version (order#0)');
    expect((await run({ schema: Schema.json('{"type":"object"}') })).errors).toBe(
      'schema of order is AVRO there and JSON here: a schema keeps its format; give it another name\n',
    );
  });

  test('fails when AWS refuses, and says what AWS says', async () => {
    change({ denied: true });

    expect(await run()).toStrictEqual({
      code: 1,
      output: '',
      errors: 'aws glue get-schema: An error occurred (AccessDeniedException)\n',
    });
  });
});

function temporaryFolderWithAws(): string {
  const folder = temporaryFolder();
  fs.copyFileSync(path.join(__dirname, 'aws-stub.mjs'), path.join(folder, 'aws.mjs'));
  fs.writeFileSync(path.join(folder, 'aws'), `#!/bin/sh\nexec '${process.execPath}' '${folder}/aws.mjs' "$@"\n`, {
    mode: 0o755,
  });
  return folder;
}
