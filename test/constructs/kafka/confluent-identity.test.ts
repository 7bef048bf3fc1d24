import type { Construct } from 'constructs';
import {
  Acknowledgement,
  Capability,
  ConfluentApiKey,
  ConfluentApiKeyResource,
  ConfluentOrganization,
  ConfluentResource,
  ConfluentRole,
  ConfluentRoleBinding,
  ConfluentServiceAccount,
  KafkaCluster,
  Principal,
  Secret,
  SecurityTier,
  Topic,
  type ConfluentOrganizationProps,
  type IConfluentServiceAccount,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, resourcesOf, troubleOf } from './rehearsed';

function organization(scope: Construct, props: Partial<ConfluentOrganizationProps> = {}): ConfluentOrganization {
  return new ConfluentOrganization(scope, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
    ...props,
  });
}

function newAccount(scope: Construct): ConfluentServiceAccount {
  return new ConfluentServiceAccount(scope, 'Checkout', {
    organization: organization(scope),
    displayName: 'checkout',
    description: 'the checkout of the shop',
  });
}

function foundAccount(scope: Construct): IConfluentServiceAccount {
  return ConfluentServiceAccount.fromDisplayName(scope, 'Checkout', {
    organization: organization(scope),
    displayName: 'checkout',
  });
}

function addTopic(scope: Construct, account: IConfluentServiceAccount): Topic {
  const topic = new Topic(scope, 'Orders', { cluster: newCluster(scope), topicName: 'sales.orders.v1' });
  topic.grants.produce(account.principal);
  return topic;
}

/** An account with a key and a role, beside a topic that it writes. */
function addAll(scope: Construct, account: IConfluentServiceAccount): void {
  const topic = addTopic(scope, account);
  const { organization: org } = account;
  new ConfluentApiKey(scope, 'Key', {
    owner: account,
    resource: ConfluentApiKeyResource.kafkaCluster(topic.cluster),
    displayName: 'checkout on kafka',
  });
  new ConfluentRoleBinding(scope, 'Role', {
    organization: org,
    principal: account.principal,
    role: ConfluentRole.DEVELOPER_READ,
    resource: ConfluentResource.topic(topic.cluster, topic.topicName),
  });
}

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

