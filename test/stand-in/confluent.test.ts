import type { Rehearsal } from '../support/stand-in';
import { describeWithTerraform } from '../support/stand-in/describe-with-terraform';
import { lastOutput, rehearseModule, stepsOf } from '../support/stand-in/module-folder';

type Options = Parameters<typeof rehearseModule>[1];

const ATTRIBUTED = {
  kafka_id: 'lkc-1',
  kafka_rest_endpoint: 'https://pkc.invalid',
  kafka_api_key: 'KEY',
  kafka_api_secret: 'SECRET',
  schema_registry_id: 'lsrc-1',
  schema_registry_rest_endpoint: 'https://psrc.invalid',
  schema_registry_api_key: 'KEY',
  schema_registry_api_secret: 'SECRET',
};

function module(parts: object): object {
  return {
    terraform: { required_providers: { confluent: { source: 'confluentinc/confluent', version: '2.83.4' } } },
    provider: { confluent: ATTRIBUTED },
    ...parts,
  };
}

async function rehearsed(parts: object, options: Options = {}): Promise<Rehearsal> {
  return rehearseModule(module(parts), options);
}

const ALL_STEPS = ['init 0', 'validate 0', 'plan 0', 'apply 0', 'second plan 0', 'destroy 0'];

const acl = {
  resource_type: 'TOPIC',
  resource_name: 'orders',
  pattern_type: 'LITERAL',
  principal: 'User:sa-1',
  host: '*',
  operation: 'WRITE',
  permission: 'ALLOW',
};

function topics(...names: string[]): object {
  return { confluent_kafka_topic: Object.fromEntries(names.map((name) => [name, { topic_name: name }])) };
}

