// The prover and the descriptions themselves: a proof that cannot fail proves nothing.
import assert from 'node:assert/strict';
import { minimalityFaults } from '../support/minimality.mjs';
import { produce } from '../support/operations.mjs';
import { row } from '../support/rows.mjs';

const TOPIC = 'prover.orders.v1';

export const suite = {
  name: 'the prover and the descriptions',
  async run({ check, engine }) {
    const user = await engine.user('prover');
    const write = row(user.principal, 'WRITE', 'TOPIC', TOPIC);
    const hasty = { ...user, config: { ...user.config, 'max.block.ms': '1500' } };
    const faults = (rows, topic = TOPIC) =>
      minimalityFaults(engine, { user: hasty, operation: produce({ topic }), rows });
    await engine.freshTopics({ name: TOPIC, partitions: 3, configs: { 'cleanup.policy': 'compact' } });

    await check('a minimal set has no fault', async () => {
      assert.deepEqual(await faults([write]), []);
    });

    await check('fails when a row is implied by another', async () => {
      assert.deepEqual(await faults([write, row(user.principal, 'DESCRIBE', 'TOPIC', TOPIC)]), [
        `not needed: ALLOW DESCRIBE on TOPIC LITERAL '${TOPIC}' from '*'`,
      ]);
    });

    await check('fails when rows are missing', async () => {
      const [fault, ...others] = await faults([row(user.principal, 'READ', 'TOPIC', TOPIC)]);
      assert.match(fault, /^not enough: with all 1 rows the operation refused: .*AuthorizationException/);
      assert.deepEqual(others, []);
    });

    await check('fails when the operation fails for another reason than a refusal', async () => {
      const [fault, ...others] = await faults(
        [row(user.principal, 'WRITE', 'TOPIC', 'prover.absent')],
        'prover.absent',
      );
      assert.match(fault, /^not enough: with all 1 rows the operation failed: .*not present in metadata/);
      assert.deepEqual(others, []);
    });

    await check('fails when a row is of another principal', async () => {
      assert.deepEqual(await faults([row('User:other', 'WRITE', 'TOPIC', TOPIC)]), [
        `not a row of User:prover: ALLOW WRITE on TOPIC LITERAL '${TOPIC}' from '*'`,
      ]);
    });

    await check('topics are described with what is set on them', async () => {
      const topics = await engine.admin('describeTopics');
      assert.deepEqual(
        topics.filter(({ name }) => name === TOPIC),
        [{ name: TOPIC, partitions: 3, replicationFactor: 1, configs: { 'cleanup.policy': 'compact' } }],
      );
    });

    await check('rows are described as they were given', async () => {
      const rows = [
        write,
        { ...row(user.principal, 'READ', 'GROUP', 'g-', 'PREFIXED'), host: '10.0.0.1', permission: 'DENY' },
      ];
      await engine.setRows(user.principal, rows);
      const described = (await engine.admin('describeAcls')).filter(({ principal }) => principal === user.principal);
      assert.deepEqual(
        new Set(described.map((found) => JSON.stringify(found))),
        new Set(rows.map((given) => JSON.stringify(given))),
      );
      await engine.setRows(user.principal, []);
    });
  },
};
