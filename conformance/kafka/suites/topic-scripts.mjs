// The topics script on a real broker: it brings about what the specs say, once.
import assert from 'node:assert/strict';
import { library } from '../support/library.mjs';
import { commandsIn, runScript } from '../support/scripts.mjs';

const { DataSize } = library('src/core/data-size');
const { Duration } = library('src/core/duration');
const { topicsScript } = library('src/kafka/emitted/topics-script');
const { APACHE_KAFKA } = library('src/kafka/platform-limits');
const { topicConfig } = library('src/kafka/topic-config');
const { topicSpec } = library('src/kafka/topic-spec');

const CLUSTER = { clusterName: 'proof', bootstrapServers: '' };

function spec(topicName, options = {}) {
  return topicSpec(`Proof/${topicName}`, { topicName, replicationFactor: 1, partitions: 2, ...options }, APACHE_KAFKA);
}

/** Every typed config that a broker without remote storage takes. */
const EVERYTHING = {
  retention: Duration.days(7),
  retentionSize: DataSize.gibibytes(1),
  cleanupPolicy: 'COMPACT_DELETE',
  minInSyncReplicas: 1,
  maxMessageSize: DataSize.mebibytes(2),
  compressionType: 'ZSTD',
  compressionLevel: 3,
  timestampType: 'CREATE_TIME',
  timestampBeforeMax: Duration.days(7),
  timestampAfterMax: Duration.hours(1),
  segmentDuration: Duration.days(1),
  segmentSize: DataSize.mebibytes(64),
  segmentJitter: Duration.minutes(1),
  segmentIndexSize: DataSize.mebibytes(1),
  indexInterval: DataSize.kibibytes(4),
  preallocate: false,
  fileDeleteDelay: Duration.minutes(1),
  deleteRetention: Duration.days(1),
  minCompactionLag: Duration.hours(1),
  maxCompactionLag: Duration.days(2),
  minCleanableDirtyRatio: 0.5,
  uncleanLeaderElection: false,
  flushMessages: 10_000,
  flushInterval: Duration.unlimited(),
  leaderThrottledReplicas: ['0:1', '1:1'],
  followerThrottledReplicas: ['*'],
};

const SPECS = [
  spec('script.everything.v1', EVERYTHING),
  spec('script.plain.v1'),
  spec('script_plain-v2', { retention: Duration.unlimited() }),
];
/** A name that the dots of another one match, when they are taken for a pattern. */
const BYSTANDER = 'scriptXplainXv1';

/** What the broker says of the topics of this suite. */
async function described(engine) {
  return (await engine.admin('describeTopics')).filter(({ name }) => /^script/.test(name));
}

function asDescribed(specs) {
  return specs
    .map((topic) => ({
      name: topic.topicName,
      partitions: topic.partitions,
      replicationFactor: topic.replicationFactor,
      configs: topicConfig(topic),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function succeeded(run) {
  assert.equal(run.status, 0, `exit ${run.status}: ${run.stdout}${run.stderr}`);
  return run;
}

export const suite = {
  name: 'the topics script',
  async run({ check, engine }) {
    const run = (specs, options) => runScript(engine, topicsScript(CLUSTER, specs), options);
    const unchanged = async (body) => {
      const before = await described(engine);
      await body();
      assert.deepEqual(await described(engine), before);
    };

    await check('shows what it would do, and does nothing, in a dry run', () =>
      unchanged(async () => {
        const shown = succeeded(await run(SPECS, { args: ['--dry-run'] }));
        assert.equal(commandsIn(shown).length, SPECS.length, shown.stdout);
      }),
    );

    await check('creates the topics as specified', async () => {
      const made = succeeded(await run(SPECS));
      assert.equal(commandsIn(made).length, SPECS.length, made.stdout);
      assert.deepEqual(await described(engine), asDescribed(SPECS));
    });

    await check('changes nothing when it is run again', () =>
      unchanged(async () => assert.equal(succeeded(await run(SPECS)).stdout, 'nothing to change\n')),
    );

    await check('adds partitions, to the named topic only', async () => {
      await engine.admin('createTopics', { topics: [{ name: BYSTANDER, partitions: 2 }] });
      const grown = SPECS.map((topic) => (topic.topicName === 'script.plain.v1' ? { ...topic, partitions: 5 } : topic));
      assert.equal(commandsIn(succeeded(await run(grown))).length, 1);
      const bystander = { name: BYSTANDER, partitions: 2, replicationFactor: 1, configs: {} };
      assert.deepEqual(
        await described(engine),
        [...asDescribed(grown), bystander].sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
      await engine.admin('deleteTopics', { topics: [BYSTANDER] });
    });

    await check('fails when partitions would be taken away, before it changes anything', () =>
      unchanged(async () => {
        const { status, stderr } = await run([spec('script.additional.v1'), ...SPECS]);
        assert.equal(status, 1);
        assert.match(
          stderr,
          /topic 'script\.plain\.v1' has 5 partitions and shall have 2: partitions cannot be taken away/,
        );
      }),
    );

    await check('sets configs that somebody has changed, and leaves those it does not name', async () => {
      const everything = [SPECS[0]];
      const drift = { 'retention.ms': '60000', 'leader.replication.throttled.replicas': '0:1' };
      await engine.admin('setTopicConfigs', { topic: 'script.everything.v1', configs: drift });
      assert.equal(commandsIn(succeeded(await run(everything))).length, 1);
      assert.deepEqual((await described(engine))[0], asDescribed(everything)[0]);
      await engine.admin('setTopicConfigs', { topic: 'script.plain.v1', configs: { 'retention.ms': '60000' } });
      await unchanged(async () => succeeded(await run([{ ...SPECS[1], partitions: 5 }])));
    });

    await check('stops at the first error', async () => {
      const refused = { ...spec('script.b.v1'), customConfigs: { 'retention.ms': 'soon' } };
      const { status, stdout } = await run([spec('script.a.v1'), refused, spec('script.c.v1')]);
      assert.notEqual(status, 0);
      assert.doesNotMatch(stdout, /changes made/);
      const names = (await described(engine)).map(({ name }) => name);
      assert.deepEqual(
        ['script.a.v1', 'script.b.v1', 'script.c.v1'].map((name) => names.includes(name)),
        [true, false, false],
      );
    });

    await check('fails when the administrator cannot log in', () =>
      unchanged(async () => {
        const wrong = engine.broker.write(
          'wrong.properties',
          engine.broker.adminText.replace(/password="[^"]*"/, 'password="x"'),
        );
        const { status, stderr } = await run([spec('script.late.v1')], { env: { COMMAND_CONFIG: wrong } });
        assert.equal(status, 1);
        assert.match(stderr, /cannot read what there is/);
      }),
    );

    await check('fails when the administrator lacks the rights', () =>
      unchanged(async () => {
        const nobody = await engine.user('script-nobody');
        const env = { COMMAND_CONFIG: engine.propertiesFile(nobody) };
        assert.notEqual((await run([spec('script.late.v1')], { env })).status, 0);
      }),
    );
  },
};
