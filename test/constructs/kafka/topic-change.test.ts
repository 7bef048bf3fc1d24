import fs from 'node:fs';
import path from 'node:path';
import type { StreamingStack } from 'sluicegate';
import { CleanupPolicy, SecurityTier, Topic, type TopicProps } from 'sluicegate';
import { messageOf, newApp, newCluster, newStack, temporaryFolder } from '../../support/program';
import { bundleOf } from './rehearsed';

/** A stack whose approved bundle has the topic with 12 partitions. */
function stackAfter(edit: (bundle: string) => string = (bundle) => bundle): StreamingStack {
  const before = newStack(newApp(), SecurityTier.REGULATED);
  addTopic(before, { partitions: 12 });
  const approvedBundle = path.join(temporaryFolder(), 'bundle.json');
  fs.writeFileSync(approvedBundle, edit(before.renderFiles()['bundles/orders/bundle.json'] ?? ''));
  return newStack(newApp(), SecurityTier.REGULATED, { approvedBundle });
}

function addTopic(stack: StreamingStack, props: Partial<TopicProps>, id = 'Orders'): Topic {
  const { cluster = newCluster(stack), ...rest } = props;
  return new Topic(stack, id, { cluster, topicName: 'sales.orders.v1', ...rest });
}

function warningsOf(stack: StreamingStack): readonly string[] {
  return bundleOf(stack.renderFiles()).resources.flatMap(({ warnings }) => warnings);
}

describe('a topic that the approved bundle has', () => {
  test.each([['Orders'], ['Renamed']])('fails when it shall have fewer partitions, also as construct %s', (id) => {
    expect(messageOf(() => addTopic(stackAfter(), { partitions: 11 }, id))).toBe(
      `[orders/${id}] 'partitions' must not be below the 12 that the topic has, got 11; keep 12: Kafka cannot take partitions away, and Terraform would delete the topic with its data; for fewer make a new topic and move its readers`,
    );
  });

  test.each([
    ['as many partitions', { partitions: 12 }],
    ['more partitions without keys', { partitions: 13, keyed: false }],
    ['fewer partitions under another name', { partitions: 1, topicName: 'sales.orders.v2' }],
  ])('may have %s without a warning', (_, props) => {
    const stack = stackAfter();
    addTopic(stack, props);

    expect(warningsOf(stack)).toStrictEqual([]);
  });

  test('warns of what breaks when it gets more partitions and has keys', () => {
    const stack = stackAfter();
    addTopic(stack, { partitions: 13 });

    expect(warningsOf(stack)).toStrictEqual([
      expect.stringMatching(/^partitions: growing from 12 to 13 sends keys to other partitions: order per key breaks/),
    ]);
    expect(stack.renderFiles()['bundles/orders/review/RUNBOOK.md']).toContain('growing from 12 to 13');
  });

  test('warns when it becomes compacted', () => {
    const stack = stackAfter();
    addTopic(stack, { partitions: 12, cleanupPolicy: CleanupPolicy.COMPACT });

    expect(warningsOf(stack)).toStrictEqual([expect.stringMatching(/^cleanupPolicy: changing from/)]);
  });

  test.each([
    ['12', '"twelve"'],
    ['12', 'null'],
  ])('an edited bundle that says %s as %s is no reason to fail', (number, text) => {
    const stack = stackAfter((bundle) => bundle.replace(`"partitions": ${number}`, `"partitions": ${text}`));
    addTopic(stack, { partitions: 1 });

    expect(warningsOf(stack)).toStrictEqual([]);
  });
});
