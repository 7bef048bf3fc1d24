import fs from 'node:fs';
import path from 'node:path';
import { TerraformStack } from 'cdktf';
import { Acknowledgement, Environment, SecurityTier, StreamingStack } from 'sluicegate';
import type { StreamingStackProps } from 'sluicegate';
import { addOrders, filesBelow, messageOf, newApp, newStack, temporaryFolder } from '../support/program';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;
const { DEV, TEST, STAGING, PROD } = Environment;
const PROPS: StreamingStackProps = { tier: REGULATED, environment: PROD, owner: 'sales-platform' };
const stack = (props: Partial<StreamingStackProps> = {}, id = 'orders'): StreamingStack =>
  new StreamingStack(newApp(), id, { ...PROPS, ...props });

test('says what it was given', () => {
  expect(stack()).toMatchObject({ tier: REGULATED, environment: PROD, owner: 'sales-platform' });
});

test.each(['a', 'orders-dev_2', 'A1', 'x'.repeat(63)])('takes the id %j', (id) => {
  expect(stack({}, id).node.id).toBe(id);
});

test.each(['com1', 'a.b', '-a', '_a', 'ä', 'x'.repeat(64)])('fails when the id is %j', (id) => {
  expect(messageOf(() => stack({}, id))).toBe(
    `[${id}] 'id' must be 1 to 63 ASCII letters, digits, dashes or underscores, and no reserved device name, ` +
      `since it names folders, got ${JSON.stringify(id)}; choose a name such as 'orders'`,
  );
});

test.each([
  [
    { tier: undefined },
    '\'tier\' must be one of CLOUD_NATIVE, REGULATED, AIR_GAPPED, got "nothing"; name the tier; there is no default',
  ],
  [
    { tier: 'LOOSE' },
    '\'tier\' must be one of CLOUD_NATIVE, REGULATED, AIR_GAPPED, got "LOOSE"; name the tier; there is no default',
  ],
  [
    { environment: undefined },
    '\'environment\' must be one of DEV, TEST, STAGING, PROD, got "nothing"; name the environment; there is no default',
  ],
  [
    { environment: 'dev' },
    '\'environment\' must be one of DEV, TEST, STAGING, PROD, got "dev"; name the environment; there is no default',
  ],
  [
    { owner: undefined },
    '\'owner\' must be 1 to 100 characters, got "nothing"; name the team that answers for the stack',
  ],
  [{ owner: '  ' }, '\'owner\' must be 1 to 100 characters, got "  "; name the team that answers for the stack'],
  [
    { owner: 'x'.repeat(101) },
    `'owner' must be 1 to 100 characters, got "${'x'.repeat(101)}"; name the team that answers for the stack`,
  ],
])('fails when it is made with %j', (props, message) => {
  expect(messageOf(() => stack(props as Partial<StreamingStackProps>))).toBe(`[orders] ${message}`);
});

test('an owner may have 100 characters', () => {
  expect(stack({ owner: 'x'.repeat(100) }).owner).toHaveLength(100);
});

test('fails with every problem at once, those of the acknowledgements included', () => {
  const acknowledgements = [Acknowledgement.ofPolicy('x', { reason: '', reference: '' })];
  expect(messageOf(() => stack({ owner: '', acknowledgements, approvedBundle: 'nowhere.json' }))).toMatch(
    /^5 problems\n/,
  );
});

