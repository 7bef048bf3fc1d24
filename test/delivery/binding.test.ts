import { loadBinding } from '../../constructs/delivery/binding';
import { messageOf } from '../support/program';

function missing(name: string): Error {
  return Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
}

function throwing(error: unknown): () => never {
  return () => {
    throw error;
  };
}

test('what is installed is loaded', () => {
  expect(loadBinding('@cdktf/provider-google', '16.12.1', () => 'the binding')).toBe('the binding');
});

test.each(['@cdktf/provider-google', '@cdktf/provider-google/lib/bigquery-table'])(
  'fails when %s is not installed, with what to run',
  (module) => {
    expect(messageOf(() => loadBinding('@cdktf/provider-google', '16.12.1', throwing(missing(module))))).toBe(
      "[@cdktf/provider-google] 'package' must be installed, since a resource of its provider is deployed or reviewed; " +
        'run: npm install @cdktf/provider-google@16.12.1',
    );
  },
);

test('the words are those of a real missing package', () => {
  const load = (): unknown => require('@cdktf/provider-nothing/lib/x') as unknown;
  expect(messageOf(() => loadBinding('@cdktf/provider-nothing', '1.0.0', load))).toContain(
    'run: npm install @cdktf/provider-nothing@1.0.0',
  );
});

test.each<[string, unknown]>([
  ['another module is missing', missing('left-pad')],
  ['a package is missing whose name only begins alike', missing('@cdktf/provider-google-beta/lib/x')],
  ['the binding itself fails', new TypeError('x is not a function')],
  ['something that is no error is thrown', 'text'],
])('fails with the original error when %s', (_, error) => {
  let caught: unknown;
  try {
    loadBinding('@cdktf/provider-google', '16.12.1', throwing(error));
  } catch (thrown) {
    caught = thrown;
  }
  expect(caught).toBe(error);
});
