import { Annotations } from 'cdktf';
import { SecurityTier } from 'sluicegate';
import type { StreamingStack } from 'sluicegate';
import { filesBelow, messageOf, newApp, newStack } from '../support/program';
import { Made } from './made';

function withValidation(stack: StreamingStack): void {
  new Made(stack, 'A').node.addValidation({ validate: () => ['one thing', 'another thing'] });
}

test('fails when a validation of the program does, with each of its messages', () => {
  const app = newApp();
  withValidation(newStack(app, SecurityTier.REGULATED));
  expect(messageOf(() => app.synth())).toBe(
    "2 problems\n  [orders/A] 'validation' must pass, got one thing; see the message\n" +
      "  [orders/A] 'validation' must pass, got another thing; see the message",
  );
  expect(filesBelow(app.outdir)).toStrictEqual({});
});

test('the program may switch its validations off; the gate does not rest on them', () => {
  const app = newApp(undefined, { skipValidation: true });
  withValidation(newStack(app, SecurityTier.REGULATED));
  expect(() => app.synth()).not.toThrow();
});

test('fails when the program marks an error, but not for a warning', () => {
  const app = newApp();
  const thing = new Made(newStack(app, SecurityTier.REGULATED), 'A');
  Annotations.of(thing).addWarning('mind this');
  expect(() => app.synth()).not.toThrow();
  Annotations.of(thing).addError('stop here');
  expect(messageOf(() => app.synth())).toBe(
    "[orders/A] 'annotation' must not be an error, got stop here; see the message",
  );
});

test('the person who runs it may go on in spite of an error mark', () => {
  process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS = '1';
  try {
    const app = newApp();
    Annotations.of(new Made(newStack(app, SecurityTier.REGULATED), 'A')).addError('stop here');
    expect(() => app.synth()).not.toThrow();
  } finally {
    delete process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS;
  }
});

test('warnings of what may be deployed reach the command line through the manifest', () => {
  const app = newApp();
  const thing = new Made(newStack(app, SecurityTier.CLOUD_NATIVE), 'A');
  Annotations.of(thing).addWarning('mind this');
  thing.node.addMetadata('something.else', 'x');
  app.synth();
  const { stacks } = JSON.parse(filesBelow(app.outdir)['manifest.json']!) as {
    stacks: Record<string, { annotations: object[]; synthesizedStackPath: string }>;
  };
  expect(stacks.orders).toMatchObject({
    synthesizedStackPath: 'stacks/orders/cdk.tf.json',
    annotations: [{ constructPath: 'orders/A', level: '@cdktf/warn', message: 'mind this' }],
  });
});
