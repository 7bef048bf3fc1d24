import { failureText } from '../../../src/core/failure-text';
import type { MirrorMakerOptions } from '../../../src/kafka/connect/mirror-maker-options';
import { mirrorPatternFailures, mirrorPatterns } from '../../../src/kafka/connect/mirror-patterns';
import type { ResourcePattern } from '../../../src/kafka/grants/grantee';

const options = (topics: string[], rest: Partial<MirrorMakerOptions> = {}): MirrorMakerOptions => ({
  sourceAlias: 'eu',
  targetAlias: 'us',
  topics,
  ...rest,
});
const text = ({ patternType, resourceName }: ResourcePattern): string =>
  patternType === 'PREFIXED' ? `${resourceName}…` : resourceName;

test.each([
  ['sales', ['sales'], ['eu.sales']],
  ['sales\\.orders\\.v1', ['sales.orders.v1'], ['eu.sales.orders.v1']],
  ['sales.orders.v1', ['sales.orders.v1'], ['eu.sales.orders.v1']],
  ['sales\\..*', ['sales.…'], ['eu.sales.…']],
  ['sales\\..+', ['sales.…'], ['eu.sales.…']],
  ['sales.*', ['sales…'], ['eu.sales…']],
  ['a\\.b|c\\..*', ['a.b', 'c.…'], ['eu.a.b', 'eu.c.…']],
  ['.*', ['*'], ['eu.…']],
])('%s is, for ACLs, %j with the copies %j', (expression, topics, copies) => {
  const patterns = mirrorPatterns(options([expression]));

  expect([patterns.topics.map(text), patterns.copies.map(text)]).toStrictEqual([topics, copies]);
  expect(mirrorPatternFailures('app/M', options([expression]))).toStrictEqual([]);
});

test('copies keep their names where that is asked for, heartbeats apart', () => {
  const { copies } = mirrorPatterns(options(['sales\\..*', '.*', 'heartbeats'], { keepsTopicNames: true }));

  expect(copies.map(text)).toStrictEqual(['sales.…', '*', 'eu.heartbeats']);
});

test('the flow has three topics of its own', () => {
  expect(mirrorPatterns(options(['a'], { groups: ['loader-.*'] }))).toMatchObject({
    groups: [{ patternType: 'PREFIXED', resourceName: 'loader-' }],
    own: {
      offsetSyncs: 'mm2-offset-syncs.us.internal',
      checkpoints: 'eu.checkpoints.internal',
      heartbeats: 'heartbeats',
    },
  });
});

test.each(['sales\\.[a-z]+', '(a|b)', 'a.*b', 'a?', '^a$', 'a{2}', 'a..*b', 'a|', 'a\\d', 'a.?'])(
  'fails when no ACL can say %s',
  (expression) => {
    const { topics } = mirrorPatterns(options([expression]));

    expect(topics).toStrictEqual([]);
    expect(mirrorPatternFailures('app/M', options([expression])).map(failureText)).toStrictEqual([
      `[app/M] 'topics' must be names, or what names begin with followed by '.*', where somebody is granted them: an ACL knows nothing else, got ${JSON.stringify(expression)}; write it as such, or leave the principals out and grant by hand`,
    ]);
    expect(mirrorPatternFailures('app/M', options(['a'], { groups: [expression] }))).toMatchObject([
      { property: 'groups' },
    ]);
  },
);
