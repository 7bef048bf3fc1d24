import fs from 'node:fs';
import path from 'node:path';
import {
  Acknowledgement,
  Capability,
  Compatibility,
  Environment,
  Schema,
  SchemaRegistry,
  SchemaRegistryConfig,
  SecurityTier,
  Subject,
  type StreamingStack,
  type StreamingStackProps,
} from 'sluicegate';
import { messageOf, newApp, newStack, ORDER_SCHEMA, temporaryFolder } from '../../support/program';
import { bundleOf, resourcesOf } from '../kafka/rehearsed';
import { confluentRegistry } from './program';

const { AIR_GAPPED, CLOUD_NATIVE, REGULATED } = SecurityTier;
const { BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FULL, FULL_TRANSITIVE, NONE } = Compatibility;

function addSubject(stack: StreamingStack, compatibility: Compatibility): void {
  const registry = confluentRegistry(stack);
  new Subject(stack, 'OrderValue', {
    registry,
    subjectName: 'orders',
    schema: Schema.avro(ORDER_SCHEMA),
    compatibility,
  });
}

function addConfig(stack: StreamingStack, compatibility: Compatibility): void {
  new SchemaRegistryConfig(stack, 'Defaults', { registry: confluentRegistry(stack), compatibility });
}

const KINDS = [
  ['a subject', addSubject, 'orders/OrderValue'],
  ['a registry', addConfig, 'orders/Defaults'],
] as const;

describe('the mode of a registry', () => {
  const levels = (document: string | undefined): unknown[] =>
    Object.values(resourcesOf(document).confluent_schema_registry_cluster_config ?? {}).map(
      ({ compatibility_level }) => compatibility_level,
    );

  test('waits for review in CLOUD_NATIVE: it holds for other programs too', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    addConfig(stack, FULL);
    const files = stack.renderFiles();

    expect(levels(files['stacks/orders/cdk.tf.json'])).toStrictEqual([]);
    expect(levels(files['bundles/orders/review/terraform/main.tf.json'])).toStrictEqual(['FULL']);
    expect(files['bundles/orders/review/schema/lsrc-abc123/register.sh']).toContain("\ncompatibility '' FULL ");
  });

  test('is deployed where somebody stands for it', () => {
    const acknowledgement = Acknowledgement.ofDeployment('registry-defaults', Capability.PLATFORM, {
      reason: 'this registry is for one team only',
      reference: 'CHG-2',
    });
    const stack = newStack(newApp(), CLOUD_NATIVE, { acknowledgements: [acknowledgement] });
    addConfig(stack, FULL);

    expect(levels(stack.renderFiles()['stacks/orders/cdk.tf.json'])).toStrictEqual(['FULL']);
  });

  test('comes before all subjects in the script for REGULATED', () => {
    const stack = newStack(newApp(), REGULATED);
    const registry = confluentRegistry(stack);
    new Subject(stack, 'A', { registry, subjectName: 'orders', schema: Schema.avro(ORDER_SCHEMA) });
    new SchemaRegistryConfig(stack, 'Z', { registry, compatibility: FULL });

    const script = stack.renderFiles()['bundles/orders/review/schema/lsrc-abc123/register.sh']!;

    expect(script.match(/^(compatibility|schema|mode) .*$/gm)).toStrictEqual([
      "compatibility '' FULL 'the whole registry'",
      "compatibility '/orders' BACKWARD 'orders'",
      "schema 'orders' 'bodies/orders.json'",
    ]);
  });

  test('is a requirement in AIR_GAPPED', () => {
    const stack = newStack(newApp(), AIR_GAPPED);
    addConfig(stack, FULL);

    expect(stack.renderFiles()['bundles/orders/requirements/resources.md']).toContain('compatibility: FULL');
  });

  test('fails when the registry has no such setting', () => {
    const stack = newStack(newApp(), REGULATED);
    const registry = SchemaRegistry.glue(stack, 'Glue', { registryName: 'shop', region: 'eu-west-1' });

    expect(messageOf(() => new SchemaRegistryConfig(stack, 'Defaults', { registry, compatibility: FULL }))).toBe(
      "[orders/Defaults] 'registry' must have a setting of its own: AWS Glue has a mode for each schema only, got shop; set compatibility on each Subject",
    );
  });
});

