import { SecurityTier } from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { subscription } from './subscription-samples';

describeWithTerraform('real terraform with a subscription', () => {
  test('applies what is deployed', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.CLOUD_NATIVE));

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type)).toContain('google_pubsub_schema');
  });

  test('applies the subscription where its writer is granted', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.CLOUD_NATIVE), { writerIsGranted: true });

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type)).toContain('google_pubsub_subscription');
  });

  test('applies the review module with every role', async () => {
    const app = newApp();
    subscription(newStack(app, SecurityTier.REGULATED));

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ type }) => type).filter((type) => type.endsWith('_iam_member'))).toHaveLength(3);
  });
});
