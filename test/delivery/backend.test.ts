import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NamedRemoteWorkspace, PrefixedRemoteWorkspaces } from 'cdktf';
import { Backend, SecurityTier, TierScope } from 'sluicegate';
import { messageOf, newApp, newStack, temporaryFolder } from '../support/program';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { Made } from './made';

type Block = Record<string, Record<string, unknown>>;

/** The backend blocks of a stack that has something to deploy and something to review. */
function blocks(backend?: Backend, id = 'orders'): [Block, Block] {
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { ...(backend && { backend }) }, id);
  new Made(stack, 'A');
  new Made(new TierScope(stack, 'S', { tier: SecurityTier.REGULATED }), 'B');
  const files = stack.renderFiles();
  const backendOf = (file: string): Block =>
    (JSON.parse(files[file]!) as { terraform: { backend: Block } }).terraform.backend;
  return [backendOf(`stacks/${id}/cdk.tf.json`), backendOf(`bundles/${id}/review/terraform/main.tf.json`)];
}

const s3 = { bucket: 'state', key: 'orders.tfstate', region: 'eu-west-1', encrypt: true };

test('without one, both states are local files with relative paths of their own, named after the stack', () => {
  expect(blocks(undefined, 'my-stack')).toStrictEqual([
    { local: { path: '../../../terraform.my-stack.tfstate' } },
    { local: { path: 'terraform.my-stack.review.tfstate' } },
  ]);
});

test.each<[string, Backend, Block, Block]>([
  ['S3', Backend.s3(s3), { s3 }, { s3: { ...s3, key: 'orders.review.tfstate' } }],
  [
    'S3 with a key of another form',
    Backend.s3({ bucket: 'b', key: 'orders/state' }),
    { s3: { bucket: 'b', key: 'orders/state' } },
    { s3: { bucket: 'b', key: 'orders/state.review' } },
  ],
  [
    'GCS',
    Backend.gcs({ bucket: 'b', prefix: 'p' }),
    { gcs: { bucket: 'b', prefix: 'p' } },
    { gcs: { bucket: 'b', prefix: 'p-review' } },
  ],
  [
    'GCS without prefix',
    Backend.gcs({ bucket: 'b' }),
    { gcs: { bucket: 'b', prefix: 'orders' } },
    { gcs: { bucket: 'b', prefix: 'orders-review' } },
  ],
  [
    'a remote workspace by name',
    Backend.remote({ organization: 'o', workspaces: new NamedRemoteWorkspace('w') }),
    { remote: { organization: 'o', workspaces: { name: 'w' } } },
    { remote: { organization: 'o', workspaces: { name: 'w-review' } } },
  ],
  [
    'remote workspaces by prefix',
    Backend.remote({ organization: 'o', workspaces: new PrefixedRemoteWorkspaces('w-') }),
    { remote: { organization: 'o', workspaces: { prefix: 'w-' } } },
    { remote: { organization: 'o', workspaces: { prefix: 'w-review-' } } },
  ],
  [
    'a file',
    Backend.local('state/orders.tfstate'),
    { local: { path: 'state/orders.tfstate' } },
    { local: { path: 'state/orders.review.tfstate' } },
  ],
])('the review module has a state of its own in %s', (_, backend, deployable, review) => {
  expect(blocks(backend)).toStrictEqual([deployable, review]);
});

test('one backend serves several stacks', () => {
  const backend = Backend.gcs({ bucket: 'b' });
  expect(blocks(backend, 'one')[0]).toStrictEqual({ gcs: { bucket: 'b', prefix: 'one' } });
  expect(blocks(backend, 'two')[0]).toStrictEqual({ gcs: { bucket: 'b', prefix: 'two' } });
});

