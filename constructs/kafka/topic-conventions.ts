import type { IConstruct } from 'constructs';
import type { ITopicNaming } from '../../src/kafka/topic-naming';

/** What holds for all topics below a place in the tree: an app, a stack, or any construct. */
export class TopicConventions {
  /** The conventions of a scope. The nearest above a topic hold for it. */
  public static of(scope: IConstruct): TopicConventions {
    return new TopicConventions(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The policy for names of topics that are made from now on; a topic's own `naming` is stronger. */
  public naming(policy: ITopicNaming): void {
    NAMINGS.set(this.scope, policy);
  }
}

const NAMINGS = new WeakMap<IConstruct, ITopicNaming>();

/** The policy that holds at a construct, if one was declared. */
export function namingAt(scope: IConstruct): ITopicNaming | undefined {
  for (let above: IConstruct | undefined = scope; above; above = above.node.scope) {
    const policy = NAMINGS.get(above);
    if (policy) return policy;
  }
  return undefined;
}
