import type { Footprint } from '../../src/kafka/footprint';
import type { GrantIntent } from '../../src/kafka/grant-intent';
import { literal, type Grantee } from '../../src/kafka/grants/grantee';
import { AclBook } from './acl-book';
import type {
  AdministerGrantOptions,
  ConsumeGrantOptions,
  FlinkSinkGrantOptions,
  GrantOptions,
  ProduceGrantOptions,
} from './grant-options';
import { groupPattern, transactionalPattern } from './grant-patterns';
import type { Principal } from './principal';
import type { ITopic } from './topic';

/** States who does what with a topic; the ACLs are derived: the least that works. */
export class TopicGrants {
  /** @internal */
  public static _of(topic: ITopic): TopicGrants {
    return new TopicGrants(topic);
  }

  private constructor(private readonly topic: ITopic) {}

  /** Lets a principal write to the topic; in transactions when an id or prefix for them is given. */
  public produce(principal: Principal, options: ProduceGrantOptions = {}): void {
    const transactionalId = transactionalPattern(this.topic.node.path, options);
    const offsetsGroup = options.offsetsGroup === undefined ? undefined : literal(options.offsetsGroup);
    this.grant(principal, options, (on) => ({ ...on, kind: 'PRODUCE', transactionalId, offsetsGroup }));
  }

  /** Lets a principal write to the topic by Flink's KafkaSink with `DeliveryGuarantee.EXACTLY_ONCE`. */
  public flinkExactlyOnceSink(principal: Principal, options: FlinkSinkGrantOptions): void {
    const { transactionalIdPrefix } = options;
    this.grant(principal, options, (on) => ({ ...on, kind: 'FLINK_EXACTLY_ONCE_SINK', transactionalIdPrefix }));
  }

  /**
   * Lets a principal read the topic in a consumer group.
   *
   * Throws unless exactly one of `group` and `groupPrefix` is given.
   */
  public consume(principal: Principal, options: ConsumeGrantOptions): void {
    const group = groupPattern(this.topic.node.path, options);
    this.grant(principal, options, (on) => ({ ...on, kind: 'CONSUME', group }));
  }

  /** Lets a principal read the topic by assigned partitions, with offsets kept elsewhere, as Flink and Spark do. */
  public consumeWithoutGroup(principal: Principal, options: GrantOptions = {}): void {
    this.grant(principal, options, (on) => ({ ...on, kind: 'CONSUME_WITHOUT_GROUP' }));
  }

  /** Lets a principal look after the topic: see it, and change what the options say. Reading records is not a part of it. */
  public administer(principal: Principal, options: AdministerGrantOptions = {}): void {
    const { createTopic = false, deleteTopic = false, alterConfigs = true, addPartitions = true } = options;
    const rights = { createTopic, deleteTopic, alterConfigs, addPartitions };
    this.grant(principal, options, (on) => ({ ...on, ...rights, kind: 'TOPIC_ADMIN' }));
  }

  /** Everything that the principal can do on the topic's cluster, by the grants made so far within the topic's tier. */
  public footprint(principal: Principal): Footprint {
    return this.book().footprint(principal);
  }

  private grant(
    principal: Principal,
    { hosts }: GrantOptions,
    intent: (on: Grantee & { readonly topic: ReturnType<typeof literal> }) => GrantIntent,
  ): void {
    const { topic } = this;
    this.book().add({
      path: topic.node.path,
      principal,
      intent: (name) => intent({ principal: name, hosts, topic: literal(topic.topicName) }),
      topics: [topic],
    });
  }

  private book(): AclBook {
    return AclBook.of(this.topic, this.topic.cluster);
  }
}
