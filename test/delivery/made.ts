import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { Construct } from 'constructs';
import { Capability } from 'sluicegate';
import { deliver } from '../../constructs/delivery/deliver';
import type { Delivered, Delivery } from '../../constructs/delivery/delivery';
import type { Home } from '../../constructs/delivery/home';

/** A construct that hands something to the gate, as those of the domains do: a topic without a cluster, unless told otherwise. */
export class Made extends Construct {
  public readonly delivered: Delivered;

  public constructor(scope: Construct, id: string, given: Partial<Delivery> = {}) {
    super(scope, id);
    this.delivered = deliver(this, {
      type: 'test.thing',
      name: id,
      capability: Capability.TOPICS,
      spec: { id },
      provision: (home) => topicIn(home, id),
      ...given,
    });
  }
}

/** A topic with a provider, all in the given home. */
export function topicIn(home: Home, topicName: string, config: Record<string, string> = {}): KafkaTopic {
  const provider = home.provider(
    home.stack.node.root,
    (scope, id, alias) => new ConfluentProvider(scope, id, { alias }),
  );
  return new KafkaTopic(home.scope, 'Resource', { topicName, config, provider });
}
