// What clients do, as the prover takes it: `prepare` makes each attempt start alike, `attempt` is done by the user under test.

function call(op, args) {
  return (engine, config) => engine.bridge.call(op, config, args);
}

function feed(topic) {
  return (engine) => engine.admin('send', { topic, records: [{ key: 'key', value: 'value' }] });
}

export function produce({ topic, idempotent }) {
  return { attempt: call('produce', { topic, idempotent }) };
}

/** One transaction an id. */
export function produceInTransaction({ topic, transactionalIds }) {
  return { attempt: call('produceInTransaction', { topic, transactionalIds }) };
}

/** Reads `source` in `group`, writes `topic`, and commits the offsets in the transaction (`sendOffsetsToTransaction`). */
export function consumeTransformProduce({ source, topic, group, transactionalId }) {
  return { prepare: feed(source), attempt: call('consumeTransformProduce', { source, topic, group, transactionalId }) };
}

/** `groupProtocol`: `classic` (the clients' default) or `consumer` (KIP-848). */
export function consumeInGroup({ topic, group, groupProtocol }) {
  return {
    prepare: async (engine) => {
      // a group keeps the protocol of its members
      await engine.admin('deleteGroups', { groups: [group] });
      await feed(topic)(engine);
    },
    attempt: call('consumeInGroup', { topic, group, groupProtocol }),
  };
}

export function consumeWithoutGroup({ topic }) {
  return { prepare: feed(topic), attempt: call('consumeWithoutGroup', { topic }) };
}

/** Repartition and changelog topics of `applicationId` are made, purged, and restored after a restart. */
export function streams({ applicationId, input, output, processingGuarantee, groupProtocol }) {
  return {
    prepare: async (engine) => {
      await engine.admin('deleteGroups', { groups: [applicationId] });
      await engine.admin('deleteTopics', { prefix: `${applicationId}-` });
    },
    attempt: (engine, config) =>
      engine.bridge.call('streams', config, {
        applicationId,
        input,
        output,
        processingGuarantee,
        groupProtocol,
        observer: engine.broker.admin,
      }),
  };
}

/**
 * An administrator's or operator's session: `steps` are the names in java/AdminOperations.java, in order.
 * The topic is made anew for each attempt, unless the session makes it itself.
 */
export function administer({ steps, topic, group, partitions = 3 }) {
  return {
    prepare: async (engine) => {
      if (steps.includes('createTopic')) {
        await engine.admin('deleteTopics', { topics: [topic] });
      } else if (topic !== undefined) {
        await engine.freshTopics(topic);
      }
      if (group !== undefined) {
        await feed(topic)(engine);
        await engine.admin('consumeInGroup', { topic, group });
      }
    },
    attempt: call('administer', { steps, topic, group, partitions }),
  };
}
