import { failuresIn } from '../../src/core/rule';
import { APACHE_KAFKA, CONFLUENT_CLOUD, GOOGLE_MANAGED_KAFKA } from '../../src/kafka/platform-limits';
import { TOPIC_CONTRADICTIONS } from '../../src/kafka/topic-contradictions';
import { TOPIC_VALUE_RULES } from '../../src/kafka/topic-rules';

test.each([APACHE_KAFKA, CONFLUENT_CLOUD, GOOGLE_MANAGED_KAFKA])(
  'no rule is about what is absent on $name: specs look at the rules of given properties only',
  (limits) => {
    const input = { partitions: undefined, replicationFactor: undefined, keyed: false, settings: {}, limits };

    expect(failuresIn('p', input, [...TOPIC_VALUE_RULES, ...TOPIC_CONTRADICTIONS])).toStrictEqual([]);
  },
);

test('every rule names one property, and no two rules have the same name', () => {
  const rules = [...TOPIC_VALUE_RULES, ...TOPIC_CONTRADICTIONS];

  expect(rules.filter(({ property }) => typeof property !== 'string')).toStrictEqual([]);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
