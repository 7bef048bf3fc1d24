import {
  Compatibility,
  Schema,
  SchemaRegistryConfig,
  SecurityTier,
  Subject,
  SubjectMode,
  type StreamingStack,
} from 'sluicegate';
import { EVOLUTIONS } from '../../schema/history/folders';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { confluentRegistry, ordersTopic, schemaOf } from './program';

/** One of everything, in every language, with text that Terraform could take for its own. */
function addEverything(stack: StreamingStack): void {
  const registry = confluentRegistry(stack);
  const topic = ordersTopic(stack);
  for (const { format, v1 } of EVOLUTIONS) {
    new Subject(stack, format, { registry, subjectName: `orders-${format}`, schema: schemaOf(format, v1) });
  }
  const money = new Subject(stack, 'Money', {
    registry,
    subjectName: 'money',
    schema: Schema.avro('{"type":"record","name":"Money","doc":"in ${var.x} and %{if}","fields":[]}'),
    mode: SubjectMode.READWRITE,
  });
  new Subject(stack, 'OrderValue', {
    registry,
    topic,
    schema: Schema.avro('{"type":"record","name":"Order","fields":[{"name":"total","type":"Money"}]}'),
    compatibility: Compatibility.FULL_TRANSITIVE,
    references: [{ referenceName: 'Money', subject: money, version: 1 }],
    mode: SubjectMode.READONLY,
  });
  new SchemaRegistryConfig(stack, 'Defaults', { registry, compatibility: Compatibility.BACKWARD });
}

describeWithTerraform('subjects under Terraform', () => {
  test('are applied, and a second plan has nothing to do', async () => {
    const app = newApp();
    addEverything(newStack(app, SecurityTier.CLOUD_NATIVE));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });

  test('of a reviewed stack too, which keep their schemas', async () => {
    const app = newApp();
    addEverything(newStack(app, SecurityTier.REGULATED));

    expect(troubleOf(await rehearsedReview(app))).toMatch(/Instance cannot be destroyed|prevent_destroy/);
  });
});
