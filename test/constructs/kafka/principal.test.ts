import type { Construct } from 'constructs';
import { KafkaCluster, Principal, SecurityTier, type IKafkaCluster } from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';

const checkout = Principal.user('checkout');

function googleCluster(scope: Construct): IKafkaCluster {
  return KafkaCluster.googleManaged(scope, 'Kafka', {
    project: 'shop-prod',
    location: 'europe-west1',
    clusterId: 'orders',
  });
}

describe('a principal', () => {
  test.each([
    [
      'a user on Confluent Cloud',
      newCluster,
      checkout,
      'be a service account on Confluent Cloud, which knows no other users, got "User:checkout"; use Principal.serviceAccount(\'sa-…\'), a ConfluentServiceAccount or Principal.everyone()',
    ],
    [
      'a service account of Google on Confluent Cloud',
      newCluster,
      Principal.googleServiceAccount('a@b.com'),
      'be a service account on Confluent Cloud, which knows no other users, got "User:a@b.com"; use Principal.serviceAccount(\'sa-…\'), a ConfluentServiceAccount or Principal.everyone()',
    ],
    [
      'a service account of Confluent on Google',
      googleCluster,
      Principal.serviceAccount('sa-a'),
      'be an account with an e-mail address, or a distinguished name, on Google Managed Service for Apache Kafka, got "User:sa-a"; use Principal.googleServiceAccount, Principal.distinguishedName or Principal.everyone()',
    ],
  ])('fails when it is %s', (_, clusterIn, principal, must) => {
    const { grants } = clusterIn(newStack(newApp(), SecurityTier.REGULATED));

    expect(messageOf(() => grants.consumeFromPrefix(principal, 'a', { group: 'g' }))).toBe(
      `[orders/Kafka] 'principal' must ${must}`,
    );
  });

  test.each([
    [
      () => Principal.user('User:a'),
      "[Principal.user] 'userName' must be a name without 'User:' before it and without '<', '>' and '*', got \"User:a\"; write it as the user logs in; use Principal.everyone() for all",
    ],
    [() => Principal.user('*'), "'userName' must be a name without"],
    [() => Principal.user(''), "'userName' must be a name without"],
    [() => Principal.user(' a'), "'userName' must be a name without"],
    [() => Principal.user('<a>'), "'userName' must be a name without"],
    [
      () => Principal.googleServiceAccount('checkout'),
      "[Principal.googleServiceAccount] 'email' must be an e-mail address such as 'checkout@shop.iam.gserviceaccount.com', got \"checkout\"; copy it from the service account",
    ],
    [
      () => Principal.distinguishedName('checkout'),
      "[Principal.distinguishedName] 'distinguishedName' must be a distinguished name such as 'CN=checkout,OU=shop', got \"checkout\"; copy the subject as `openssl x509 -noout -subject -nameopt RFC2253` prints it",
    ],
  ])('fails when its name is malformed: %s', (make, message) => {
    expect(messageOf(make)).toContain(message);
  });

  test.each([
    [Principal.user('a'), 'User:a'],
    [Principal.user('Ann Other'), 'User:Ann Other'],
    [Principal.googleServiceAccount('a@p.iam.gserviceaccount.com'), 'User:a@p.iam.gserviceaccount.com'],
    [Principal.distinguishedName('CN=a'), 'User:CN=a'],
    [Principal.everyone(), 'User:*'],
  ])('is called as an ACL names it', (principal, name) => {
    expect(principal.principalName).toBe(name);
  });
});
