import type { Construct } from 'constructs';
import {
  KafkaCluster,
  Principal,
  SecurityTier,
  SslNameCase,
  SslPrincipalMapping,
  Topic,
  type IKafkaCluster,
  type SelfManagedClusterProps,
} from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from './rehearsed';

function cluster(scope: Construct, props: Partial<SelfManagedClusterProps> = {}): IKafkaCluster {
  return KafkaCluster.selfManaged(scope, 'Kafka', {
    clusterName: 'shop',
    bootstrapServers: 'broker-1:9093,broker-2:9093',
    ...props,
  });
}

function filesIn(tier: SecurityTier, props: Partial<SelfManagedClusterProps> = {}): Record<string, string> {
  const stack = newStack(newApp(), tier);
  const topic = new Topic(stack, 'Orders', { cluster: cluster(stack, props), topicName: 'sales.orders.v1' });
  topic.grants.produce(Principal.user('checkout'));
  topic.grants.consume(Principal.distinguishedName('CN=Loader,OU=shop'), { group: 'loader' });
  return stack.renderFiles();
}

const listed = (files: Record<string, string>): string[] =>
  Object.keys(files)
    .map((file) => file.replace(/^bundles\/orders\//, ''))
    .filter((file) => /kafka|requirements|cdk\.tf|terraform/.test(file));

describe('a self-managed cluster', () => {
  test('becomes scripts for review where others deploy, and the bundle says why', () => {
    const files = filesIn(SecurityTier.CLOUD_NATIVE);

    expect(listed(files)).toStrictEqual([
      'config/kafka/shop/footprints.json',
      'config/kafka/shop/footprints.md',
      'review/kafka/shop/acls.sh',
      'review/kafka/shop/strimzi/topics.yaml',
      'review/kafka/shop/strimzi/users.yaml',
      'review/kafka/shop/topics.sh',
    ]);
    const topic = bundleOf(files).resources.find(({ type }) => type === 'kafka.topic');
    expect(topic).toMatchObject({
      disposition: 'REVIEW',
      reasons: ['shop is a self-managed cluster, which has no Terraform provider: a human runs the scripts'],
    });
    expect(files['bundles/orders/review/kafka/shop/acls.sh']).toContain('User:checkout');
  });

  test('is reviewed in REGULATED without a reason of its own', () => {
    const files = filesIn(SecurityTier.REGULATED);

    expect(listed(files)).toContain('review/kafka/shop/topics.sh');
    expect(listed(files)).toContain('review/config/kafka/shop/footprints.md');
    expect(bundleOf(files).resources.map(({ disposition }) => disposition)).not.toContain('DEPLOY');
    expect(bundleOf(files).resources.flatMap(({ reasons }) => reasons)).toStrictEqual([]);
  });

  test('is requirements only in AIR_GAPPED', () => {
    const files = filesIn(SecurityTier.AIR_GAPPED);

    expect(listed(files)).toStrictEqual([
      'requirements/kafka/shop/footprints.json',
      'requirements/kafka/shop/footprints.md',
      'requirements/topics.json',
      'requirements/topics.md',
    ]);
    expect(files['bundles/orders/requirements/topics.md']).toContain('broker-1:9093,broker-2:9093');
  });

  test.each([
    ['as it stands without a mapping', undefined, 'User:CN=Loader,OU=shop'],
    ['by its common name', SslPrincipalMapping.commonName(), 'User:Loader'],
    [
      'in lower case by a rule',
      SslPrincipalMapping.rules([
        { pattern: '^CN=([^,]+),OU=shop$', replacement: '$1@shop', nameCase: SslNameCase.LOWER },
      ]),
      'User:loader@shop',
    ],
    [
      'in upper case by the first rule that matches',
      SslPrincipalMapping.rules([
        { pattern: '^CN=[a-z]+,OU=shop$', replacement: 'never' },
        { pattern: '^CN=([^,]+),OU=shop$', replacement: '$1', nameCase: SslNameCase.UPPER },
      ]),
      'User:LOADER',
    ],
    [
      'as it stands where no rule matches the whole name',
      SslPrincipalMapping.rules([{ pattern: 'CN=([^,]+)', replacement: '$1' }]),
      'User:CN=Loader,OU=shop',
    ],
  ])('a distinguished name is granted %s', (_, principalMapping, principal) => {
    const rows = bundleOf(filesIn(SecurityTier.REGULATED, { principalMapping })).resources.filter(
      ({ type }) => type === 'kafka.acl',
    );

    expect(rows.map(({ spec }) => spec.principal)).toContain(principal);
  });

  test('the mapping that the ACLs rest on is written for the brokers, in every tier', () => {
    const principalMapping = SslPrincipalMapping.rules([
      { pattern: '^CN=([^,]+),OU=(\\w+)$', replacement: '$1.$2', nameCase: SslNameCase.LOWER },
    ]);
    const folders = [
      [SecurityTier.CLOUD_NATIVE, 'config'],
      [SecurityTier.REGULATED, 'review/config'],
      [SecurityTier.AIR_GAPPED, 'requirements'],
    ] as const;

    for (const [tier, folder] of folders) {
      const files = filesIn(tier, { principalMapping });
      expect(files[`bundles/orders/${folder}/kafka/shop/principal-mapping.properties`]).toBe(
        '# In the server.properties of every broker: the ACLs name users as this makes them of distinguished names.\n' +
          'ssl.principal.mapping.rules=RULE:^CN=([^,]+),OU=(\\\\w+)$/$1.$2/L,DEFAULT\n',
      );
    }
  });

  test('fails when name and address are malformed, with both at once', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => cluster(stack, { clusterName: '-shop', bootstrapServers: 'https://broker' }))).toBe(
      '2 problems\n' +
        '  [orders/Kafka] \'clusterName\' must be 1 to 100 letters, digits, dots, dashes or underscores, beginning with a letter or digit, got "-shop"; name the cluster as its people do: files are named after it\n' +
        "  [orders/Kafka] 'bootstrapServers' must be 'host:port', several with commas between them, got \"https://broker\"; copy it from a client's bootstrap.servers",
    );
  });

  test('fails when two clusters have one name, since their scripts would be one', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    cluster(stack);
    const again = { clusterName: 'shop', bootstrapServers: 'broker-1:9093,broker-2:9093' };

    expect(KafkaCluster.selfManaged(stack, 'Again', again).clusterName).toBe('shop');
    expect(
      messageOf(() =>
        KafkaCluster.selfManaged(stack, 'Other', { clusterName: 'shop', bootstrapServers: 'other:9093' }),
      ),
    ).toBe(
      '[orders/Other] \'clusterName\' must not be the name of another cluster in the stack (broker-1:9093,broker-2:9093), got "shop" for other:9093; give each cluster a name of its own',
    );
  });

  test.each([['a'], ['A.b_c-1'], ['a'.repeat(100)]])('takes the name %s', (clusterName) => {
    expect(cluster(newStack(newApp(), SecurityTier.REGULATED), { clusterName }).clusterName).toBe(clusterName);
  });

  test.each([[''], ['.a'], ['a b'], ['a'.repeat(101)]])('fails when the name is %j', (clusterName) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);

    expect(messageOf(() => cluster(stack, { clusterName }))).toContain("'clusterName' must be 1 to 100");
  });
});