describe('inside another stack', () => {
  const inside = (outer: Partial<StreamingStackProps>, inner: Partial<StreamingStackProps>): StreamingStack =>
    new StreamingStack(stack(outer, 'outer'), 'inner', { ...PROPS, ...inner });

  test.each([
    [CLOUD_NATIVE, REGULATED],
    [REGULATED, REGULATED],
    [REGULATED, AIR_GAPPED],
  ])('%s may hold %s', (outer, tier) => {
    expect(inside({ tier: outer }, { tier }).tier).toBe(tier);
  });

  test.each([
    [REGULATED, CLOUD_NATIVE],
    [AIR_GAPPED, REGULATED],
  ])('fails when %s would hold %s', (outer, tier) => {
    expect(messageOf(() => inside({ tier: outer }, { tier }))).toBe(
      `[outer/inner] 'tier' must be at least as strict as the tier of what is around the stack, got "${tier} inside ${outer}"; ` +
        'tighten it, or give the stack the App as scope',
    );
  });

  test.each([TEST, STAGING, PROD])('fails when %s would hold DEV, where more is deployed', (environment) => {
    expect(messageOf(() => inside({ tier: CLOUD_NATIVE, environment }, { tier: CLOUD_NATIVE, environment: DEV }))).toBe(
      `[outer/inner] 'environment' must not be DEV, where more is deployed, inside another environment, got "DEV inside ${environment}"; ` +
        'name the environment of the stack around it, or give the stack the App as scope',
    );
  });

  test.each([
    [DEV, DEV],
    [DEV, PROD],
    [PROD, STAGING],
  ])('%s may hold %s', (environment, inner) => {
    expect(inside({ environment }, { environment: inner }).environment).toBe(inner);
  });

  test('the pipeline that tightens the outer one binds the inner one too', () => {
    process.env.SLUICEGATE_MIN_TIER = 'AIR_GAPPED';
    try {
      expect(inside({ tier: REGULATED }, { tier: AIR_GAPPED }).tier).toBe(AIR_GAPPED);
      expect(messageOf(() => inside({ tier: REGULATED }, { tier: REGULATED }))).toContain(
        'REGULATED inside AIR_GAPPED',
      );
    } finally {
      delete process.env.SLUICEGATE_MIN_TIER;
    }
  });

  test('of a plain stack nothing binds it', () => {
    const inner = new StreamingStack(new TerraformStack(newApp(), 'plain'), 'inner', {
      ...PROPS,
      tier: CLOUD_NATIVE,
      environment: DEV,
    });
    expect(inner.tier).toBe(CLOUD_NATIVE);
  });
});

describe('an approved bundle', () => {
  function bundleOf(tier: SecurityTier): string {
    const app = newApp();
    addOrders(newStack(app, tier));
    app.synth();
    return path.join(app.outdir, 'bundles', 'orders', 'bundle.json');
  }

  test('is what changes are shown against', () => {
    const approvedBundle = bundleOf(REGULATED);
    const same = newStack(newApp(), REGULATED, { approvedBundle });
    addOrders(same);
    expect(same.renderFiles()['bundles/orders/review/CHANGES.md']).toContain('Nothing has changed.');
    const empty = newStack(newApp(), REGULATED, { approvedBundle, environment: DEV }, 'other');
    addOrders(empty);
    expect(empty.renderFiles()['bundles/other/review/CHANGES.md']).toContain(
      '| removed | kafka.topic | sales.orders.v1 |',
    );
  });

  test('fails when it is not there', () => {
    expect(messageOf(() => stack({ approvedBundle: 'nowhere/bundle.json' }))).toBe(
      `[orders] 'approvedBundle' must be a bundle.json of this library, got "nowhere/bundle.json", which does not exist; ` +
        'name the bundle.json that was approved last, or leave the property out',
    );
  });

  test.each([
    ['{}', 'is not one of ours'],
    ['{', 'is broken'],
  ])('fails when it is %j: it %s', (text) => {
    const file = path.join(temporaryFolder(), 'bundle.json');
    fs.writeFileSync(file, text);
    expect(messageOf(() => stack({ approvedBundle: file }))).toBe(
      `[orders] 'approvedBundle' must be a bundle.json of this library, got ${JSON.stringify(file)}; ` +
        'name the bundle.json that was approved last, or leave the property out',
    );
  });
});

describe('a preview', () => {
  test('writes nothing, and sees what is added later', () => {
    const app = newApp();
    const orders = newStack(app, REGULATED);
    expect(Object.keys(orders.renderFiles()).sort()).toStrictEqual([
      'bundles/orders/README.md',
      'bundles/orders/SHA256SUMS',
      'bundles/orders/bundle.json',
    ]);
    addOrders(orders);
    expect(Object.keys(orders.renderFiles())).toContain('bundles/orders/review/terraform/main.tf.json');
    expect(filesBelow(app.outdir)).toStrictEqual({});
  });

  test('shows the stack that is asked, and fails for a problem of another one as synthesis would', () => {
    const app = newApp();
    const one = newStack(app, REGULATED, {}, 'one');
    const two = newStack(app, REGULATED, {}, 'two');
    addOrders(two);
    expect(Object.keys(one.renderFiles()).every((file) => file.startsWith('bundles/one/'))).toBe(true);
    new TerraformStack(two, 'plain');
    expect(messageOf(() => one.renderFiles())).toContain('[two/plain]');
  });
});

test('a stack has one backend, however often it is asked for', () => {
  const orders = newStack(newApp(), CLOUD_NATIVE);
  expect(orders.ensureBackendExists()).toBe(orders.ensureBackendExists());
});
