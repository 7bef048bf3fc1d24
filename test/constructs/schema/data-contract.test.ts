import {
  Schema,
  SchemaRuleKind,
  SchemaRuleMode,
  SecurityTier,
  Subject,
  type SchemaMetadata,
  type SchemaRule,
} from 'sluicegate';
import { messageOf, newApp, newStack, ORDER_SCHEMA } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedStack, resourcesOf, troubleOf } from '../kafka/rehearsed';
import { confluentRegistry } from './program';

const METADATA: SchemaMetadata = {
  properties: { owner: 'sales', note: 'in ${euro}' },
  sensitive: ['note'],
  tags: { '**.email': ['PII'] },
};
const RULES: SchemaRule[] = [
  {
    ruleName: 'hasId',
    kind: SchemaRuleKind.CONDITION,
    mode: SchemaRuleMode.WRITE,
    ruleType: 'CEL',
    expression: "message.order_id != '${x}'",
    onFailure: 'DLQ',
    params: { 'dlq.topic': 'orders-dlq' },
    tags: ['PII'],
    doc: 'no order without an id',
    disabled: true,
  },
  {
    ruleName: 'rename',
    kind: SchemaRuleKind.TRANSFORM,
    mode: SchemaRuleMode.UPGRADE,
    ruleType: 'JSONATA',
    expression: '$merge([$, {"id": order_id}])',
  },
];

function appWith(tier: SecurityTier, metadata?: SchemaMetadata, rules?: SchemaRule[]) {
  const app = newApp();
  const stack = newStack(app, tier);
  new Subject(stack, 'Order', {
    registry: confluentRegistry(stack),
    subjectName: 'orders',
    schema: Schema.avro(ORDER_SCHEMA),
    metadata,
    rules,
  });
  return { app, stack };
}

describe('a data contract', () => {
  test('is blocks of the schema in CLOUD_NATIVE, where no text is a template', () => {
    const { stack } = appWith(SecurityTier.CLOUD_NATIVE, METADATA, RULES);

    const { confluent_schema } = resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']);

    expect(Object.values(confluent_schema!)).toMatchObject([
      {
        metadata: {
          properties: { owner: 'sales', note: 'in $${euro}' },
          sensitive: ['note'],
          tags: [{ key: '**.email', value: ['PII'] }],
        },
        ruleset: {
          domain_rules: [
            {
              name: 'hasId',
              kind: 'CONDITION',
              mode: 'WRITE',
              type: 'CEL',
              expr: "message.order_id != '$${x}'",
              on_failure: 'DLQ',
              params: { 'dlq.topic': 'orders-dlq' },
              tags: ['PII'],
              doc: 'no order without an id',
              disabled: true,
            },
          ],
          migration_rules: [{ name: 'rename', mode: 'UPGRADE', type: 'JSONATA' }],
        },
      },
    ]);
  });

  test('is part of what the script sends in REGULATED', () => {
    const files = appWith(SecurityTier.REGULATED, METADATA, RULES).stack.renderFiles();

    expect(JSON.parse(files['bundles/orders/review/schema/lsrc-abc123/bodies/orders.json']!)).toMatchObject({
      metadata: METADATA,
      ruleSet: {
        domainRules: [{ name: 'hasId', type: 'CEL', expr: "message.order_id != '${x}'", onFailure: 'DLQ' }],
        migrationRules: [{ name: 'rename', type: 'JSONATA' }],
      },
    });
  });

  test('is in the list of subjects in AIR_GAPPED', () => {
    const files = appWith(SecurityTier.AIR_GAPPED, METADATA).stack.renderFiles();

    expect(JSON.parse(files['bundles/orders/config/schema/subjects.json']!)).toMatchObject([{ metadata: METADATA }]);
  });

  test('leaves no trace where there is none', () => {
    const files = appWith(SecurityTier.REGULATED).stack.renderFiles();

    expect(files['bundles/orders/review/schema/lsrc-abc123/bodies/orders.json']).not.toMatch(/metadata|ruleSet/);
    expect(files['bundles/orders/review/terraform/main.tf.json']).not.toMatch(/"ruleset"/);
  });

  test('fails when names do not fit, with all of them at once', () => {
    const named = (ruleName: string): SchemaRule => ({ ...RULES[1]!, ruleName });
    const metadata = { properties: { owner: 'sales' }, sensitive: ['owner', 'toString'] };

    expect(
      messageOf(() => appWith(SecurityTier.REGULATED, metadata, [named('1st'), named('x'), named('x'), named('a b')])),
    ).toBe(
      '3 problems\n' +
        '  [orders/Order] \'rules\' must have names of letters, digits, dashes, dots or underscores, at most 64, none beginning with a digit, dash or dot, got "1st, a b"; rename the rule\n' +
        '  [orders/Order] \'rules\' must have a name each, got "x twice"; rename one of the two\n' +
        '  [orders/Order] \'metadata.sensitive\' must name properties that are there, got "toString"; add the property, or take the name out',
    );
  });
});

describeWithTerraform('a data contract under Terraform', () => {
  test('is applied, and a second plan has nothing to do', async () => {
    const { app } = appWith(SecurityTier.CLOUD_NATIVE, METADATA, RULES);

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });
});
