import { sessionOf, words } from '../support/stand-in/refusals';
import { problemsOf } from '../support/stand-in/rule';
import { isKnown, UNKNOWN, type ValueMap } from '../support/stand-in/value';

describe('a provider session', () => {
  it('brings a state of another version to the shape of the schema', () => {
    const upgraded = sessionOf('confluent').upgrade('confluent_kafka_topic', {
      topic_name: 'a',
      http_endpoint: 'gone',
    });

    expect(upgraded).toStrictEqual({
      config: null,
      id: null,
      partitions_count: null,
      rest_endpoint: null,
      topic_name: 'a',
      credentials: [],
      kafka_cluster: [],
    });
  });

  it('imports what an id says, and fails when the id has another shape', () => {
    const session = sessionOf('confluent');

    expect(session.import('confluent_kafka_topic', 'lkc-1/orders').state).toMatchObject({
      id: 'lkc-1/orders',
      topic_name: 'orders',
      kafka_cluster: [{ id: 'lkc-1' }],
    });
    expect(words(session.import('confluent_kafka_topic', 'orders').problems).join()).toContain(
      "error importing confluent_kafka_topic: invalid id 'orders'",
    );
  });

  it('imports the object itself where one exists', () => {
    const session = sessionOf('google');
    session.configure({ project: 'p' });
    const planned = session.plan('google_pubsub_topic', null, { name: 'a', labels: { x: 'y' } }).planned;
    const { state } = session.apply('google_pubsub_topic', null, planned, planned);

    expect(session.import('google_pubsub_topic', 'projects/p/topics/a').state).toStrictEqual(state);
  });

  it('fails when the document has no such resource, and names provider and version', () => {
    expect(() => sessionOf('google').plan('google_compute_network', null, {})).toThrow(
      'hashicorp/google 6.50.0 has no resource google_compute_network',
    );
  });

  it('marks computed attributes unknown at plan, and gives all of them a value at apply', () => {
    const session = sessionOf('confluent');
    const { planned } = session.plan('confluent_service_account', null, { display_name: 'a', description: null });

    expect(planned).toMatchObject({ id: UNKNOWN, api_version: UNKNOWN, description: UNKNOWN });
    const { state } = session.apply('confluent_service_account', null, planned, { display_name: 'a' });
    expect(isKnown(state)).toBe(true);
    expect(state).toMatchObject({ api_version: 'iam/v2', kind: 'ServiceAccount', description: '' });
  });

  it('does not show a sensitive value in a message', () => {
    const block = { attributes: { pin: { type: 'string', optional: true, sensitive: true } } };
    const problems = problemsOf(block, { pin: '1234' }, [{ rule: 'enum', at: 'pin', of: ['0000'] }]);

    expect(words(problems)).toStrictEqual(['expected pin to be one of ["0000"], got (sensitive value)']);
  });

  it('fails when a name is changed that the platform cannot change', () => {
    const session = sessionOf('confluent');
    const before = { id: 'sa-1', display_name: 'a' };

    expect(
      words(session.apply('confluent_service_account', before, { ...before, display_name: 'b' }, {}).problems),
    ).toStrictEqual([
      'error updating Service Account: only "description" attribute can be updated for Service Account',
    ]);
  });

  it.each<[string, ValueMap, ValueMap, string]>([
    ['its properties alone', { properties: { a: '1' } }, { properties: { a: '2' } }, 'error updating Flink Statement'],
    [
      'its pool while it runs',
      { compute_pool: [{ id: 'a' }] },
      { compute_pool: [{ id: 'b' }] },
      'error stopping Flink Statement',
    ],
  ])('fails when a Flink statement changes %s', (_, before, after, message) => {
    const base: ValueMap = {
      id: 'i',
      statement: 'SELECT 1',
      stopped: false,
      rest_endpoint: 'https://f',
      organization: [{ id: 'o' }],
      environment: [{ id: 'e' }],
      principal: [{ id: 'u-1' }],
      credentials: [{ key: 'k', secret: 's' }],
    };
    const result = sessionOf('confluent').apply(
      'confluent_flink_statement',
      { ...base, ...before },
      { ...base, ...after },
      {},
    );

    expect(words(result.problems).join()).toContain(message);
  });

  it('lets a cluster become Standard, and fails when it would become anything else', () => {
    const session = sessionOf('confluent');
    const cluster = (type: string): ValueMap => ({
      id: 'lkc-1',
      ...Object.fromEntries(['basic', 'standard', 'dedicated'].map((each) => [each, each === type ? [{}] : []])),
    });
    const plan = (from: string, to: string): string[] =>
      words(session.plan('confluent_kafka_cluster', cluster(from), cluster(to)).problems);

    expect(plan('basic', 'standard')).toStrictEqual([]);
    expect(plan('standard', 'basic')).toStrictEqual([
      "error updating Kafka Cluster: clusters can only be upgraded from 'Basic' to 'Standard'",
    ]);
  });
});