describeWithTerraform('real terraform with the confluent stand-in', () => {
  it('takes a stack through all steps, knows at apply what it did not at plan, and leaves nothing', async () => {
    const result = await rehearsed({
      resource: {
        ...topics('orders'),
        confluent_service_account: { writer: { display_name: 'writer' } },
        confluent_kafka_acl: {
          write: { ...acl, principal: 'User:${confluent_service_account.writer.id}' },
        },
        confluent_schema: {
          orders: {
            subject_name: 'orders-value',
            format: 'AVRO',
            schema: '{"type":"string"}',
            schema_reference: [
              { name: 'a', subject_name: 'a-value', version: 1 },
              { name: 'b', subject_name: 'b-value', version: '${confluent_schema.base.version}' },
            ],
            ruleset: { domain_rules: [{ name: 'r', kind: 'CONDITION', mode: 'WRITE', type: 'CEL' }] },
          },
          base: { subject_name: 'b-value', format: 'AVRO', schema: '{"type":"int"}' },
        },
        confluent_subject_config: { orders: { subject_name: 'orders-value', compatibility_level: 'FULL' } },
      },
      output: { principal: { value: '${confluent_kafka_acl.write.principal}' } },
    });

    expect(stepsOf(result)).toStrictEqual(ALL_STEPS);
    expect(result.succeeded).toBe(true);
    expect(result.secondPlanEmpty).toBe(true);
    expect(result.left).toStrictEqual([]);
    const planned = result.planned.find(({ address }) => address === 'confluent_kafka_acl.write');
    expect(planned?.unknown).toStrictEqual(['id', 'principal']);
    expect(result.outputs.principal).toMatch(/^User:sa-[0-9a-f]{6}$/);
    const applied = result.applied.find(({ address }) => address === 'confluent_kafka_topic.orders');
    expect(applied?.values).toMatchObject({ id: 'lkc-1/orders', partitions_count: 6, kafka_cluster: [] });
  });

  it('assigns the same values in each rehearsal', async () => {
    const parts = {
      resource: { confluent_service_account: { a: { display_name: 'a' } }, ...topics('x', 'y') },
    };

    const [first, second] = await Promise.all([
      rehearsed(parts, { until: 'apply' }),
      rehearsed(parts, { until: 'apply' }),
    ]);

    expect(first.applied).toStrictEqual(second.applied);
  });

  it.each([
    ['fewer partitions replace a topic', 3, ['delete', 'create']],
    ['more partitions change it in place', 12, ['update']],
    ['equally many change nothing', 6, ['no-op']],
  ])('%s', async (_, partitions, actions) => {
    const later = { confluent_kafka_topic: { orders: { topic_name: 'orders', partitions_count: partitions } } };

    const result = await rehearsed({ resource: topics('orders') }, { changedTo: module({ resource: later }) });

    expect(result.changed.map((each) => each.actions)).toStrictEqual([actions]);
    expect(result.succeeded).toBe(true);
  });

  it('replaces an ACL for any change of what it says', async () => {
    const result = await rehearsed(
      { resource: { confluent_kafka_acl: { a: acl, b: { ...acl, operation: 'READ' } } } },
      {
        until: 'changed plan',
        changedTo: module({
          resource: { confluent_kafka_acl: { a: { ...acl, host: '10.0.0.1' }, b: { ...acl, operation: 'READ' } } },
        }),
      },
    );

    expect(result.changed.map(({ address, actions }) => [address, actions])).toStrictEqual([
      ['confluent_kafka_acl.a', ['delete', 'create']],
      ['confluent_kafka_acl.b', ['no-op']],
    ]);
  });

  it('changes a topic setting in place, and keeps what was computed', async () => {
    const withRetention = (retention: string): object => ({
      resource: { confluent_kafka_topic: { orders: { topic_name: 'orders', config: { 'retention.ms': retention } } } },
    });

    const result = await rehearsed(withRetention('1000'), {
      changedTo: module(withRetention('2000')),
      until: 'changed plan',
    });

    expect(result.changed[0]).toMatchObject({ actions: ['update'], unknown: [], values: { id: 'lkc-1/orders' } });
  });

  it('reads data sources at plan, and answers what they compute', async () => {
    const result = await rehearsed({
      data: {
        confluent_service_account: { app: { display_name: 'app' } },
        confluent_schema_registry_cluster: { main: { environment: { id: 'env-1' } } },
      },
      resource: {
        confluent_kafka_acl: { a: { ...acl, principal: 'User:${data.confluent_service_account.app.id}' } },
      },
      output: { endpoint: { value: '${data.confluent_schema_registry_cluster.main.rest_endpoint}' } },
    });

    expect(result.succeeded).toBe(true);
    expect(result.planned[0]?.values.principal).toMatch(/^User:sa-[0-9a-f]{6}$/);
    expect(result.outputs.endpoint).toMatch(/^https:\/\/\w+\.rehearsal\.invalid$/);
  });

  it('keeps the configurations of aliases apart', async () => {
    const result = await rehearsed({
      provider: {
        confluent: [
          ATTRIBUTED,
          { ...ATTRIBUTED, alias: 'second', kafka_id: 'lkc-2' },
          { ...ATTRIBUTED, alias: 'third', kafka_id: 'lkc-3' },
        ],
      },
      resource: {
        confluent_kafka_topic: {
          a: { topic_name: 'orders' },
          b: { topic_name: 'orders', provider: 'confluent.second' },
          c: { topic_name: 'orders', provider: 'confluent.third' },
        },
      },
    });

    expect(result.applied.map(({ values }) => values.id)).toStrictEqual([
      'lkc-1/orders',
      'lkc-2/orders',
      'lkc-3/orders',
    ]);
    expect(result.succeeded).toBe(true);
  });

  it('takes what the provider needs from environment variables given to the rehearsal', async () => {
    const result = await rehearsed(
      { provider: { confluent: {} }, resource: topics('orders') },
      {
        environment: {
          KAFKA_ID: 'lkc-9',
          KAFKA_REST_ENDPOINT: 'https://pkc.invalid',
          KAFKA_API_KEY: 'K',
          KAFKA_API_SECRET: 'S',
        },
        until: 'apply',
      },
    );

    expect(result.applied[0]?.values.id).toBe('lkc-9/orders');
    expect(result.succeeded).toBe(true);
  });

  it('never shows the value of a sensitive variable', async () => {
    const secret = 'a-very-secret-value';
    const result = await rehearsed(
      {
        variable: { secret: { type: 'string', sensitive: true }, key: { type: 'string' } },
        resource: {
          confluent_kafka_topic: {
            orders: {
              topic_name: 'orders',
              config: { 'retention.ms': '${var.secret}' },
              credentials: { key: '${var.key}', secret: '${var.secret}' },
            },
          },
        },
        output: { secret: { value: '${var.secret}', sensitive: true } },
      },
      { variables: { secret } },
    );

    expect(result.succeeded).toBe(true);
    expect(result.outputs.secret).toBe('(sensitive value)');
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  it('fails when an enum is broken: at validate, with the address', async () => {
    const result = await rehearsed({ resource: { confluent_kafka_acl: { a: { ...acl, operation: 'SHOUT' } } } });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 1']);
    expect(lastOutput(result)).toContain('expected operation to be one of ["UNKNOWN" "ANY" "ALL" "READ"');
    expect(lastOutput(result)).toContain('got SHOUT with confluent_kafka_acl.a');
    expect(result.succeeded).toBe(false);
  });

  it('fails when a rule is broken by a value that only plan knows', async () => {
    const result = await rehearsed(
      {
        variable: { name: { type: 'string' } },
        resource: { confluent_kafka_topic: { orders: { topic_name: '${var.name}' } } },
      },
      { variables: { name: 'or ders' } },
    );

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 1']);
    expect(lastOutput(result)).toContain('invalid value for topic_name');
  });

  it('fails when the provider has a part of its Kafka arguments: at plan', async () => {
    const result = await rehearsed({
      provider: { confluent: { kafka_api_key: 'K' } },
      resource: topics('orders'),
    });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 1']);
    expect(lastOutput(result)).toContain('attributes should be set or not set in the provider block at the same time');
  });

  it('fails when neither provider nor resource has the endpoint: at apply only, as the real one', async () => {
    const result = await rehearsed({
      provider: { confluent: {} },
      resource: {
        confluent_kafka_topic: { orders: { topic_name: 'orders', kafka_cluster: { id: 'lkc-1' } } },
      },
    });

    expect(stepsOf(result)).toStrictEqual(['init 0', 'validate 0', 'plan 0', 'apply 1']);
    expect(lastOutput(result)).toContain(
      'error creating Kafka Topic: one of provider.kafka_rest_endpoint (defaults to KAFKA_REST_ENDPOINT environment variable) or resource.rest_endpoint must be set',
    );
    expect(result.left).toStrictEqual([]);
  });

  it('fails when two resources create the same topic', async () => {
    const result = await rehearsed({
      resource: { confluent_kafka_topic: { a: { topic_name: 'orders' }, b: { topic_name: 'orders' } } },
    });

    expect(stepsOf(result).at(-1)).toBe('apply 1');
    expect(lastOutput(result)).toContain('Topic already exists');
    expect(result.left).toHaveLength(1);
  });

  it('fails when a resource type, an argument or a block does not exist', async () => {
    const types = await rehearsed({ resource: { confluent_kafka_topics: { a: {} } } });
    const parts = await rehearsed({ resource: { confluent_kafka_topic: { a: { name: 'a', cluster: { id: 'b' } } } } });

    expect(lastOutput(types)).toContain('does not support resource type "confluent_kafka_topics"');
    expect(lastOutput(parts)).toContain('The argument "topic_name" is required');
    expect(lastOutput(parts)).toContain('No argument or block type is named "cluster"');
  });
});
