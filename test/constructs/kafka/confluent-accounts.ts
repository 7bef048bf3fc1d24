import type { Construct } from 'constructs';
import {
  ConfluentApiKey,
  ConfluentApiKeyResource,
  ConfluentOrganization,
  ConfluentResource,
  ConfluentRole,
  ConfluentRoleBinding,
  ConfluentServiceAccount,
  Secret,
  Topic,
  type ConfluentOrganizationProps,
  type IConfluentServiceAccount,
} from 'sluicegate';
import { newCluster } from '../../support/program';

export function organization(scope: Construct, props: Partial<ConfluentOrganizationProps> = {}): ConfluentOrganization {
  return new ConfluentOrganization(scope, 'Confluent', {
    credentials: Secret.pair(Secret.terraformVariable('cloud_api_key'), Secret.terraformVariable('cloud_api_secret')),
    ...props,
  });
}

export function newAccount(scope: Construct): ConfluentServiceAccount {
  return new ConfluentServiceAccount(scope, 'Checkout', {
    organization: organization(scope),
    displayName: 'checkout',
    description: 'the checkout of the shop',
  });
}

export function foundAccount(scope: Construct): IConfluentServiceAccount {
  return ConfluentServiceAccount.fromDisplayName(scope, 'Checkout', {
    organization: organization(scope),
    displayName: 'checkout',
  });
}

export function addTopic(scope: Construct, account: IConfluentServiceAccount): Topic {
  const topic = new Topic(scope, 'Orders', { cluster: newCluster(scope), topicName: 'sales.orders.v1' });
  topic.grants.produce(account.principal);
  return topic;
}

/** An account with a key and a role, beside a topic that it writes. */
export function addAll(scope: Construct, account: IConfluentServiceAccount): void {
  const topic = addTopic(scope, account);
  const { organization: org } = account;
  new ConfluentApiKey(scope, 'Key', {
    owner: account,
    resource: ConfluentApiKeyResource.kafkaCluster(topic.cluster),
    displayName: 'checkout on kafka',
  });
  new ConfluentRoleBinding(scope, 'Role', {
    organization: org,
    principal: account.principal,
    role: ConfluentRole.DEVELOPER_READ,
    resource: ConfluentResource.topic(topic.cluster, topic.topicName),
  });
}
