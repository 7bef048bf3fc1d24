import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { hasToken } from '../core/tokens';

const MAX_LENGTH = 249;
const LEGAL = /^[a-zA-Z0-9._-]+$/;

/** What is wrong with a name as a topic of the user's; a name that is not known yet is wrong too. */
export function topicNameFailures(path: string, topicName: string): Failure[] {
  const fails = (rule: string, must: string, remedy: string): Failure[] => [
    { path, property: 'topicName', rule: `kafka.topic.name.${rule}`, must, given: printed(topicName), remedy },
  ];
  if (hasToken(topicName)) {
    return [
      {
        path,
        property: 'topicName',
        rule: 'kafka.topic.name.known',
        must: 'be known at synthesis',
        given: 'a value that is only known after apply',
        remedy: 'write the name out: scripts, ACLs and documents need it',
      },
    ];
  }
  if (topicName === '') return fails('length', `have 1 to ${MAX_LENGTH} characters`, 'give the topic a name');
  if (topicName.length > MAX_LENGTH) {
    return fails('length', `have 1 to ${MAX_LENGTH} characters, not ${topicName.length}`, 'shorten it');
  }
  if (!LEGAL.test(topicName)) {
    return fails('characters', "consist of the characters a-z, A-Z, 0-9, '.', '_' and '-'", 'replace the others');
  }
  if (topicName === '.' || topicName === '..') {
    return fails('reserved', "not be '.' or '..'", 'choose another name');
  }
  if (topicName.startsWith('__')) {
    return fails('internal', "not begin with '__', which is for Kafka's internal topics", 'choose another prefix');
  }
  return [];
}

/** How Kafka writes a topic's name in metric names: `a.b` and `a_b` become the same. */
export function metricName(topicName: string): string {
  return topicName.replace(/\./g, '_');
}

/** A failure for each topic whose metrics would mix with those of an earlier one; the same name twice is not a matter of metrics. */
export function metricCollisions(topics: readonly { readonly path: string; readonly topicName: string }[]): Failure[] {
  const first = new Map<string, { path: string; topicName: string }>();
  const failures: Failure[] = [];
  for (const { path, topicName } of topics) {
    const other = first.get(metricName(topicName));
    if (other === undefined) first.set(metricName(topicName), { path, topicName });
    else if (other.topicName !== topicName) {
      failures.push({
        path,
        property: 'topicName',
        rule: 'kafka.topic.name.metric-collision',
        must: `not collide in metric names with '${other.topicName}' of [${other.path}]`,
        given: printed(topicName),
        remedy: "rename one of them: Kafka's metrics write '.' as '_'",
      });
    }
  }
  return failures;
}
