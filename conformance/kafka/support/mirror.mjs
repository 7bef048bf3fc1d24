// The three connectors of a MirrorMaker flow as operations under test. One broker is both ends: who logs in tells them apart.
import { AttemptFailed } from './attempt-failed.mjs';
import { runConnector } from './connectors.mjs';
import { library } from './library.mjs';
import { pause } from './patience.mjs';

const { mirrorMakerPlugins } = library('src/kafka/connect/mirror-maker');
const { mirrorPatterns } = library('src/kafka/connect/mirror-patterns');
const { ClientSecurity } = library('src/kafka/client/client-security');
const { Secret } = library('src/security/secret');

const RETENTION = ['86400000', '172800000'];
/** Nobody is told of what a listing leaves out: this long it is waited for all the same. */
const UNSEEN = 8_000;
const BYTES = 'org.apache.kafka.connect.converters.ByteArrayConverter';
const QUICK = {
  'refresh.topics.interval.seconds': '1',
  'sync.topic.configs.interval.seconds': '1',
  'refresh.groups.interval.seconds': '1',
  'emit.checkpoints.interval.seconds': '1',
  'sync.group.offsets.interval.seconds': '1',
  'offset.lag.max': '0',
};

/** What the library derives from, and what the flow of `name` is about. */
export function mirrorFlow(name) {
  const topic = `proof.mirror-${name}.v1`;
  const group = `mirror-${name}-loader`;
  const options = {
    sourceAlias: `${name}-from`,
    targetAlias: `${name}-to`,
    topics: [topic.replaceAll('.', '\\.')],
    groups: [group],
    syncGroupOffsets: true,
    replicationFactor: 1,
  };
  const patterns = mirrorPatterns(options);
  return { name, options, topic, group, patterns, copy: patterns.copies[0].resourceName, own: patterns.own };
}

let runs = 0;

/**
 * The connector as the library writes it, in a hurry, with the logins of this attempt. Its name is new: offsets are kept by it.
 * Where one login is under test its producer is not idempotent: an idempotent one is refused before it writes, which no log tells.
 */
function connector({ name, options }, part, { source, target, worker, isProof }) {
  const security = ClientSecurity.scramSha512({ username: 'mirror', password: Secret.env('PASSWORD') })._spec;
  const end = { bootstrapServers: '127.0.0.1:1', security };
  const { configs, className } = mirrorMakerPlugins('proof', options, end, end)[part].selfManaged;
  const login = (side, config) =>
    Object.entries({ ...config, 'default.api.timeout.ms': '6000', 'request.timeout.ms': '4000' }).map(
      ([key, value]) => [`${side}.cluster.${key}`, value],
    );
  runs += 1;
  return {
    ...Object.fromEntries(
      Object.entries(configs).filter(([key]) => !/^(source|target)\.cluster\./.test(key) || key.endsWith('.alias')),
    ),
    ...Object.fromEntries([...login('source', source), ...login('target', target)]),
    ...QUICK,
    name: `${name}-${part}-${runs}`,
    'connector.class': className,
    'tasks.max': '1',
    'key.converter': BYTES,
    'value.converter': BYTES,
    'producer.override.sasl.jaas.config': worker['sasl.jaas.config'],
    'producer.override.request.timeout.ms': '4000',
    ...(isProof ? { 'source.producer.enable.idempotence': 'false' } : {}),
  };
}

async function records(engine, topic) {
  const ends = await engine.admin('endOffsets', { topic });
  return ends === null ? 0 : Object.values(ends).reduce((sum, end) => sum + end, 0);
}

function send(engine, topic) {
  return engine.admin('send', { topic, records: [{ key: 'key', value: 'value' }] });
}

async function described(engine, topic) {
  try {
    return (await engine.admin('describeTopics', {})).find(({ name }) => name === topic);
  } catch {
    // another topic went between two requests: asked again
    return undefined;
  }
}

/** Runs a part until `done`; what is not even listed for the user under test was refused without a word. */
async function run(engine, worker, config, patience, { done, listed }) {
  const start = Date.now();
  await runConnector(worker, config, patience, async () => {
    if (await done()) return true;
    if (Date.now() - start > UNSEEN && listed !== undefined && !(await listed())) {
      throw new AttemptFailed('nothing came, and what it is about is not listed for its login', true);
    }
    await pause(100);
    return false;
  });
}