describe('a role', () => {
  test.each([
    [ConfluentRole.ORGANIZATION_ADMIN, 'the organization'],
    [ConfluentRole.ENVIRONMENT_ADMIN, 'an environment'],
    [ConfluentRole.CLOUD_CLUSTER_ADMIN, 'a cluster'],
  ])('fails when it has no such reach: $roleName', (role, reach) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const resource = ConfluentResource.topic(newCluster(stack), 'orders');
    const props = { organization: organization(stack), principal: Principal.serviceAccount('sa-a'), role, resource };

    expect(messageOf(() => new ConfluentRoleBinding(stack, 'R', props))).toBe(
      `[orders/R] 'resource' must be ${reach} for ${role.roleName}, got topic=orders on cluster lkc-abc123; choose another role, or the resource that the role is for`,
    );
  });

  test('fails when it is for everyone', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const props = {
      organization: organization(stack),
      principal: Principal.everyone(),
      role: ConfluentRole.METRICS_VIEWER,
      resource: ConfluentResource.organization(),
    };

    expect(messageOf(() => new ConfluentRoleBinding(stack, 'R', props))).toBe(
      '[orders/R] \'principal\' must be somebody: a role for everyone does not exist, got "User:*"; name a service account',
    );
  });

  test('fails when its name is mistyped', () => {
    expect(messageOf(() => ConfluentRole.of('DeveloperReed'))).toBe(
      "[ConfluentRole.of] 'roleName' must be the name of a role, 3 to 64 letters beginning with a capital, got \"DeveloperReed\"; did you mean 'DeveloperRead'?",
    );
    expect(messageOf(() => ConfluentRole.of('flink developer'))).toContain(
      "spell it as Confluent Cloud does, for instance 'FlinkDeveloper'",
    );
  });

  test('of another name is taken as it is, and of a known name is the known one', () => {
    expect(ConfluentRole.of('FlinkDeveloper').roleName).toBe('FlinkDeveloper');
    expect(ConfluentRole.of('Operator')).toBe(ConfluentRole.OPERATOR);
  });

  test('fails when it is for a cluster that is not on Confluent Cloud', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const cluster = KafkaCluster.selfManaged(stack, 'Own', { clusterName: 'own', bootstrapServers: 'own:9092' });

    expect(messageOf(() => ConfluentResource.kafkaCluster(cluster))).toBe(
      "[ConfluentResource.kafkaCluster] 'cluster' must be on Confluent Cloud, got own, which is Apache Kafka; use a cluster of Confluent Cloud: no other has this",
    );
    expect(messageOf(() => ConfluentApiKeyResource.kafkaCluster(cluster))).toContain(
      "'cluster' must be on Confluent Cloud",
    );
  });

  test('has the resource name of what it is for', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const org = organization(stack, { organizationId: '1111aaaa-11aa-11aa-11aa-111111aaaaaa' });
    const cluster = newCluster(stack);
    const resources = [
      ConfluentResource.kafkaCluster(cluster),
      ConfluentResource.topicPrefix(cluster, 'a.'),
      ConfluentResource.group(cluster, 'g'),
      ConfluentResource.groupPrefix(cluster, 'g-'),
      ConfluentResource.transactionalIdPrefix(cluster, 't-'),
    ];
    resources.forEach((resource, index) => {
      const principal = Principal.serviceAccount('sa-a');
      new ConfluentRoleBinding(stack, `R${index}`, {
        organization: org,
        principal,
        role: ConfluentRole.of('AnyRole'),
        resource,
      });
    });
    const bindings = resourcesOf(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']);
    const cloud =
      'crn://confluent.cloud/organization=1111aaaa-11aa-11aa-11aa-111111aaaaaa/environment=env-abc123/cloud-cluster=lkc-abc123';

    expect(Object.values(bindings.confluent_role_binding ?? {}).map(({ crn_pattern }) => crn_pattern)).toStrictEqual([
      cloud,
      `${cloud}/kafka=lkc-abc123/topic=a.*`,
      `${cloud}/kafka=lkc-abc123/group=g`,
      `${cloud}/kafka=lkc-abc123/group=g-*`,
      `${cloud}/kafka=lkc-abc123/transactional-id=t-*`,
    ]);
  });
});

test('what is identity is deployed only by an acknowledgement, and grants follow', () => {
  const why = { reason: 'a sandbox that is thrown away', reference: 'SEC-1' };
  const acknowledgements = [Acknowledgement.ofDeployment('sandbox', Capability.IDENTITY, why)];
  const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { acknowledgements });
  addAll(stack, newAccount(stack));

  expect(new Set(Object.values(dispositions(stack.renderFiles())))).toStrictEqual(new Set(['DEPLOY']));
});

describeWithTerraform('real terraform with accounts of Confluent Cloud', () => {
  test('applies the review module with account, key, role, topic and ACL', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    addAll(stack, newAccount(stack));
    new ConfluentApiKey(stack, 'CloudKey', {
      owner: ConfluentServiceAccount.fromDisplayName(stack, 'Other', {
        organization: new ConfluentOrganization(stack, 'Second', {
          credentials: Secret.pair(Secret.terraformVariable('second_key'), Secret.terraformVariable('second_secret')),
        }),
        displayName: 'other',
      }),
      resource: ConfluentApiKeyResource.cloud(),
      displayName: 'cloud',
    });
    new ConfluentApiKey(stack, 'RegistryKey', {
      owner: ConfluentServiceAccount.fromDisplayName(stack, 'Third', {
        organization: stack.node.findChild('Confluent') as ConfluentOrganization,
        displayName: 'third',
      }),
      resource: ConfluentApiKeyResource.schemaRegistry('env-abc123', 'lsrc-abc123'),
      displayName: 'registry',
    });

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    const acl = rehearsal.applied.find(({ address }) => address.startsWith('confluent_kafka_acl'));
    expect(acl?.values.principal).toMatch(/^User:sa-/);
  });

  test('applies the stack with a found account', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    addTopic(stack, foundAccount(stack));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });
});
