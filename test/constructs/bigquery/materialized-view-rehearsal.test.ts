import {
  BigQueryMaterializedView,
  Duration,
  SecurityTier,
  type BigQueryMaterializedViewProps,
  type BigQueryTableFromSchemaProps,
  type StreamingStack,
} from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { dataset, orders } from './samples';

const QUERY = 'SELECT user_id, SUM(amount) AS total FROM `acme-data.raw.orders` GROUP BY user_id';

function view(
  stack: StreamingStack,
  props: Partial<BigQueryMaterializedViewProps> = {},
  table: Partial<BigQueryTableFromSchemaProps> = {},
): BigQueryMaterializedView {
  const within = dataset(stack);
  orders(stack, table, within);
  return new BigQueryMaterializedView(stack, 'ByUser', { dataset: within, viewId: 'by_user', query: QUERY, ...props });
}

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