describe.each(KINDS)('SG-SCHEMA-001, NONE for %s', (_, add, id) => {
  const render = (tier: SecurityTier, props: Partial<StreamingStackProps>): Record<string, string> => {
    const stack = newStack(newApp(), tier, props);
    add(stack, NONE);
    return stack.renderFiles();
  };

  test.each(Object.values(SecurityTier))('is taken in DEV in %s', (tier) => {
    expect(() => render(tier, { environment: Environment.DEV })).not.toThrow();
  });

  test.each([
    [CLOUD_NATIVE, ", or acknowledge it with Acknowledgement.ofPolicy('SG-SCHEMA-001', …)"],
    [REGULATED, ''],
    [AIR_GAPPED, ''],
  ])('fails when it is outside DEV, in %s', (tier, way) => {
    expect(messageOf(() => render(tier, { environment: Environment.PROD }))).toBe(
      `[${id}] 'SG-SCHEMA-001' must hold (without a promise every new schema can break every reader), got compatibility NONE outside DEV; choose a compatibility mode${way}`,
    );
  });
});

describe.each(KINDS)('SG-SCHEMA-002, a loosened mode of %s', (_, add, id) => {
  const approved = (tier: SecurityTier, mode: Compatibility): string => {
    const stack = newStack(newApp(), tier);
    add(stack, mode);
    const file = path.join(temporaryFolder(), 'bundle.json');
    fs.writeFileSync(file, stack.renderFiles()['bundles/orders/bundle.json']!);
    return file;
  };
  const render = (tier: SecurityTier, before: Compatibility, after: Compatibility, acknowledged = false): unknown => {
    const acknowledgement = Acknowledgement.ofPolicy('SG-SCHEMA-002', {
      reason: 'all readers are ours and move at once',
      reference: 'CHG-1',
    });
    const stack = newStack(newApp(), tier, {
      approvedBundle: approved(tier, before),
      ...(acknowledged && { acknowledgements: [acknowledgement] }),
    });
    add(stack, after);
    return bundleOf(stack.renderFiles());
  };

  test.each([
    [BACKWARD_TRANSITIVE, BACKWARD],
    [FULL, BACKWARD],
    [FULL, FORWARD],
    [BACKWARD, FORWARD],
    [FULL_TRANSITIVE, BACKWARD_TRANSITIVE],
    [BACKWARD_TRANSITIVE, FULL],
    [BACKWARD, NONE],
  ])('fails when it goes from %s to %s, unless somebody stands for it', (before, after) => {
    expect(messageOf(() => render(REGULATED, before, after))).toBe(
      `[${id}] 'SG-SCHEMA-002' must hold (readers and writers were built on the promise that was approved), got compatibility ${after}, where ${before} is approved; keep compatibility ${before}, or acknowledge it with Acknowledgement.ofPolicy('SG-SCHEMA-002', …)`,
    );
    expect(render(REGULATED, before, after, true)).toMatchObject({
      findings: [{ policyId: 'SG-SCHEMA-002', acknowledged: true }],
    });
  });

  test.each([
    [BACKWARD, BACKWARD],
    [BACKWARD, BACKWARD_TRANSITIVE],
    [BACKWARD, FULL],
    [FULL, FULL_TRANSITIVE],
    [NONE, FORWARD],
  ])('takes a change from %s to %s', (before, after) => {
    expect(() => render(CLOUD_NATIVE, before, after)).not.toThrow();
  });

  test('counts in AIR_GAPPED too', () => {
    expect(messageOf(() => render(AIR_GAPPED, FULL, BACKWARD))).toContain('SG-SCHEMA-002');
  });
});
