import type { IConstruct } from 'constructs';
import { TopicNaming, type ITopicNaming } from '../../src/kafka/topic-naming';

const DEFAULT = TopicNaming.domainDatasetVersion();
const NAMINGS = new WeakMap<IConstruct, ITopicNaming>();

export function declareNaming(scope: IConstruct, policy: ITopicNaming): void {
  NAMINGS.set(scope, policy);
}

/** The policy that holds at a construct: the nearest that was declared above it, else the library's. */
export function namingAt(scope: IConstruct): ITopicNaming {
  for (let above: IConstruct | undefined = scope; above; above = above.node.scope) {
    const declared = NAMINGS.get(above);
    if (declared) return declared;
  }
  return DEFAULT;
}
