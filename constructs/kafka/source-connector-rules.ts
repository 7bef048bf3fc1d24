import { assertRules, type Rule } from '../../src/core/rule';
import type { SourceConnectorGrantOptions } from './grant-options';

const RULES: readonly Rule<SourceConnectorGrantOptions>[] = [
  {
    id: 'kafka.grant.source-connector.topics',
    property: 'grants.topics',
    holds: ({ topics = [], topicPrefixes = [] }) => topics.length + topicPrefixes.length > 0,
    must: 'name a topic or a prefix that the connector writes',
    given: () => undefined,
    remedy: 'pass topics or topicPrefixes',
  },
  {
    id: 'kafka.grant.source-connector.exactly-once',
    property: 'grants.exactlyOnceWorkerGroupId',
    holds: ({ exactlyOnceWorkerGroupId, exactlyOnceOffsetsTopic }) =>
      (exactlyOnceWorkerGroupId === undefined) === (exactlyOnceOffsetsTopic === undefined),
    must: 'come with exactlyOnceOffsetsTopic',
    given: ({ exactlyOnceWorkerGroupId, exactlyOnceOffsetsTopic }) =>
      exactlyOnceWorkerGroupId ?? exactlyOnceOffsetsTopic,
    remedy: 'pass both for a connector that runs exactly once, or neither',
  },
];

/** Throws for options that grant nothing or half of something. */
export function assertSourceConnector(path: string, options: SourceConnectorGrantOptions): void {
  assertRules(path, options, RULES);
}
