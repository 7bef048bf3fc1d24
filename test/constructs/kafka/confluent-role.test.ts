import {
  ConfluentApiKeyResource,
  ConfluentResource,
  ConfluentRole,
  ConfluentRoleBinding,
  KafkaCluster,
  Principal,
  SecurityTier,
} from 'sluicegate';
import { messageOf, newApp, newCluster, newStack } from '../../support/program';
import { resourcesOf } from './rehearsed';
import { organization } from './confluent-accounts';

describe('a role', () => {
  test.each([
    [ConfluentRole.ORGANIZATION_ADMIN, 'the organization'],
    [ConfluentRole.ENVIRONMENT_ADMIN, 'an environment'],
    [ConfluentRole.CLOUD_CLUSTER_ADMIN, 'a cluster'],
  ])('fails when it has no such reach: $roleName', (role, reach) => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const resource = ConfluentResource.topic(newCluster(stack), 'orders');
    const props = { organization: organization(stack), principal: Principal.serviceAccount('sa-a'), role, resource };

    expect(messageOf(() => new ConfluentRoleBinding(stack, 'R', props))).toBe(
      `[orders/R] 'resource' must be ${reach} for ${role.roleName}, got topic=orders on cluster lkc-abc123; choose another role, or the resource that the role is for`,
    );
  });

  test('fails when it is for everyone', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const props = {
      organization: organization(stack),
      principal: Principal.everyone(),
      role: ConfluentRole.METRICS_VIEWER,
      resource: ConfluentResource.organization(),
    };

    expect(messageOf(() => new ConfluentRoleBinding(stack, 'R', props))).toBe(
      '[orders/R] \'principal\' must be somebody: a role for everyone does not exist, got "User:*"; name a service account',
    );
  });

  test('fails when its name is mistyped', () => {
    expect(messageOf(() => ConfluentRole.of('DeveloperReed'))).toBe(
      "[ConfluentRole.of] 'roleName' must be the name of a role, 3 to 64 letters beginning with a capital, got \"DeveloperReed\"; did you mean 'DeveloperRead'?",
    );
    expect(messageOf(() => ConfluentRole.of('flink developer'))).toContain(
      "spell it as Confluent Cloud does, for instance 'FlinkDeveloper'",
    );
  });

  test('of another name is taken as it is, and of a known name is the known one', () => {
    expect(ConfluentRole.of('FlinkDeveloper').roleName).toBe('FlinkDeveloper');
    expect(ConfluentRole.of('Operator')).toBe(ConfluentRole.OPERATOR);
  });

  test('fails when it is for a cluster that is not on Confluent Cloud', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const cluster = KafkaCluster.selfManaged(stack, 'Own', { clusterName: 'own', bootstrapServers: 'own:9092' });

    expect(messageOf(() => ConfluentResource.kafkaCluster(cluster))).toBe(
      "[ConfluentResource.kafkaCluster] 'cluster' must be on Confluent Cloud, got own, which is Apache Kafka; use a cluster of Confluent Cloud: no other has this",
    );
    expect(messageOf(() => ConfluentApiKeyResource.kafkaCluster(cluster))).toContain(
      "'cluster' must be on Confluent Cloud",
    );
  });

  test('has the resource name of what it is for', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    const org = organization(stack, { organizationId: '1111aaaa-11aa-11aa-11aa-111111aaaaaa' });
    const cluster = newCluster(stack);
    const resources = [
      ConfluentResource.kafkaCluster(cluster),
      ConfluentResource.topicPrefix(cluster, 'a.'),
      ConfluentResource.group(cluster, 'g'),
      ConfluentResource.groupPrefix(cluster, 'g-'),
      ConfluentResource.transactionalIdPrefix(cluster, 't-'),
    ];
    resources.forEach((resource, index) => {
      const principal = Principal.serviceAccount('sa-a');
      new ConfluentRoleBinding(stack, `R${index}`, {
        organization: org,
        principal,
        role: ConfluentRole.of('AnyRole'),
        resource,
      });
    });
    const bindings = resourcesOf(stack.renderFiles()['bundles/orders/review/terraform/main.tf.json']);
    const cloud =
      'crn://confluent.cloud/organization=1111aaaa-11aa-11aa-11aa-111111aaaaaa/environment=env-abc123/cloud-cluster=lkc-abc123';

    expect(Object.values(bindings.confluent_role_binding ?? {}).map(({ crn_pattern }) => crn_pattern)).toStrictEqual([
      cloud,
      `${cloud}/kafka=lkc-abc123/topic=a.*`,
      `${cloud}/kafka=lkc-abc123/group=g`,
      `${cloud}/kafka=lkc-abc123/group=g-*`,
      `${cloud}/kafka=lkc-abc123/transactional-id=t-*`,
    ]);
  });
});
