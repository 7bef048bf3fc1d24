import type { IConstruct } from 'constructs';
import type { ITopicNaming } from '../../src/kafka/topic-naming';

const NAMINGS = new WeakMap<IConstruct, ITopicNaming>();

export function declareNaming(scope: IConstruct, policy: ITopicNaming): void {
  NAMINGS.set(scope, policy);
}

/** The policy that holds at a construct: the nearest above it, if one was declared. */
export function namingAt(scope: IConstruct): ITopicNaming | undefined {
  return scope.node.scopes
    .map((above) => NAMINGS.get(above))
    .filter((policy) => policy !== undefined)
    .at(-1);
}
