import { spawnSync } from 'node:child_process';
import fc from '../support/property';
import { shellComment, shellWord } from '../../src/core/shell';

test('a shell reads every word back as it was', () => {
  const words = fc.sample(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    300,
  );
  const all = [...words, "'", "''", '$(x)', '`x`', '\\', '\n', '-n', '*', '~', '!!', '"'];
  const { stdout } = spawnSync('bash', ['-c', `printf '%s\\0' ${all.map(shellWord).join(' ')}`], { encoding: 'utf8' });

  expect(stdout.split('\0').slice(0, -1)).toStrictEqual(all.map((word) => Buffer.from(word).toString()));
});

test('a comment stays on its line', () => {
  expect(shellComment('a\nrm -rf\r\u2028b\u0000c')).toBe('a rm -rf \u2028b c');
});