describe('a mapping of distinguished names', () => {
  test('of Kafka itself is DEFAULT', () => {
    expect(String(SslPrincipalMapping.distinguishedName())).toBe('DEFAULT');
    expect(SslPrincipalMapping.distinguishedName().userName('CN=a,O=b')).toBe('CN=a,O=b');
  });

  test('fails when a pattern is no expression, or a rule would end too early', () => {
    const rules = [
      { pattern: '(', replacement: 'a/b' },
      { pattern: 'CN=a/b', replacement: '' },
    ];
    const ending =
      "must be at least one character, without '/' and control characters, which end a rule in the broker's configuration";

    expect(messageOf(() => SslPrincipalMapping.rules(rules))).toBe(
      '4 problems\n' +
        "  [SslPrincipalMapping.rules[0]] 'pattern' must be a regular expression, got \"(\"; write one such as '^CN=([^,]+),.*$'\n" +
        `  [SslPrincipalMapping.rules[0]] 'replacement' ${ending}, got "a/b"; match such a character with '.'\n` +
        `  [SslPrincipalMapping.rules[1]] 'pattern' ${ending}, got "CN=a/b"; match such a character with '.'\n` +
        `  [SslPrincipalMapping.rules[1]] 'replacement' ${ending}, got ""; match such a character with '.'`,
    );
  });
});
