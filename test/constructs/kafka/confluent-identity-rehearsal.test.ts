import {
  ConfluentApiKey,
  ConfluentApiKeyResource,
  ConfluentOrganization,
  ConfluentServiceAccount,
  Secret,
  SecurityTier,
} from 'sluicegate';
import { newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { rehearsedReview, rehearsedStack, troubleOf } from './rehearsed';
import { newAccount, foundAccount, addTopic, addAll } from './confluent-accounts';

describeWithTerraform('real terraform with accounts of Confluent Cloud', () => {
  test('applies the review module with account, key, role, topic and ACL', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.REGULATED);
    addAll(stack, newAccount(stack));
    new ConfluentApiKey(stack, 'CloudKey', {
      owner: ConfluentServiceAccount.fromDisplayName(stack, 'Other', {
        organization: new ConfluentOrganization(stack, 'Second', {
          credentials: Secret.pair(Secret.terraformVariable('second_key'), Secret.terraformVariable('second_secret')),
        }),
        displayName: 'other',
      }),
      resource: ConfluentApiKeyResource.cloud(),
      displayName: 'cloud',
    });
    new ConfluentApiKey(stack, 'RegistryKey', {
      owner: ConfluentServiceAccount.fromDisplayName(stack, 'Third', {
        organization: stack.node.findChild('Confluent') as ConfluentOrganization,
        displayName: 'third',
      }),
      resource: ConfluentApiKeyResource.schemaRegistry('env-abc123', 'lsrc-abc123'),
      displayName: 'registry',
    });

    const rehearsal = await rehearsedReview(app, { liftProtection: true });

    expect(troubleOf(rehearsal)).toBe('');
    const acl = rehearsal.applied.find(({ address }) => address.startsWith('confluent_kafka_acl'));
    expect(acl?.values.principal).toMatch(/^User:sa-/);
  });

  test('applies the stack with a found account', async () => {
    const app = newApp();
    const stack = newStack(app, SecurityTier.CLOUD_NATIVE);
    addTopic(stack, foundAccount(stack));

    expect(troubleOf(await rehearsedStack(app))).toBe('');
  });
});
