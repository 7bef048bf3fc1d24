import { SecurityTier, SnowflakeSchema, SnowflakeTable, SnowflakeType } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { resourcesOf } from '../kafka/rehearsed';
import { fromSchema, newAccount, newDatabase, ORDER, recordSchema } from './programs';

const { CLOUD_NATIVE } = SecurityTier;

describe('names', () => {
  test.each([
    ['orders', 'ORDERS', 'ANALYTICS.RAW.ORDERS'],
    ['"orders"', 'orders', 'ANALYTICS.RAW."orders"'],
  ])('%s is stored as %s', (tableName, stored, fullyQualified) => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const table = fromSchema(stack, { tableName });

    expect(table.fullyQualifiedName).toBe(fullyQualified);
    const [resource] = Object.values(
      resourcesOf(stack.renderFiles()['stacks/orders/cdk.tf.json']).snowflake_table ?? {},
    );
    expect(resource?.name).toBe(stored);
  });

  test('fails when two constructs make one table', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const database = newDatabase(stack);
    const columns = [{ columnName: 'ID', type: SnowflakeType.varchar() }];
    new SnowflakeTable(stack, 'One', { database, schemaName: 'RAW', tableName: 'ORDERS', columns });

    expect(
      messageOf(() => new SnowflakeTable(stack, 'Two', { database, schemaName: 'raw', tableName: 'orders', columns })),
    ).toBe(
      "[orders/Two] 'tableName' must be unique, but orders/One makes ANALYTICS.RAW.ORDERS already, got ANALYTICS.RAW.ORDERS; pass the other construct on, or choose another name",
    );
  });

  test('fails when a schema is built after a table that is in it', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const { database } = fromSchema(stack);

    expect(messageOf(() => new SnowflakeSchema(stack, 'Raw', { database, schemaName: 'RAW' }))).toBe(
      "[orders/Raw] 'schemaName' must be built before orders/RawOrders, which needs it, got ANALYTICS.RAW; move the line up",
    );
  });

  test('fails when a field and other properties are wrong: everything at once', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);
    const wide = ORDER.replace('"precision":12', '"precision":40');

    const message = messageOf(() =>
      fromSchema(stack, { schema: recordSchema(stack, wide, 'Wide'), tableName: 'select' }),
    );

    expect(message).toContain('2 problems');
    expect(message).toContain("field 'OrderPlaced.amount' cannot be held by column AMOUNT");
    expect(message).toContain("'tableName' must not be a reserved word of Snowflake");
  });

  test('fails when the account is an address or a role is no name', () => {
    const stack = newStack(newApp(), CLOUD_NATIVE);

    const message = messageOf(() =>
      newAccount(stack, { accountName: 'orders.snowflakecomputing.com', roleName: 'loader admin' }),
    );

    expect(message).toContain(
      '[orders/Snowflake] \'accountName\' must be 1 to 255 letters, digits or underscores, beginning with a letter, and no address or locator, got "orders.snowflakecomputing.com"',
    );
    expect(message).toContain("'roleName' must be an ordinary identifier");
  });
});
