import { Token } from 'cdktf';
import type { StreamingStack, SubjectProps } from 'sluicegate';
import {
  Acknowledgement,
  Compatibility,
  Environment,
  RecordPart,
  Schema,
  SchemaRegistry,
  Secret,
  SecurityTier,
  Subject,
  Topic,
} from 'sluicegate';
import { ORDER_SCHEMA, messageOf, newApp, newCluster, newStack } from '../../support/program';
import { inBundle, resourcesOf } from '../kafka/documents';

const { CLOUD_NATIVE, REGULATED, AIR_GAPPED } = SecurityTier;

function add(stack: StreamingStack, props: Partial<SubjectProps> = { subjectName: 'orders-value' }): Subject {
  const registry = SchemaRegistry.confluentCloud(stack, 'Registry', {
    registryId: 'lsrc-abc123',
    restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
    credentials: Secret.pair(Secret.env('K'), Secret.env('S')),
  });
  return new Subject(stack, 'Order', { registry, schema: Schema.avro(ORDER_SCHEMA), ...props });
}

const SCHEMA = {
  depends_on: [expect.stringMatching(/^confluent_subject_config\.Order_Config_[0-9A-F]{8}$/)],
  format: 'AVRO',
  hard_delete: false,
  provider: 'confluent.Registry',
  schema: { type: 'record', name: 'com.example.Order', fields: [{ name: 'order_id', type: 'string' }] },
  skip_validation_during_plan: true,
  subject_name: 'orders-value',
};

test.each([
  [CLOUD_NATIVE, SCHEMA],
  [REGULATED, { ...SCHEMA, lifecycle: { prevent_destroy: true } }],
])('in %s the mode is set first, then the schema registered, and it is exactly this', (tier, expected) => {
  const stack = newStack(newApp(), tier);
  add(stack, { subjectName: 'orders-value', compatibility: Compatibility.FULL_TRANSITIVE });

  expect(resourcesOf(stack, 'confluent_subject_config')).toStrictEqual([
    { compatibility_level: 'FULL_TRANSITIVE', provider: 'confluent.Registry', subject_name: 'orders-value' },
  ]);
  const schemas = resourcesOf(stack, 'confluent_schema');
  expect(schemas.map((made) => ({ ...made, schema: JSON.parse(String(made.schema)) as unknown }))).toStrictEqual([
    expected,
  ]);
});

test('in AIR_GAPPED it is a schema file and no resource', () => {
  const stack = newStack(newApp(), AIR_GAPPED);
  add(stack);
  expect(resourcesOf(stack, 'confluent_schema')).toStrictEqual([]);
  expect(inBundle(stack, 'orders/Order')).toMatchObject({ disposition: 'EMIT', capability: 'SCHEMAS' });
  const files = Object.keys(stack.renderFiles()).filter((file) => file.endsWith('orders-value.avsc'));
  expect(files).toStrictEqual([expect.stringMatching(/^bundles\/orders\/config\/schema\//)]);
});

test('a schema with what Terraform would read as a template reaches the registry as it stands', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);
  const schema = JSON.stringify({
    type: 'record',
    name: 'R',
    fields: [{ name: 'f', type: 'string', default: '${a} %{b}' }],
  });
  add(stack, { subjectName: 'r', schema: Schema.avro(schema) });
  expect(String(resourcesOf(stack, 'confluent_schema')[0]!.schema)).toContain('$${a} %%{b}');
});

test.each([
  [undefined, 'sales.orders.v1-value'],
  [RecordPart.VALUE, 'sales.orders.v1-value'],
  [RecordPart.KEY, 'sales.orders.v1-key'],
])('part %s of a topic gives the name %s, and requires the topic', (part, name) => {
  const stack = newStack(newApp(), REGULATED);
  const topic = new Topic(stack, 'Orders', { cluster: newCluster(stack), topicName: 'sales.orders.v1' });
  expect(add(stack, { topic, ...(part && { part }) }).subjectName).toBe(name);
  expect(inBundle(stack, 'orders/Order')).toMatchObject({ requires: ['orders/Registry', 'orders/Orders'] });
});

test('BACKWARD is the mode where none is given', () => {
  const stack = newStack(newApp(), REGULATED);
  add(stack);
  expect(resourcesOf(stack, 'confluent_subject_config')[0]).toMatchObject({ compatibility_level: 'BACKWARD' });
});

test.each(['', 'a b', 'a/b', 'x'.repeat(256)])('fails when the subject is named %j', (subjectName) => {
  expect(messageOf(() => add(newStack(newApp(), REGULATED), { subjectName }))).toMatch(
    /^\[orders\/Order\] 'subjectName' must be /,
  );
});

test('fails when the name is known only after apply', () => {
  const subjectName = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });
  expect(messageOf(() => add(newStack(newApp(), REGULATED), { subjectName }))).toContain('known only after apply');
});

test('fails when neither or both of topic and subjectName are given', () => {
  const stack = newStack(newApp(), REGULATED);
  const topic = new Topic(stack, 'Orders', { cluster: newCluster(stack), topicName: 'a.b' });
  expect(messageOf(() => add(newStack(newApp(), REGULATED), {}))).toBe(
    "[orders/Order] 'topic' must be given, or subjectName, got neither; give one of the two",
  );
  expect(messageOf(() => add(stack, { topic, subjectName: 'x' }))).toBe(
    "[orders/Order] 'topic' must be left out where subjectName names the subject, got both; give one of the two",
  );
});

test('fails when the mode is none', () => {
  const compatibility = 'BACKWARDS' as Compatibility;
  expect(messageOf(() => add(newStack(newApp(), REGULATED), { subjectName: 'x', compatibility }))).toBe(
    `[orders/Order] 'compatibility' must be one of ${Object.values(Compatibility).join(', ')}, got "BACKWARDS"; use a member of Compatibility`,
  );
});

describe('compatibility NONE', () => {
  const none = { subjectName: 'x', compatibility: Compatibility.NONE };
  const files = (tier: SecurityTier, environment: Environment, acknowledged = false): unknown => {
    const acknowledgements = acknowledged
      ? [Acknowledgement.ofPolicy('SG-SCHEMA-001', { reason: 'a topic for trials', reference: 'CHG-1' })]
      : [];
    const stack = newStack(newApp(), tier, { environment, acknowledgements });
    add(stack, none);
    return stack.renderFiles();
  };

  test.each([CLOUD_NATIVE, REGULATED, AIR_GAPPED])('is taken in DEV in %s', (tier) => {
    expect(() => files(tier, Environment.DEV)).not.toThrow();
  });

  test.each([
    [CLOUD_NATIVE, ", or acknowledge it with Acknowledgement.ofPolicy('SG-SCHEMA-001', …)"],
    [REGULATED, ''],
    [AIR_GAPPED, ''],
  ])('fails when it is outside DEV in %s', (tier, way) => {
    expect(messageOf(() => files(tier, Environment.PROD))).toBe(
      "[orders/Order] 'SG-SCHEMA-001' must hold (without a promise every new schema can break every reader), " +
        `got compatibility NONE outside DEV; choose a compatibility mode${way}`,
    );
  });

  test('can be acknowledged in CLOUD_NATIVE only', () => {
    expect(() => files(CLOUD_NATIVE, Environment.PROD, true)).not.toThrow();
    expect(messageOf(() => files(REGULATED, Environment.PROD, true))).toContain('SG-SCHEMA-001');
  });
});
