import fc from '../support/property';
import { inDependencyOrder } from '../../src/bundle/dependency-order';
import { resource } from './models';

const ids = (...given: Parameters<typeof inDependencyOrder>): string[] =>
  inDependencyOrder(...given).map(({ id }) => id);

test('what is required comes first, else by type and id', () => {
  expect(
    ids([
      resource('s/z', { type: 'a' }),
      resource('s/b', { type: 'b', requires: ['s/y'] }),
      resource('s/a', { type: 'b' }),
      resource('s/y', { type: 'c' }),
    ]),
  ).toStrictEqual(['s/z', 's/a', 's/y', 's/b']);
});

test('what is not among the resources is passed over, and a cycle ends', () => {
  expect(ids([resource('a', { requires: ['elsewhere', 'b'] }), resource('b', { requires: ['a'] })])).toStrictEqual([
    'b',
    'a',
  ]);
});

test('the order of the input does not matter, and everything comes after what it requires', () => {
  // Requirements point to smaller numbers only: no cycle.
  const graph = fc
    .array(fc.record({ type: fc.constantFrom('a', 'b', 'c'), to: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }) }), {
      maxLength: 12,
    })
    .map((nodes) =>
      nodes.map(({ type, to }, index) =>
        resource(`s/${index}`, { type, requires: to.filter((other) => other < index).map((other) => `s/${other}`) }),
      ),
    );
  fc.assert(
    fc.property(
      graph.chain((nodes) => fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length }))),
      ([nodes, shuffled]) => {
        const order = ids(nodes);
        expect(ids(shuffled)).toStrictEqual(order);
        expect([...order].sort()).toStrictEqual(nodes.map(({ id }) => id).sort());
        for (const { id, requires } of nodes) {
          for (const required of requires) expect(order.indexOf(required)).toBeLessThan(order.indexOf(id));
        }
      },
    ),
    { seed: 20261122 },
  );
});

test('a chain of ten thousand does not exhaust the stack', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    resource(`s/${index}`, { requires: index === 9_999 ? [] : [`s/${index + 1}`] }),
  );
  expect(ids(chain)[0]).toBe('s/9999');
});
