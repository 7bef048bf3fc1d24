import type { IConstruct } from 'constructs';
import type { ITopicNaming } from '../../src/kafka/topic-naming';
import { declareNaming } from './declared-naming';

/** What holds for all topics below a place in the tree: an app, a stack, or any construct. */
export class TopicConventions {
  /** The conventions of a scope. The nearest above a topic hold for it. */
  public static of(scope: IConstruct): TopicConventions {
    return new TopicConventions(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * The policy for the names of all topics that are made there, before or after; a topic's own `naming` is stronger. Without
   * one, names are `domain.dataset.vN`; `TopicNaming.any()` takes whatever Kafka takes.
   */
  public naming(policy: ITopicNaming): void {
    declareNaming(this.scope, policy);
  }
}