test.each<[string, string, () => unknown]>([
  ['Backend.s3', 'accessKey', () => Backend.s3({ ...s3, accessKey: 'hunter2' })],
  ['Backend.s3', 'secretKey', () => Backend.s3({ ...s3, secretKey: 'hunter2' })],
  ['Backend.s3', 'token', () => Backend.s3({ ...s3, token: 'hunter2' })],
  ['Backend.s3', 'sseCustomerKey', () => Backend.s3({ ...s3, sseCustomerKey: 'hunter2' })],
  [
    'Backend.s3',
    'assumeRoleWithWebIdentity.webIdentityToken',
    () => Backend.s3({ ...s3, assumeRoleWithWebIdentity: { webIdentityToken: 'hunter2' } }),
  ],
  ['Backend.gcs', 'accessToken', () => Backend.gcs({ bucket: 'b', accessToken: 'hunter2' })],
  ['Backend.gcs', 'credentials', () => Backend.gcs({ bucket: 'b', credentials: 'hunter2' })],
  ['Backend.gcs', 'encryptionKey', () => Backend.gcs({ bucket: 'b', encryptionKey: 'hunter2' })],
  [
    'Backend.remote',
    'token',
    () => Backend.remote({ organization: 'o', token: 'hunter2', workspaces: new NamedRemoteWorkspace('w') }),
  ],
])('fails when %s is given %s, which would be written to a file', (factory, property, make) => {
  expect(messageOf(make)).toBe(
    `[${factory}] '${property}' must not be set: the backend block is written to a file; ` +
      'give it to Terraform by its environment (AWS_…, GOOGLE_…, TF_TOKEN_…)',
  );
});

test.each(['/var/state', 'C:\\state', 'c:state', '\\\\server\\state', '~/state'])(
  'fails when a local state is at %j, which is another place on another machine',
  (file) => {
    expect(messageOf(() => Backend.local(file))).toBe(
      `[Backend.local] 'path' must be relative, so that the output is the same on every machine, got ${JSON.stringify(file)}; ` +
        'name a path relative to the folder in which Terraform runs',
    );
  },
);

test.each(['../state', 'ab:c', 'C', './x'])('a local state may be at %j', (file) => {
  expect(() => Backend.local(file)).not.toThrow();
});

describeWithTerraform('backends with real Terraform', () => {
  /** What init says of a block; whatever it needs of the network is out of reach. */
  function init(block: Block): string {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify({ terraform: { backend: block } }));
    const { status, stdout, stderr } = spawnSync('terraform', ['init', '-no-color', '-input=false'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        CHECKPOINT_DISABLE: '1',
        TF_CLI_CONFIG_FILE: path.join(folder, 'none'),
        AWS_EC2_METADATA_DISABLED: 'true',
        GOOGLE_CREDENTIALS: '{}',
      },
    });
    return `${String(status)} ${stdout}${stderr}`.replace(/\s+/g, ' ');
  }

  const NOT_UNDERSTOOD =
    /Extraneous|Unsupported argument|Missing required|Invalid backend configuration argument|Unsuitable|Reserved/;

  test('the two files are taken', () => {
    for (const block of blocks(Backend.local('state/orders.tfstate'))) expect(init(block)).toMatch(/^0 /);
  });

  test.each<[string, Backend, RegExp]>([
    ['s3', Backend.s3(s3), /No valid credential sources found/],
    ['gcs', Backend.gcs({ bucket: 'b' }), /credentials/],
    [
      'remote',
      Backend.remote({ organization: 'o', hostname: 'localhost', workspaces: new NamedRemoteWorkspace('w') }),
      /localhost/,
    ],
  ])('%s is understood: init stops only where the network would begin', (_, backend, reason) => {
    for (const block of blocks(backend)) {
      const said = init(block);
      expect(said).toMatch(reason);
      expect(said).not.toMatch(NOT_UNDERSTOOD);
    }
  });

  test('a block that is not understood would be seen', () => {
    expect(init({ s3: { bucket: 'b', key: 'k', region: 'eu-west-1', nonsense: 'x' } })).toMatch(NOT_UNDERSTOOD);
  });
});
