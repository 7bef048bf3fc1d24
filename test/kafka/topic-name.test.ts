import { Token } from 'cdktf';
import { failureText } from '../../src/core/failure-text';
import { metricCollisions, topicNameFailures } from '../../src/kafka/topic-name';

const texts = (name: string): string[] => topicNameFailures('app/T', name).map(failureText);

test.each(['a', '...', '_a', 'A-1_b.c', 'a'.repeat(249)])('takes the name %s', (name) => {
  expect(texts(name)).toStrictEqual([]);
});

// prettier-ignore
test.each([
  ['a name is empty', '', "'topicName' must have 1 to 249 characters, got \"\"; give the topic a name"],
  ['a name has 250 characters', 'a'.repeat(250), `'topicName' must have 1 to 249 characters, not 250, got "${'a'.repeat(119)}… (252 characters); shorten it`],
  ['a name has a blank', 'a b', "'topicName' must consist of the characters a-z, A-Z, 0-9, '.', '_' and '-', got \"a b\"; replace the others"],
  ['a name has a letter beyond ASCII', 'bestellungen-ü', "'topicName' must consist of the characters a-z, A-Z, 0-9, '.', '_' and '-', got \"bestellungen-ü\"; replace the others"],
  ['a name ends with a line feed', 'a\n', "'topicName' must consist of the characters a-z, A-Z, 0-9, '.', '_' and '-', got \"a\\n\"; replace the others"],
  ['a name is one dot', '.', "'topicName' must not be '.' or '..', got \".\"; choose another name"],
  ['a name is two dots', '..', "'topicName' must not be '.' or '..', got \"..\"; choose another name"],
  ['a name is for internal topics', '__orders', "'topicName' must not begin with '__', which is for Kafka's internal topics, got \"__orders\"; choose another prefix"],
  ['a name is only known after apply', `x-${Token.asString({ resolve: () => 'x' })}`, "'topicName' must be known at synthesis, got a value that is only known after apply; write the name out: scripts, ACLs and documents need it"],
])('fails when %s', (_, name, message) => {
  expect(texts(name)).toStrictEqual([`[app/T] ${message}`]);
});

test('fails when two topics collide in metric names', () => {
  const topics = ['a.b', 'a_b', 'a.b', 'a-b'].map((topicName, index) => ({ path: `app/T${index}`, topicName }));

  expect(metricCollisions(topics).map(failureText)).toStrictEqual([
    "[app/T1] 'topicName' must not collide in metric names with 'a.b' of [app/T0], got \"a_b\"; rename one of them: Kafka's metrics write '.' as '_'",
  ]);
});
