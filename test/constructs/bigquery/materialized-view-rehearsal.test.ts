import { Duration, SecurityTier } from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { view } from './view-samples';

describeWithTerraform('real terraform with a materialized view', () => {
  test('applies it, and nothing changes the second time', async () => {
    const app = newApp();
    view(newStack(app, SecurityTier.CLOUD_NATIVE), {
      allowNonIncrementalDefinition: true,
      maxStaleness: Duration.hours(4),
    });

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });

  test('applies the review module', async () => {
    const app = newApp();
    view(newStack(app, SecurityTier.REGULATED)).grants.read('group:analysts@acme.com');

    expect(troubleOf(await rehearsedReview(app, { liftProtection: true }))).toBe('');
  });
});
