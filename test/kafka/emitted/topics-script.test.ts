import { CleanupPolicy } from '../../../src/kafka/cleanup-policy';
import { Duration } from '../../../src/core/duration';
import { topicsScript } from '../../../src/kafka/emitted/topics-script';
import { APACHE_KAFKA } from '../../../src/kafka/platform-limits';
import type { TopicOptions } from '../../../src/kafka/topic-options';
import { topicSpec } from '../../../src/kafka/topic-spec';
import { runScript } from './stub-tools';

const CLUSTER = { clusterName: 'main', bootstrapServers: 'broker-1:9092,broker-2:9092' };

function script(...topics: Partial<TopicOptions>[]): ReturnType<typeof topicsScript> {
  return topicsScript(
    CLUSTER,
    topics.map((options) =>
      topicSpec('app/T', { topicName: 'a.b', partitions: 3, replicationFactor: 1, ...options }, APACHE_KAFKA),
    ),
  );
}

/** As the tools of Kafka 4.3 print it. */
function existing(topic: string, partitions: number, factor: number, configs: string[] = []): Record<string, string> {
  const described = configs.map((config) => {
    const synonyms = `{DYNAMIC_TOPIC_CONFIG:${config}, DEFAULT_CONFIG:log.x=1}`;
    return `  ${config} sensitive=false synonyms=${synonyms}\n`;
  });
  return {
    'kafka-topics':
      `Topic: ${topic}\tTopicId: x\tPartitionCount: ${partitions}\tReplicationFactor: ${factor}\tConfigs: y=1\n` +
      `\tTopic: ${topic}\tPartition: 0\tLeader: 1\tReplicas: 1\tIsr: 1\tElr: \tLastKnownElr: \n`,
    'kafka-configs': `Dynamic configs for topic other are:\n  retention.ms=7 sensitive=false synonyms={}\nDynamic configs for topic ${topic} are:\n${described.join('')}`,
  };
}

const DAY = Duration.days(1);
const BOTH = CleanupPolicy.COMPACT_DELETE;

test('a missing topic is created with its configs', () => {
  const { status, calls, stdout } = runScript(script({ retention: DAY, cleanupPolicy: BOTH }));

  expect(calls).toStrictEqual([
    'kafka-topics [--create] [--topic] [a.b] [--partitions] [3] [--replication-factor] [1] [--config] [cleanup.policy=compact,delete] [--config] [retention.ms=86400000]',
  ]);
  expect(stdout).toMatch(/1 changes made\n$/);
  expect(status).toBe(0);
});

test('a topic that is as it shall be is left alone', () => {
  const answers = existing('a.b', 3, 1, ['cleanup.policy=compact,delete', 'retention.ms=86400000']);
  const { status, calls, stdout } = runScript(script({ retention: DAY, cleanupPolicy: BOTH }), { answers });

  expect([status, calls, stdout]).toStrictEqual([0, [], 'nothing to change\n']);
});

test('only the configs that differ are set, and those of others stay', () => {
  const answers = existing('a.b', 3, 1, ['cleanup.policy=delete', 'retention.ms=86400000', 'max.message.bytes=9']);
  const { calls } = runScript(script({ retention: DAY, cleanupPolicy: BOTH }), { answers });

  expect(calls).toStrictEqual([
    'kafka-configs [--alter] [--entity-type] [topics] [--entity-name] [a.b] [--add-config] [cleanup.policy=[compact,delete]]',
  ]);
});

test('missing partitions are added, to this topic only: the tool takes a regular expression', () => {
  const { calls } = runScript(script({ partitions: 4 }), { answers: existing('a.b', 3, 1) });

  expect(calls).toStrictEqual(['kafka-topics [--alter] [--topic] [a\\.b] [--partitions] [4]']);
});

test('values that the tools would take apart go through a properties file', () => {
  const customConfigs = { 'vendor.json': '{"a":[1,2],"b":"x=\\\\y"}', 'vendor.plain': '1' };
  const { calls } = runScript(script({ customConfigs, leaderThrottledReplicas: [] }));

  expect(calls[0]).toBe(
    'kafka-topics [--create] [--topic] [a.b] [--partitions] [3] [--replication-factor] [1] [--config] [vendor.plain=1]',
  );
  expect(calls.slice(2)).toStrictEqual([
    'file: leader.replication.throttled.replicas=',
    'file: vendor.json={"a":[1,2],"b":"x=\\\\\\\\y"}',
  ]);
});

