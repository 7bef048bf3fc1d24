import { Acknowledgement, Capability, ConfluentServiceAccount, SecurityTier } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf, resourcesOf } from './rehearsed';
import { organization, newAccount, foundAccount, addTopic, addAll } from './confluent-accounts';

const dispositions = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(bundleOf(files).resources.map(({ type, disposition }) => [type, disposition]));

describe('a new service account', () => {
  test('is reviewed, and what is granted to it waits, while the topic is deployed', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    addAll(stack, newAccount(stack));

    const files = stack.renderFiles();

    expect(dispositions(files)).toStrictEqual({
      'confluent.api-key': 'REVIEW',
      'confluent.role-binding': 'REVIEW',
      'confluent.service-account': 'REVIEW',
      'kafka.acl': 'REVIEW',
      'kafka.footprints': 'DEPLOY',
      'kafka.topic': 'DEPLOY',
    });
    expect(bundleOf(files).resources.find(({ type }) => type === 'kafka.acl')?.reasons).toStrictEqual([
      'needs a value of orders/Checkout that is known only after it is applied, which is REVIEW',
    ]);
  });

  test('is a reference in Terraform, a readable stand-in everywhere else, and not in the script', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    addAll(stack, newAccount(stack));

    const files = stack.renderFiles();

    const acls = resourcesOf(files['bundles/orders/review/terraform/main.tf.json']).confluent_kafka_acl ?? {};
    expect(Object.values(acls).map(({ principal }) => principal)).toStrictEqual([
      expect.stringMatching(/^User:\$\{confluent_service_account\.Checkout_[0-9A-F]+\.id\}$/),
    ]);
    expect(bundleOf(files).resources.find(({ type }) => type === 'kafka.acl')?.spec.principal).toBe(
      'User:<id of checkout>',
    );
    expect(files['bundles/orders/review/config/kafka/lkc-abc123/footprints.md']).toContain(
      '`<id of …>` stands for the id of a service account by its display name.',
    );
    const script = files['bundles/orders/review/kafka/lkc-abc123/acls.sh'];
    expect(script).toContain(
      '# Not in here: rows of accounts whose ids only Terraform knows. review/terraform/main.tf.json adds them.\n' +
        "#   orders/Checkout, 'checkout': 1 row\n",
    );
    expect(script).not.toContain('<id of');
    expect(Object.values(files).filter((body) => body.includes('TfToken'))).toStrictEqual([]);
  });

  test('is a requirement in AIR_GAPPED, and so are its key and its role', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    addAll(stack, newAccount(stack));

    const files = stack.renderFiles();

    expect(new Set(Object.values(dispositions(files)))).toStrictEqual(new Set(['DOCUMENT']));
    const requirements = files['bundles/orders/requirements/resources.md'];
    for (const text of ['the checkout of the shop', 'checkout on kafka', 'DeveloperRead']) {
      expect(requirements).toContain(text);
    }
  });

  test('fails when it is in another stack than what is granted to it', () => {
    const app = newApp();
    const account = newAccount(newStack(app, SecurityTier.REGULATED, {}, 'accounts'));
    const stack = newStack(app, SecurityTier.REGULATED);

    expect(messageOf(() => addTopic(stack, account))).toBe(
      "[orders/Orders] 'principal' must be made in the same stack, since its id is only known after it is applied, got accounts/Checkout; refer to what exists by its id or name: the static from… functions do that",
    );
  });

  test('fails when its texts are too long or odd, with all of them at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const texts = { displayName: '<a>', description: 'x'.repeat(129) };

    expect(
      messageOf(() => new ConfluentServiceAccount(stack, 'A', { organization: organization(stack), ...texts })),
    ).toBe(
      '2 problems\n' +
        "  [orders/A] 'displayName' must be 1 to 64 characters without '<', '>' and control characters, with no space around them, got \"<a>\"; name it as people will look for it\n" +
        `  [orders/A] 'description' must be at most 128 characters, known at synthesis, got "${'x'.repeat(119)}… (131 characters); shorten it`,
    );
  });

  test.each([
    ['a', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['', false],
    [' a', false],
    ['a b', true],
  ])('the name %j is taken: %s', (displayName, isTaken) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const make = (): unknown =>
      new ConfluentServiceAccount(stack, 'A', { organization: organization(stack), displayName });

    expect(isTaken ? make() : messageOf(make)).toEqual(
      isTaken ? expect.anything() : expect.stringContaining("'displayName'"),
    );
  });
});

describe('a service account that exists', () => {
  test('is looked up by its name once, so that grants to it are deployed', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const account = foundAccount(stack);
    const topic = addTopic(stack, account);
    topic.grants.consume(account.principal, { group: 'g' });

    const files = stack.renderFiles();

    const document = JSON.parse(files['stacks/orders/cdk.tf.json'] ?? '{}') as {
      data: { confluent_service_account: Record<string, { display_name: string }> };
    };
    const lookups = Object.entries(document.data.confluent_service_account);
    expect(lookups.map(([, { display_name }]) => display_name)).toStrictEqual(['checkout']);
    const principals = Object.values(resourcesOf(files['stacks/orders/cdk.tf.json']).confluent_kafka_acl ?? {}).map(
      ({ principal }) => principal,
    );
    expect(new Set(principals)).toStrictEqual(
      new Set([`User:\${data.confluent_service_account.${lookups[0]?.[0]}.id}`]),
    );
    expect(principals).toHaveLength(3);
    expect(dispositions(files)['kafka.acl']).toBe('DEPLOY');
  });

  test('fails when its name is malformed', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const attributes = { organization: organization(stack), displayName: '' };

    expect(messageOf(() => ConfluentServiceAccount.fromDisplayName(stack, 'A', attributes))).toContain(
      "[orders/A] 'displayName' must be 1 to 64 characters",
    );
  });
});

describe('an organization', () => {
  test('fails when its id is no UUID', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => organization(stack, { organizationId: 'shop' }))).toBe(
      '[orders/Confluent] \'organizationId\' must be a UUID in lower case, got "shop"; copy it from the organization, or leave it out: it is looked up',
    );
  });
});

test('what is identity is deployed only by an acknowledgement, and grants follow', () => {
  const why = { reason: 'a sandbox that is thrown away', reference: 'SEC-1' };
  const acknowledgements = [Acknowledgement.ofDeployment('sandbox', Capability.IDENTITY, why)];
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { acknowledgements });
  addAll(stack, newAccount(stack));

  expect(new Set(Object.values(dispositions(stack.renderFiles())))).toStrictEqual(new Set(['DEPLOY']));
});
