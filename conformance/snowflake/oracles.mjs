// The oracles as functions: a list of questions in, a list of answers out.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from '../support/python-environment.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '..', '..', '.cache', 'snowflake');

function ask(name, script, questions) {
  const run = spawnSync(
    join(pythonEnvironment(CACHE, join(HERE, `requirements-${name}.txt`)), 'python'),
    ['-W', 'ignore', join(HERE, script)],
    {
      input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { PATH: process.env.PATH ?? '', PYTHONUTF8: '1', PYTHONHASHSEED: '0' },
    },
  );
  const answers = run.stdout.split('\n').filter((line) => line !== '');
  if (run.status !== 0 || answers.length !== questions.length) {
    throw new Error(`${script} gave ${answers.length} answers to ${questions.length} questions\n${run.stderr}`);
  }
  return answers.map((line) => JSON.parse(line));
}

/** Whether sqlfluff 4.5.0 can parse each statement: `{ accepted, problem }`. */
export const judge = (statements, dialect = 'snowflake') =>
  ask(
    'sqlfluff',
    'judge.py',
    statements.map((sql) => ({ sql, dialect })),
  );

/** What fakesnow answers to each statement, in order: `{ rows }` or `{ error }`. */
export const runAll = (statements) =>
  ask(
    'fakesnow',
    'run_statements.py',
    statements.map((sql) => ({ sql })),
  );

/** The statements of each script, as Snowflake's connector splits it: with the comments before them. */
export const split = (scripts) =>
  ask(
    'fakesnow',
    'split_scripts.py',
    scripts.map((sql) => ({ sql })),
  );
