import { BigQueryTable, BigQueryType, SecurityTier } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { dataset } from './samples';

describe('a table that exists', () => {
  test('is referred to, granted on and not made', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const existing = BigQueryTable.fromTableName(stack, 'Orders', { dataset: dataset(stack), tableId: 'orders' });
    existing.grants.read('group:analysts@acme.com');

    const types = bundleOf(stack.renderFiles()).resources.map(({ type }) => type);

    expect(existing.tableName).toBe('acme-data.raw.orders');
    expect(types).toStrictEqual(['bigquery.table-grant', 'bigquery.dataset']);
  });

  test('fails when its key is not among its columns', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const columns = [{ name: 'order_id', columnType: BigQueryType.string() }];

    expect(
      messageOf(() =>
        BigQueryTable.fromTableName(stack, 'Orders', {
          dataset: dataset(stack),
          tableId: 'orders',
          columns,
          primaryKey: ['orderid'],
        }),
      ),
    ).toBe(
      "[orders/Orders] 'primaryKey' must name top-level columns of the table, got 'orderid'; did you mean 'order_id'?",
    );
  });

  test('fails when it takes changes without a key', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const attributes = { dataset: dataset(stack), tableId: 'orders', changeDataCapture: true };

    expect(messageOf(() => BigQueryTable.fromTableName(stack, 'Orders', attributes))).toBe(
      "[orders/Orders] 'primaryKey' must be given for a table that takes changes, which are applied by key; name the columns that tell a row from every other, or leave changeDataCapture out",
    );
  });
});
