import type {
  Compatibility} from 'sluicegate';
import {
  RecordPart,
  Schema,
  SchemaFormat,
  SecurityTier,
  Subject,
  SubjectMode,
  SubjectNaming,
  SubjectRemoval,
  type StreamingStack,
  type SubjectProps,
} from 'sluicegate';
import { EVOLUTIONS } from '../../schema/history/folders';
import { messageOf, newApp, newStack, ORDER_SCHEMA } from '../../support/program';
import { bundleOf, resourcesOf } from '../kafka/rehearsed';
import { confluentRegistry, ordersTopic, schemaOf } from './program';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;
const STACK = 'stacks/orders/cdk.tf.json';

function subject(stack: StreamingStack, props: Partial<SubjectProps> = {}): Subject {
  const registry = confluentRegistry(stack);
  return new Subject(stack, 'OrderValue', {
    registry,
    schema: Schema.avro(ORDER_SCHEMA),
    subjectName: 'orders',
    ...props,
  });
}

describe.each(EVOLUTIONS)('a subject in $format', ({ format, extension, v1, reformatted }) => {
  const filesIn = (tier: SecurityTier, text = v1): Record<string, string> => {
    const stack = newStack(newApp(), tier);
    new Subject(stack, 'OrderValue', {
      registry: confluentRegistry(stack),
      topic: ordersTopic(stack),
      schema: schemaOf(format, text),
    });
    return stack.renderFiles();
  };

  test('is deployed in CLOUD_NATIVE, with its mode before its schema', () => {
    const { confluent_schema, confluent_subject_config } = resourcesOf(filesIn(CLOUD_NATIVE)[STACK]);

    const [config] = Object.entries(confluent_subject_config!);
    expect(config![1]).toMatchObject({ compatibility_level: 'BACKWARD', subject_name: 'sales.orders.v1-value' });
    expect(Object.values(confluent_schema!)).toMatchObject([
      {
        format,
        subject_name: 'sales.orders.v1-value',
        skip_validation_during_plan: true,
        hard_delete: false,
        depends_on: expect.arrayContaining([`confluent_subject_config.${config![0]}`]) as unknown,
      },
    ]);
  });

  test('is a module, a script and files for review in REGULATED', () => {
    const review = Object.keys(filesIn(REGULATED))
      .filter((file) => /review\/(schema|terraform)/.test(file))
      .map((file) => file.replace('bundles/orders/review/', ''));

    expect(review).toStrictEqual([
      'schema/lsrc-abc123/bodies/sales.orders.v1-value.json',
      'schema/lsrc-abc123/register.sh',
      `schema/lsrc-abc123/sales.orders.v1-value.${extension}`,
      'schema/subjects.json',
      'terraform/main.tf.json',
    ]);
  });

  test('is a schema file and one list in AIR_GAPPED', () => {
    const files = filesIn(AIR_GAPPED);

    const config = Object.keys(files).filter((file) => file.startsWith('bundles/orders/config/schema'));
    expect(config).toStrictEqual([
      `bundles/orders/config/schema/lsrc-abc123/sales.orders.v1-value.${extension}`,
      'bundles/orders/config/schema/subjects.json',
    ]);
    expect(JSON.parse(files[config[1]!]!)).toMatchObject([
      {
        subject: 'sales.orders.v1-value',
        registry: 'lsrc-abc123',
        schemaType: format,
        compatibility: 'BACKWARD',
        file: `lsrc-abc123/sales.orders.v1-value.${extension}`,
      },
    ]);
  });

  test.each([CLOUD_NATIVE, REGULATED, AIR_GAPPED])('a reformatted schema gives the same bytes in %s', (tier) => {
    expect(filesIn(tier, reformatted)).toStrictEqual(filesIn(tier));
  });

  test('gives its record to whoever makes columns of it', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);

    const { recordSchema } = subject(stack, { schema: schemaOf(format, v1) });

    expect(recordSchema.fields.map(({ name, type }) => [name, type.toString()])).toStrictEqual([
      ['order_id', 'STRING'],
    ]);
  });
});

test('personal data stays marked in the record of a subject', () => {
  const tagged = JSON.stringify({
    type: 'record',
    name: 'Customer',
    fields: [{ name: 'email', type: 'string', 'confluent:tags': ['PII'] }],
  });

  const { recordSchema } = subject(newStack(newApp(), CLOUD_NATIVE), { schema: Schema.avro(tagged) });

  expect(recordSchema.fields[0]!.tags).toStrictEqual(['PII']);
});

