import fs from 'node:fs';
import path from 'node:path';
import {
  Compatibility,
  Environment,
  Schema,
  SchemaRegistry,
  SchemaRegistryConfig,
  Secret,
  SecurityTier,
  Subject,
  SubjectMode,
  type SelfManagedRegistryProps,
  type SubjectProps,
} from 'sluicegate';
import { messageOf, newApp, newStack, temporaryFolder } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { RegistryStub } from './registry-stub';
import { runScript, written, type Ended } from './run-script';

const CREDENTIALS = Secret.pair(Secret.env('REGISTRY_USER'), Secret.vault('secret/registry', 'password'));
const LOGIN = { REGISTRY_USER: 'clerk', SECRET_REGISTRY_PASSWORD: 'a "b" \\c $d' };
const address = (...more: string[]): Schema =>
  Schema.avro(
    JSON.stringify({
      type: 'record',
      name: 'Address',
      doc: '"id": 1, "version": 7',
      fields: ['city', ...more].map((name) => ({ name, type: 'string', default: '' })),
    }),
  );

/** With a contract, whose words stand in the schema's text too. */
const CONTRACT = {
  metadata: { properties: { owner: 'sales' } },
  schema: Schema.avro('{"type":"enum","name":"Address","symbols":["A"],"doc":"\\"metadata\\":{}"}'),
};

function filesIn(
  tier: SecurityTier,
  addressProps: Partial<SubjectProps> = {},
  registryProps: Partial<SelfManagedRegistryProps> = {},
): Record<string, string> {
  const stack = newStack(newApp(), tier);
  const registry = SchemaRegistry.selfManaged(stack, 'Registry', {
    registryName: 'shop',
    restEndpoint: 'http://127.0.0.1:1',
    credentials: CREDENTIALS,
    ...registryProps,
  });
  new SchemaRegistryConfig(stack, 'Defaults', { registry, compatibility: Compatibility.FULL });
  const subject = new Subject(stack, 'Z', { registry, subjectName: 'address', schema: address(), ...addressProps });
  new Subject(stack, 'A', {
    registry,
    subjectName: ':.shop:order',
    schema: Schema.avro('{"type":"record","name":"Order","fields":[{"name":"to","type":"Address"}]}'),
    references: [{ referenceName: 'Address', subject, version: 1 }],
  });
  return stack.renderFiles();
}

describe('a self-managed registry', () => {
  const listed = (tier: SecurityTier): string[] =>
    Object.keys(filesIn(tier))
      .map((file) => file.replace('bundles/orders/', ''))
      .filter((file) => /schema|terraform|cdk/.test(file));

  test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED])('is a script and what it sends in %s', (tier) => {
    expect(listed(tier)).toStrictEqual([
      'review/schema/shop/_x3a_.shop_x3a_order.avsc',
      'review/schema/shop/address.avsc',
      'review/schema/shop/bodies/_x3a_.shop_x3a_order.json',
      'review/schema/shop/bodies/address.json',
      'review/schema/shop/register.sh',
      'review/schema/subjects.json',
    ]);
  });

  test('is configuration only in AIR_GAPPED', () => {
    expect(listed(SecurityTier.AIR_GAPPED)).toStrictEqual([
      'config/schema/shop/_x3a_.shop_x3a_order.avsc',
      'config/schema/shop/address.avsc',
      'config/schema/subjects.json',
    ]);
  });

  test('says why nothing is deployed', () => {
    const { resources } = bundleOf(filesIn(SecurityTier.CLOUD_NATIVE));

    expect(resources.find(({ name }) => name === 'address')).toMatchObject({
      disposition: 'REVIEW',
      reasons: ['shop is a self-managed registry, which has no Terraform provider: a human runs the script'],
    });
  });

  test('fails when name and URL are malformed, with both at once', () => {
    const broken = { registryName: 'shop/eu', restEndpoint: 'https://user:pw@registry.example.com/' };

    expect(messageOf(() => filesIn(SecurityTier.REGULATED, {}, broken))).toBe(
      '2 problems\n' +
        '  [orders/Registry] \'registryName\' must be 1 to 100 letters, digits, dots, dashes or underscores, got "shop/eu"; give it the name by which people know it\n' +
        "  [orders/Registry] 'restEndpoint' must be a URL such as 'https://registry.example.com:8081', without user, query or a slash at the end, got \"https://user:pw@registry.example.com/\"; give the URL that clients use as schema.registry.url, and credentials as credentials",
    );
  });

  test('fails when credentials would travel in the clear outside DEV', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED, { environment: Environment.PROD });
    const props = { registryName: 'shop', restEndpoint: 'http://registry.example.com' };

    expect(messageOf(() => SchemaRegistry.selfManaged(stack, 'Registry', props))).toBe(
      '[orders/Registry] \'restEndpoint\' must use https outside DEV: API keys travel over it, got "http://registry.example.com"; use the https endpoint',
    );
  });
});

