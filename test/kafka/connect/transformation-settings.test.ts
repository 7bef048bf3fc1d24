import { MASK, TOPIC_MATCHES, failures } from './connectors';

describe('a chain of transformations fails', () => {
  const step = { name: 'mask', className: MASK, configs: { fields: 'card' } };

  test.each([
    [
      'a step has no name',
      { ...step, name: 'a b' },
      '\'transforms[0].name\' must be 1 to 100 letters, digits, dashes or underscores, got "a b"; choose a short name for the step',
    ],
    [
      'a class is nearly one',
      { ...step, className: MASK.replace('Mask', 'Msk') },
      `'transforms[0].className' must be a class that exists, got "${MASK.replace('Mask', 'Msk')}"; did you mean '${MASK}'?`,
    ],
    [
      'a class has no side',
      { ...step, className: MASK.replace('$Value', '') },
      `'transforms[0].className' must name its side, got "${MASK.replace('$Value', '')}"; write ${MASK.replace('Value', 'Key')} or ${MASK}`,
    ],
    [
      'a class is no class',
      { ...step, className: 'mask field' },
      '\'transforms[0].className\' must be the name of a class, got "mask field"; write it as its manual does',
    ],
    [
      'a key is nearly one',
      { ...step, configs: { fields: 'card', replacment: '*' } },
      "'transforms[0].configs['replacment']' must be a setting that exists, got \"replacment\"; did you mean 'replacement'?",
    ],
    [
      'a key is none',
      { ...step, configs: { fields: 'card', zone: '*' } },
      "'transforms[0].configs['zone']' must be a setting that exists, got \"zone\"; use one of fields, replace.null.with.default, replacement",
    ],
    [
      'a key is missing',
      { ...step, configs: {} },
      "'transforms[0].configs['fields']' must be given; add it: the connector does not start without",
    ],
    [
      'a key has a property',
      { ...step, configs: { fields: 'card', negate: 'true' } },
      "'transforms[0].configs['negate']' must be a setting of its own, got \"negate\"; use className, predicate and negate for it",
    ],
    [
      'it negates nothing',
      { ...step, negate: true },
      "'transforms[0].negate' must come with a predicate; name the predicate, or leave negate out",
    ],
  ])('fails when %s', (_, transformation, message) => {
    expect(failures({ transforms: [transformation] })).toStrictEqual([`[app/C] ${message}`]);
  });

  test('fails when two steps have one name, and two predicates too', () => {
    const matching = (pattern: string) => ({ name: 'p', className: TOPIC_MATCHES, configs: { pattern } });
    const transforms = [
      { ...step, predicate: matching('a') },
      { ...step, predicate: matching('b') },
    ];

    expect(failures({ transforms })).toStrictEqual([
      '[app/C] \'transforms\' must have a name of its own each, got "mask" twice; rename one of the two',
      '[app/C] \'transforms\' must name one predicate by one name, got two different ones named "p"; rename one of the two',
    ]);
  });
});