describe('the name of a subject', () => {
  const named = (props: Partial<SubjectProps>): string => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    return subject(stack, { subjectName: undefined, topic: ordersTopic(stack), ...props }).subjectName;
  };

  test.each([
    ['the topic and its values', {}, 'sales.orders.v1-value'],
    ['the topic and its keys', { part: RecordPart.KEY }, 'sales.orders.v1-key'],
    ['the record', { naming: SubjectNaming.RECORD }, 'com.example.Order'],
    ['the record, without any topic', { naming: SubjectNaming.RECORD, topic: undefined }, 'com.example.Order'],
    ['topic and record', { naming: SubjectNaming.TOPIC_RECORD }, 'sales.orders.v1-com.example.Order'],
    ['itself', { topic: undefined, subjectName: ':.team:orders' }, ':.team:orders'],
  ])('comes from %s', (_, props, expected) => {
    expect(named(props)).toBe(expected);
  });

  test.each([
    [
      'nothing names it',
      { topic: undefined },
      "'topic' must be given, or subjectName, got neither; give one of the two",
    ],
    [
      'topic and record name it, and there is no topic',
      { topic: undefined, naming: SubjectNaming.TOPIC_RECORD },
      "'topic' must be given, or subjectName, got neither; give one of the two",
    ],
    [
      'two things name it',
      { subjectName: 'orders' },
      "'topic' must be left out where subjectName names the subject, got both; give one of the two",
    ],
    [
      'the record has no name',
      { naming: SubjectNaming.RECORD, schema: Schema.json('{"type":"object"}') },
      "'naming' must have a record to be named after, got a schema whose root has no name; name the record (JSON Schema: title), or choose SubjectNaming.TOPIC",
    ],
    [
      'it is no name',
      { topic: undefined, subjectName: 'sales/orders' },
      '\'subjectName\' must be 1 to 255 letters, digits, dots, colons, dashes or underscores, known at synthesis, got "sales/orders"; name the topic, or give a name such as sales.orders.v1-value',
    ],
  ])('fails when %s', (_, props, message) => {
    expect(messageOf(() => named(props))).toBe(`[orders/OrderValue] ${message}`);
  });

  test('fails when a registry has it already', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const registry = confluentRegistry(stack);
    const props = { registry, schema: Schema.avro(ORDER_SCHEMA), subjectName: 'orders' };
    new Subject(stack, 'First', props);

    expect(messageOf(() => new Subject(stack, 'Second', props))).toBe(
      "[orders/Second] 'subjectName' must not be the name of another subject of orders/Registry, got orders, as orders/First has; describe a subject once; for several record types in a topic choose SubjectNaming.TOPIC_RECORD",
    );
  });
});

describe('removal', () => {
  const schemaBlock = (tier: SecurityTier, removal?: SubjectRemoval): Record<string, unknown> => {
    const stack = newStack(newApp(), tier);
    subject(stack, { removal });
    const files = stack.renderFiles();
    const document = files[STACK] ?? files['bundles/orders/review/terraform/main.tf.json'];
    return Object.values(resourcesOf(document).confluent_schema!)[0]!;
  };

  test.each([
    ['SOFT_DELETE by itself in CLOUD_NATIVE DEV', CLOUD_NATIVE, undefined, false, undefined],
    ['RETAIN by itself in REGULATED', REGULATED, undefined, false, { prevent_destroy: true }],
    ['RETAIN', CLOUD_NATIVE, SubjectRemoval.RETAIN, false, { prevent_destroy: true }],
    ['HARD_DELETE', CLOUD_NATIVE, SubjectRemoval.HARD_DELETE, true, undefined],
  ])('%s', (_, tier, removal, hardDelete, lifecycle) => {
    const block = schemaBlock(tier, removal);

    expect([block.hard_delete, block.lifecycle]).toStrictEqual([hardDelete, lifecycle]);
  });
});

describe('the mode of a subject', () => {
  const dependencies = (mode: SubjectMode): { schema: string[]; mode: string[] } => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    subject(stack, { mode });
    const { confluent_schema, confluent_subject_mode } = resourcesOf(stack.renderFiles()[STACK]);
    const types = (block: Record<string, unknown>): string[] =>
      ((block.depends_on as string[] | undefined) ?? []).map((address) => address.split('.')[0]!);
    expect(Object.values(confluent_subject_mode!)).toMatchObject([{ mode, subject_name: 'orders' }]);
    return {
      schema: types(Object.values(confluent_schema!)[0]!),
      mode: types(Object.values(confluent_subject_mode!)[0]!),
    };
  };

  test('comes before the schema where it lets new versions in', () => {
    expect(dependencies(SubjectMode.READWRITE)).toStrictEqual({
      schema: ['confluent_subject_config', 'confluent_subject_mode'],
      mode: [],
    });
  });

  test.each([SubjectMode.READONLY, SubjectMode.READONLY_OVERRIDE])('comes after the schema where it is %s', (mode) => {
    expect(dependencies(mode)).toStrictEqual({ schema: ['confluent_subject_config'], mode: ['confluent_schema'] });
  });
});

test('fails when the compatibility is none that exists, in a program that no compiler looks at', () => {
  const compatibility = 'BACKWARDS' as Compatibility;

  expect(messageOf(() => subject(newStack(newApp(), CLOUD_NATIVE), { compatibility }))).toBe(
    '[orders/OrderValue] \'compatibility\' must be one of BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE, NONE, got "BACKWARDS"; use a member of Compatibility',
  );
});

test('fails when the schema is not valid, with file, line and column', () => {
  const schema = Schema.avro('{\n  "type": "record",\n  "name": "1st",\n  "fields": []\n}');

  expect(messageOf(() => subject(newStack(newApp(), CLOUD_NATIVE), { schema }))).toMatch(
    /^\[avro schema:3:11\] '1st' must have a valid name/,
  );
});

test('a subject that is only referred to is no resource', () => {
  const stack = newStack(newApp(), CLOUD_NATIVE);

  expect(Subject.fromSubjectName(stack, 'Orders', 'orders').subjectName).toBe('orders');
  expect(bundleOf(stack.renderFiles()).resources).toStrictEqual([]);
});

test('a record that is described in code becomes a schema in any language', () => {
  const stack = newStack(newApp(), AIR_GAPPED);
  const { recordSchema } = subject(stack);
  for (const format of Object.values(SchemaFormat)) {
    new Subject(stack, format, {
      registry: confluentRegistry(stack, `Registry${format}`),
      schema: Schema.fromRecord(recordSchema, format),
      subjectName: `copy-${format}`,
    });
  }

  expect(Object.keys(stack.renderFiles()).filter((file) => /copy-/.test(file))).toStrictEqual([
    'bundles/orders/config/schema/lsrc-abc123/copy-AVRO.avsc',
    'bundles/orders/config/schema/lsrc-abc123/copy-JSON.json',
    'bundles/orders/config/schema/lsrc-abc123/copy-PROTOBUF.proto',
  ]);
});
