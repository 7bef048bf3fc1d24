import { SecurityTier, SnowflakeDatabase, SnowflakeSchema, SnowflakeTable } from 'sluicegate';
import type { Construct } from 'constructs';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { newAccount, recordSchema } from './programs';

const { CLOUD_NATIVE, REGULATED } = SecurityTier;

describeWithTerraform('a database, a schema and a table, in real Terraform', () => {
  const program = (scope: Construct): void => {
    const database = new SnowflakeDatabase(scope, 'Database', {
      account: newAccount(scope),
      databaseName: 'ANALYTICS',
      comment: 'as ${is} and %{is}',
    });
    new SnowflakeSchema(scope, 'Raw', { database, schemaName: 'RAW' });
    SnowflakeTable.fromSchema(scope, 'RawOrders', {
      database,
      schemaName: 'RAW',
      schema: recordSchema(scope),
      schemaEvolution: true,
    });
  };

  test('the deployable stack applies, plans nothing twice and is destroyed', async () => {
    const app = newApp();
    program(newStack(app, CLOUD_NATIVE));

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
  }, 60_000);

  test('the review module applies', async () => {
    const app = newApp();
    program(newStack(app, REGULATED));

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
  }, 60_000);
});
