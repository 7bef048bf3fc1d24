import { DataSize } from '../../../src/core/data-size';
import { quotasScript } from '../../../src/kafka/emitted/quotas-script';
import { APACHE_KAFKA } from '../../../src/kafka/platform-limits';
import { QuotaEntity } from '../../../src/kafka/quota-entity';
import type { QuotaOptions } from '../../../src/kafka/quota-options';
import { quotaSpec } from '../../../src/kafka/quota-spec';
import { runScript } from './stub-tools';

function script(...quotas: QuotaOptions[]): ReturnType<typeof quotasScript> {
  const specs = quotas.map((quota) => quotaSpec('app/Q', quota, APACHE_KAFKA));
  return quotasScript({ clusterName: 'main', bootstrapServers: 'broker:9092' }, specs);
}

const USER: QuotaOptions = {
  entity: QuotaEntity.user("o'x"),
  producerRate: DataSize.mebibytes(100),
  requestPercentage: 50.5,
};

test.each<[string, QuotaEntity, string]>([
  ['a user', QuotaEntity.user('u'), '[--entity-type] [users] [--entity-name] [u]'],
  ['a client', QuotaEntity.client('c d'), '[--entity-type] [clients] [--entity-name] [c d]'],
  [
    'a client of a user',
    QuotaEntity.userClient('u', 'c'),
    '[--entity-type] [users] [--entity-name] [u] [--entity-type] [clients] [--entity-name] [c]',
  ],
  ['other users', QuotaEntity.defaultUser(), '[--entity-type] [users] [--entity-default]'],
  ['other clients', QuotaEntity.defaultClient(), '[--entity-type] [clients] [--entity-default]'],
  [
    'other clients of a user',
    QuotaEntity.userDefaultClient('u'),
    '[--entity-type] [users] [--entity-name] [u] [--entity-type] [clients] [--entity-default]',
  ],
])('a missing quota of %s is set', (_, entity, words) => {
  expect(runScript(script({ entity, requestPercentage: 5 })).calls).toStrictEqual([
    `kafka-configs [--alter] ${words} [--add-config] [request_percentage=5]`,
  ]);
});

test.each([QuotaEntity.ip('10.0.0.1'), QuotaEntity.defaultIp()])('a missing quota of %s is set', (entity) => {
  expect(runScript(script({ entity, connectionCreationRate: 5 })).calls).toHaveLength(1);
});

test('a quota that is there is left alone, however the tool writes its numbers', () => {
  const answers = {
    'kafka-configs':
      "SCRAM credential configs for user-principal 'o'x' are SCRAM-SHA-512=iterations=4096\n" +
      "Quota configs for user-principal 'o'x' are consumer_byte_rate=1.0, request_percentage=50.5, producer_byte_rate=1.048576E8\n",
  };

  expect(runScript(script(USER), { answers })).toMatchObject({ status: 0, calls: [], stdout: 'nothing to change\n' });
});

test('only the limits that differ are set', () => {
  const answers = {
    'kafka-configs': "Quota configs for user-principal 'o'x' are request_percentage=50.5, producer_byte_rate=1.0E8\n",
  };

  expect(runScript(script(USER), { answers }).calls).toStrictEqual([
    "kafka-configs [--alter] [--entity-type] [users] [--entity-name] [o'x] [--add-config] [producer_byte_rate=104857600]",
  ]);
});

test('no quotas make a script that changes nothing', () => {
  expect(runScript(script())).toMatchObject({ status: 0, stdout: 'nothing to change\n' });
});
