import { fail } from '../../src/core/sluicegate-error';
import type { Footprint } from '../../src/kafka/footprint';
import { literal, prefixed, type ResourcePattern } from '../../src/kafka/grants/grantee';
import { AclBook } from './acl-book';
import type { Principal } from './principal';
import type { ITopic } from './topic';

/** How somebody produces. */
export interface ProduceGrantOptions {
  /**
   * The exact `transactional.id` of a producer in transactions.
   * @default - no transactions, unless a prefix is given
   */
  readonly transactionalId?: string;
  /**
   * What every `transactional.id` of the producer begins with.
   * @default - no transactions, unless an id is given
   */
  readonly transactionalIdPrefix?: string;
  /**
   * The consumer group whose offsets the producer commits in its transactions.
   * @default - none
   */
  readonly offsetsGroup?: string;
  /**
   * Addresses from which it holds.
   * @default - any
   */
  readonly hosts?: string[];
}

/** How somebody consumes. Exactly one of `group` and `groupPrefix` is given. */
export interface ConsumeGrantOptions {
  /**
   * The exact consumer group.
   * @default - a prefix is given
   */
  readonly group?: string;
  /**
   * What every consumer group begins with.
   * @default - a group is given
   */
  readonly groupPrefix?: string;
  /**
   * Addresses from which it holds.
   * @default - any
   */
  readonly hosts?: string[];
}

/** States who does what with a topic; the ACLs are derived: the least that works. */
export class TopicGrants {
  /** @internal */
  public static _of(topic: ITopic): TopicGrants {
    return new TopicGrants(topic);
  }

  private constructor(private readonly topic: ITopic) {}

  /** Lets a principal write to the topic; in transactions when an id or prefix for them is given. */
  public produce(principal: Principal, options: ProduceGrantOptions = {}): void {
    const transactionalId = this.pattern('transactionalId', options.transactionalId, options.transactionalIdPrefix);
    this.book().add(this.topic, {
      kind: 'PRODUCE',
      principal: principal.principalName,
      hosts: options.hosts,
      topic: literal(this.topic.topicName),
      transactionalId,
      offsetsGroup: options.offsetsGroup === undefined ? undefined : literal(options.offsetsGroup),
    });
  }

  /**
   * Lets a principal read the topic in a consumer group.
   *
   * Throws unless exactly one of `group` and `groupPrefix` is given.
   */
  public consume(principal: Principal, options: ConsumeGrantOptions): void {
    const group = this.pattern('group', options.group, options.groupPrefix) ?? this.refuseGroup();
    this.book().add(this.topic, {
      kind: 'CONSUME',
      principal: principal.principalName,
      hosts: options.hosts,
      topic: literal(this.topic.topicName),
      group,
    });
  }

  /** Everything that the principal can do on the topic's cluster, by the grants made so far within the topic's tier. */
  public footprint(principal: Principal): Footprint {
    return this.book().footprint(principal.principalName);
  }

  private book(): AclBook {
    return AclBook.of(this.topic, this.topic.cluster);
  }

  private pattern(
    property: string,
    exact: string | undefined,
    prefix: string | undefined,
  ): ResourcePattern | undefined {
    if (exact !== undefined && prefix !== undefined) {
      this.refuse(
        property,
        `be given exactly or by prefix, not both`,
        `${JSON.stringify(exact)} and prefix ${JSON.stringify(prefix)}`,
        'keep one',
      );
    }
    return exact !== undefined ? literal(exact) : prefix !== undefined ? prefixed(prefix) : undefined;
  }

  private refuseGroup(): never {
    return this.refuse('group', 'be given, exactly or by prefix', undefined, 'pass group or groupPrefix');
  }

  private refuse(property: string, must: string, given: string | undefined, remedy: string): never {
    fail({
      path: this.topic.node.path,
      property: `grants.${property}`,
      rule: `kafka.grant.${property}`,
      must,
      given,
      remedy,
    });
  }
}