test('fails before any change when a topic has more partitions or another replication factor', () => {
  const run = runScript(script({ partitions: 2, replicationFactor: 2 }, { topicName: 'new' }), {
    answers: existing('a.b', 3, 1),
  });

  expect(run.calls).toStrictEqual([]);
  expect(run.stderr).toBe(
    "topic 'a.b' has 3 partitions and shall have 2: partitions cannot be taken away; set partitions to 3 or make a new topic\n" +
      "topic 'a.b' has replication factor 1 and shall have 2: move its replicas with kafka-reassign-partitions first, or set replicationFactor to 1\n" +
      '2 problems, nothing was changed\n',
  );
  expect(run.status).toBe(1);
});

test('a dry run shows the commands and runs none', () => {
  const { status, calls, stdout } = runScript(script({}, { topicName: 'b' }), { arguments: ['--dry-run'] });

  expect([status, calls]).toStrictEqual([0, []]);
  expect(stdout).toBe(
    ['a.b', 'b']
      .map(
        (topic) =>
          `+ kafka-topics.sh --bootstrap-server broker-1:9092\\,broker-2:9092 --create --topic ${topic} --partitions 3 --replication-factor 1\n`,
      )
      .join('') + '2 changes to make (dry run: none was made)\n',
  );
});

test('the first error stops the script', () => {
  const { status, calls } = runScript(script({}, { topicName: 'b' }), { broken: 'kafka-topics' });

  expect(calls).toHaveLength(1);
  expect(status).toBe(1);
});

test('fails when a tool cannot say what there is, and repeats what it said', () => {
  const { status, calls, stderr } = runScript(script({}), { deaf: 'kafka-topics' });

  expect([status, calls]).toStrictEqual([1, []]);
  expect(stderr).toContain('Error: no node is there\ncannot read what there is: kafka-topics.sh failed\n');
});

test('fails when a tool is nowhere', () => {
  const bare = { ...script({}), body: script({}).body.replaceAll('kafka-configs', 'kafka-nowhere') };

  expect(runScript(bare)).toMatchObject({
    status: 1,
    stderr:
      'cannot find kafka-nowhere or kafka-nowhere.sh on PATH: install the tools of Apache Kafka 4.x or set KAFKA_CONFIGS\n',
  });
});

test('servers, client configuration and tools come from the environment', () => {
  const environment = {
    BOOTSTRAP_SERVERS: 'other:9093',
    COMMAND_CONFIG: '/dev/null',
    KAFKA_TOPICS: 'env',
  };
  const { stderr } = runScript(script({}), { environment: { ...environment, KAFKA_TOPICS: 'echo-nothing' } });
  const { stdout } = runScript(script({}), {
    environment: { ...environment, KAFKA_TOPICS: 'kafka-topics.sh' },
    arguments: ['--dry-run'],
  });

  expect(stderr).toContain('echo-nothing');
  expect(stdout).toContain('+ kafka-topics.sh --bootstrap-server other:9093 --command-config /dev/null --create');
});

test('fails when the client configuration cannot be read', () => {
  const { status, stderr } = runScript(script({}), { environment: { COMMAND_CONFIG: '/nowhere/admin.properties' } });

  expect([status, stderr]).toStrictEqual([1, 'cannot read COMMAND_CONFIG: /nowhere/admin.properties\n']);
});

test('fails when an option is misspelt, with the options there are', () => {
  const { status, stderr, calls } = runScript(script({}), { arguments: ['--dryrun'] });

  expect([status, calls]).toStrictEqual([64, []]);
  expect(stderr).toBe('usage: topics.sh [--dry-run]\n  --dry-run  print what would be done, change nothing\n');
});

test('the same topics in another order give the same script', () => {
  expect(script({ topicName: 'b' }, {})).toStrictEqual(script({}, { topicName: 'b' }));
  expect(script({})).toMatchObject({ path: 'kafka/main/topics.sh', executable: true });
});

test('no topics make a script that changes nothing', () => {
  expect(runScript(script())).toMatchObject({ status: 0, stdout: 'nothing to change\n' });
});
