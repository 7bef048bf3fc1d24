// The rows derived for MirrorMaker's three logins, each proven by the part of the flow that needs it; and the flow as a whole.
import assert from 'node:assert/strict';
import { ConnectWorker } from '../engine/connect.mjs';
import { library } from '../support/library.mjs';
import { proveMinimal, rowText } from '../support/minimality.mjs';
import { mirrorCheckpoint, mirrorFlow, mirrorHeartbeat, mirrorSource } from '../support/mirror.mjs';
import { Patience } from '../support/patience.mjs';

const { deriveAcls } = library('src/kafka/acl-derivation');

const INTENTS = {
  source: ({ topics, groups, own }) => ({ kind: 'MIRROR_SOURCE', topics, groups, own }),
  target: ({ copies, groups, own }) => ({ kind: 'MIRROR_TARGET', copies, groups, own, commitsOffsets: true }),
  worker: ({ copies, groups, own }) => ({ kind: 'MIRROR_WORKER', copies, groups, own }),
};

const SIDES = Object.keys(INTENTS);

function rowsOf(side, { patterns }, { principal }) {
  return deriveAcls([{ ...INTENTS[side](patterns), principal }]);
}

const isAbout =
  (...wanted) =>
  ({ operation, resourceName }) =>
    wanted.some(([name, ...operations]) => resourceName === name && operations.includes(operation));

/** The rows that each part is to be refused without. */
function partsOf({ topic, copy, group, own }) {
  return [
    [
      'copies topics',
      mirrorSource,
      isAbout(
        [topic, 'READ', 'DESCRIBE_CONFIGS'],
        [own.offsetSyncs, 'CREATE', 'WRITE'],
        [copy, 'CREATE', 'ALTER', 'ALTER_CONFIGS', 'WRITE'],
      ),
    ],
    [
      'moves groups',
      mirrorCheckpoint,
      isAbout(
        [own.offsetSyncs, 'READ'],
        [own.checkpoints, 'CREATE', 'READ', 'WRITE'],
        [copy, 'READ'],
        [group, 'DESCRIBE', 'READ'],
      ),
    ],
    ['beats', mirrorHeartbeat, isAbout([own.heartbeats, 'CREATE', 'WRITE'])],
  ];
}

/** Proves the rows of one login by the parts that `titles` names. */
async function prove({ check, engine }, worker, side, ...titles) {
  const flow = mirrorFlow(side);
  const user = await engine.user(`mirror-${side}`);
  const rows = rowsOf(side, flow, user);
  for (const [title, part, isOfPart] of partsOf(flow).filter(([name]) => titles.includes(name))) {
    await check(
      `the login at the ${side} ${title}`,
      async () => {
        const operation = part({ worker, flow, side });
        await operation.history?.(engine, new Patience());
        await proveMinimal(engine, { user, operation, rows, removing: rows.filter(isOfPart) });
      },
      { seconds: 420 },
    );
  }
}

function unproven(side) {
  const flow = mirrorFlow(side);
  return rowsOf(side, flow, { principal: 'User:any' }).filter((row) => !partsOf(flow).some(([, , isOf]) => isOf(row)));
}

/** All three logins at once, with nothing but what is derived for them. */
async function runWhole({ check, engine }, worker) {
  const flow = mirrorFlow('whole');
  const users = {};
  for (const side of SIDES) {
    users[side] = await engine.user(`mirror-whole-${side}`);
    await engine.setRows(users[side].principal, rowsOf(side, flow, users[side]));
  }
  const side = Object.fromEntries(Object.entries(users).map(([name, { config }]) => [name, config]));
  for (const [title, part] of partsOf(flow)) {
    await check(`with the rows derived for its three logins the flow ${title}`, async () => {
      const operation = part({ worker, flow, side });
      await operation.history?.(engine, new Patience());
      await operation.prepare(engine);
      await operation.attempt(engine, undefined, new Patience());
    });
  }
  for (const { principal } of Object.values(users)) await engine.setRows(principal, []);
}

export const suite = {
  name: 'rows derived for MirrorMaker are minimal',
  async run(context) {
    const worker = await ConnectWorker.start(context.engine, { name: 'connect-mirror' });
    try {
      await context.check('every row that is derived is of a part that is proven', () => {
        assert.deepEqual(SIDES.flatMap(unproven).map(rowText), []);
      });
      await runWhole(context, worker);
      await Promise.all(SIDES.map((side) => prove(context, worker, side, 'copies topics', 'moves groups')));
      // heartbeats have one topic, whatever the flow
      for (const side of ['target', 'worker']) await prove(context, worker, side, 'beats');
    } finally {
      await worker.stop();
    }
  },
};