/** Copies records, the settings that the topic has and gets, and a partition that it gets, and notes which record became which. */
export function mirrorSource({ worker, flow, side }) {
  const { topic, copy, own } = flow;
  return {
    prepare: async (engine) => {
      await engine.admin('deleteTopics', { topics: [copy, own.offsetSyncs] });
      await engine.freshTopics({ name: topic, configs: { 'retention.ms': RETENTION[0] } });
      await send(engine, topic);
    },
    attempt: async (engine, config, patience) => {
      const isCopy = async (retention, partitions) => {
        const found = await described(engine, copy);
        return found?.configs['retention.ms'] === retention && found.partitions === partitions;
      };
      let changed = false;
      await run(engine, worker, connector(flow, 'source', logins(engine, side, config)), patience, {
        done: async () => {
          if (!changed) {
            if ((await records(engine, copy)) < 1 || !(await isCopy(RETENTION[0], 1))) return false;
            if ((await records(engine, own.offsetSyncs)) < 1) return false;
            await engine.admin('setTopicConfigs', { topic, configs: { 'retention.ms': RETENTION[1] } });
            await engine.admin('administer', { topic, steps: ['growPartitions'], partitions: 2 });
            changed = true;
          }
          return isCopy(RETENTION[1], 2);
        },
        listed: side === 'source' ? () => sees(engine, config, { topic, steps: ['listTopic'] }) : undefined,
      });
    },
  };
}

/**
 * Translates the progress of a group and commits it. The group is behind what was copied, so that it can be translated only
 * by who knows all checkpoints.
 */
export function mirrorCheckpoint({ worker, flow, side }) {
  const { topic, group, copy, own } = flow;
  return {
    prepare: async (engine) => {
      await engine.admin('deleteTopics', { topics: [own.checkpoints] });
      await engine.freshTopics(copy);
      await until(async () => (await committed(engine, group, copy)) === undefined);
    },
    attempt: (engine, config, patience) =>
      run(engine, worker, connector(flow, 'checkpoint', logins(engine, side, config)), patience, {
        done: async () => (await records(engine, own.checkpoints)) >= 1 && (await committed(engine, group, copy)) === 1,
        listed: side === 'source' ? () => sees(engine, config, { group, steps: ['listGroup'] }) : undefined,
      }),
    /** What was copied while the group stood still: three records in three waves, of which it has read the first. */
    history: async (engine, patience) => {
      await engine.admin('deleteGroups', { groups: [group] });
      await engine.admin('deleteTopics', { topics: [copy, own.offsetSyncs] });
      await engine.freshTopics(topic);
      await send(engine, topic);
      await engine.admin('consumeInGroup', { topic, group });
      let wave = 1;
      await run(engine, worker, connector(flow, 'source', logins(engine)), patience, {
        done: async () => {
          if ((await records(engine, own.offsetSyncs)) < wave || (await records(engine, copy)) < wave) return false;
          wave += 1;
          if (wave <= 3) await send(engine, topic);
          return wave > 3;
        },
      });
    },
  };
}

/** Beats. */
export function mirrorHeartbeat({ worker, flow, side }) {
  const { heartbeats } = flow.own;
  return {
    prepare: (engine) => engine.admin('deleteTopics', { topics: [heartbeats] }),
    attempt: (engine, config, patience) =>
      run(engine, worker, connector(flow, 'heartbeat', logins(engine, side, config)), patience, {
        done: async () => (await records(engine, heartbeats)) >= 1,
      }),
  };
}

function logins({ broker }, side, config) {
  const all = { source: broker.admin, target: broker.admin, worker: broker.admin };
  if (side === undefined) return all;
  return typeof side === 'string' ? { ...all, [side]: config, isProof: true } : side;
}

async function committed(engine, group, topic) {
  return (await engine.admin('committedOffsets', { group }))[`${topic}-0`];
}

async function sees(engine, config, args) {
  try {
    await engine.bridge.call('administer', config, args);
    return true;
  } catch {
    return false;
  }
}

async function until(holds) {
  for (const deadline = Date.now() + 20_000; !(await holds());) {
    if (Date.now() > deadline) throw new Error('what was there before does not go');
    await pause(100);
  }
}