describe('its script', () => {
  const stub = new RegistryStub();
  let url = '';
  beforeAll(async () => {
    url = await stub.start();
  });
  afterAll(() => stub.stop());
  beforeEach(() => {
    for (const state of [stub.subjects, stub.compatibility, stub.modes]) state.clear();
    stub.asked.splice(0);
    stub.refuses = false;
    stub.has = { contracts: true, modes: true };
  });

  const run = (props: Partial<SubjectProps> = {}, args: string[] = [], environment = {}): Promise<Ended> =>
    runScript(
      written(filesIn(SecurityTier.REGULATED, props), 'shop'),
      { SCHEMA_REGISTRY_URL: url, ...LOGIN, ...environment },
      args,
    );

  test('sets the registry, then each subject: compatibility, schema, references before their users', async () => {
    expect(await run()).toStrictEqual({
      code: 0,
      errors: '',
      output: [
        '+ compatibility of the whole registry: FULL (was not set)',
        '+ compatibility of address: BACKWARD (was not set)',
        '+ schema of address: the first version',
        '+ compatibility of :.shop:order: BACKWARD (was not set)',
        '+ schema of :.shop:order: the first version',
        '5 changes made',
        '',
      ].join('\n'),
    });
    expect(stub.changes()).toStrictEqual([
      'PUT /config',
      'PUT /config/address',
      'POST /subjects/address/versions',
      'PUT /config/:.shop:order',
      'POST /subjects/:.shop:order/versions',
    ]);
    expect(stub.subjects.get(':.shop:order')).toMatchObject([
      { body: { schemaType: 'AVRO', references: [{ name: 'Address', subject: 'address', version: 1 }] } },
    ]);
  });

  test('changes nothing when it is run again', async () => {
    await run();
    stub.changes();

    expect(await run()).toStrictEqual({ code: 0, errors: '', output: 'nothing to change\n' });
    expect(stub.changes()).toStrictEqual([]);
  });

  test('registers what is new only', async () => {
    await run();
    stub.changes();

    const { output } = await run({ schema: address('zip') });

    expect(output).toBe('+ schema of address: a new version\n1 changes made\n');
    expect(stub.changes()).toStrictEqual(['POST /subjects/address/versions']);
  });

  test('only shows with --dry-run, also what needs a reference that is not there yet', async () => {
    const { code, output } = await run({}, ['--dry-run']);

    expect([code, output.split('\n').at(-2)]).toStrictEqual([0, '5 changes to make (dry run: none was made)']);
    expect(stub.changes()).toStrictEqual([]);
  });

  test('gives the credentials, whatever is in them, and never among arguments', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'curl'), CURL_THAT_TELLS, { mode: 0o755 });

    const { code } = await run({}, [], { PATH: `${folder}:${process.env.PATH}`, SEEN: path.join(folder, 'seen') });

    expect(code).toBe(0);
    expect(new Set(stub.asked.map(({ user }) => user))).toStrictEqual(new Set(['clerk:a "b" \\c $d']));
    expect(fs.readFileSync(path.join(folder, 'seen'), 'utf8')).toContain('--config -');
    expect(fs.readFileSync(path.join(folder, 'seen'), 'utf8')).not.toMatch(/clerk|"b"/);
  });

  test.each([
    [
      SubjectMode.READWRITE,
      ['PUT /config', 'PUT /config/address', 'PUT /mode/address', 'POST /subjects/address/versions'],
    ],
    [
      SubjectMode.READONLY,
      ['PUT /config', 'PUT /config/address', 'POST /subjects/address/versions', 'PUT /mode/address'],
    ],
  ])('sets mode %s where it does not stand in the way', async (mode, expected) => {
    expect(await run({ mode })).toMatchObject({ code: 0, errors: '' });
    expect(stub.changes().slice(0, 4)).toStrictEqual(expected);
    expect((await run({ mode })).output).toBe('nothing to change\n');
  });

  test('fails when the registry has no modes', async () => {
    stub.has.modes = false;

    expect((await run({ mode: SubjectMode.READONLY })).errors).toBe(
      "mode of address: this registry has no modes (it answered 204): leave 'mode' out of the program\n",
    );
  });

  test('goes on where the registry has kept the data contract, whatever stands in the schema', async () => {
    expect(await run(CONTRACT)).toMatchObject({ code: 0, errors: '' });
  });

  test('fails when the registry drops the data contract, and again when it is run again', async () => {
    stub.has.contracts = false;
    const message =
      'data contract of address: the registry has not kept the metadata that it was sent, and nobody will act on it: use a registry with data contracts, or leave it out of the program\n';

    expect(await run(CONTRACT)).toMatchObject({ code: 1, errors: message });
    expect(await run(CONTRACT)).toMatchObject({ code: 1, output: '', errors: message });
  });

  test('fails when the registry refuses a schema, and stops there', async () => {
    stub.refuses = true;

    const { code, errors } = await run();

    expect([code, errors]).toStrictEqual([
      1,
      'schema of address: the first version: the registry answered 409 {"error_code":409,"message":"incompatible"}\n',
    ]);
    expect(stub.changes()).not.toContain('PUT /config/:.shop:order');
  });

  test('fails when the schema is an earlier version', async () => {
    await run();
    await run({ schema: address('zip') });
    stub.changes();

    const { code, errors } = await run();

    expect([code, errors]).toStrictEqual([
      1,
      "schema of address: it is an earlier version (id 100, the latest is 102), and a registry does not make that the latest again: record the latest version in the program's history and change from there\n",
    ]);
    expect(stub.changes()).toStrictEqual([]);
  });

  test('fails when the registry cannot be reached', async () => {
    const { code, errors } = await run({}, [], { SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1' });

    expect(code).toBe(1);
    expect(errors).toContain('cannot reach the registry: GET http://127.0.0.1:1/config\n');
  });

  test('fails when a credential is missing, before it asks anything', async () => {
    expect(await run({}, [], { SECRET_REGISTRY_PASSWORD: '' })).toStrictEqual({
      code: 1,
      output: '',
      errors: 'set SECRET_REGISTRY_PASSWORD: the registry asks who is there\n',
    });
    expect(stub.asked).toStrictEqual([]);
  });

  test('fails when an argument is unknown, with its usage', async () => {
    expect(await run({}, ['--force'])).toMatchObject({
      code: 64,
      output: '',
      errors: expect.stringMatching(/^usage: /) as unknown,
    });
    expect((await run({}, ['--help'])).output).toMatch(/^usage: register\.sh \[--dry-run\]\n/);
  });

  test('goes without credentials where there are none', async () => {
    const folder = written(filesIn(SecurityTier.REGULATED, {}, { credentials: undefined }), 'shop');

    expect(await runScript(folder, { SCHEMA_REGISTRY_URL: url })).toMatchObject({ code: 0, errors: '' });
    expect(stub.asked[0]!.user).toBeUndefined();
  });
});

const CURL_THAT_TELLS = `#!/bin/sh
printf '%s\\n' "$*" >>"$SEEN"
PATH="\${PATH#*:}" exec curl "$@"
`;
