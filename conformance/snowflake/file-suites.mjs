// The checks of whole files, as a reviewer gets them: in the examples' output, and of a program that uses everything.
import { CANNOT_RUN, SIMPLIFIED } from './fakesnow-limits.mjs';
import { KNOWN_REFUSALS } from './known-refusals.mjs';
import { judge, runAll, split } from './oracles.mjs';
import { constructNames, everyScript, exampleScripts, usedNames } from './program.mjs';

const TIERS = ['CLOUD_NATIVE', 'REGULATED', 'AIR_GAPPED'];
const scripts = () => [
  ...exampleScripts(),
  ...TIERS.flatMap((tier) => everyScript(tier).map(({ name, text }) => ({ name: `${tier}: ${name}`, text }))),
];

/** Without the comments before it and the semicolon after it. */
const bare = (sql) => sql.replace(/^(?:\s*--[^\n]*\n)+\s*/, '').replace(/;$/, '');
const shown = (sql) => bare(sql).replace(/\s+/g, ' ').slice(0, 100);
const isKnown = (sql) => KNOWN_REFUSALS.some(({ matches }) => matches(bare(sql)));

/** The program that is judged leaves no construct out. */
export function everyConstructIsUsed() {
  const used = usedNames();
  const names = constructNames();
  return {
    said: `${names.length} constructs`,
    wrong: [
      ...(names.length === 0 ? ['no construct was found'] : []),
      ...names.filter((name) => !used.has(name)).map((name) => `${name} is not used`),
    ],
  };
}

/** Every statement of every file parses, apart from known refusals, and so does every file as a whole without those. */
export function filesAcceptedBySqlfluff() {
  const files = scripts();
  const parts = split(files.map(({ text }) => text));
  const statements = files.flatMap(({ name }, index) => parts[index].map((sql) => ({ name, sql })));
  const wholes = files.map(({ name }, index) => ({
    name,
    sql: parts[index].filter((sql) => !isKnown(sql)).join('\n\n'),
  }));
  const verdicts = judge([...statements, ...wholes].map(({ sql }) => sql));
  const refused = [...statements, ...wholes].flatMap(({ name, sql }, index) =>
    verdicts[index].accepted || (index < statements.length && isKnown(sql))
      ? []
      : [`${name}: ${verdicts[index].problem}: ${shown(sql)}`],
  );
  return { said: `${files.length} files, ${statements.length} statements`, wrong: refused };
}

/** The scripts of one account, in the order of a runbook: twice forward, since that is harmless, then back. */
function rehearsals() {
  const files = scripts();
  return files.flatMap(({ name, text }) => {
    const revert = files.find((other) => other.name === name.replace(/\.sql$/, '-revert.sql'));
    return revert === undefined ? [] : [{ name, forward: text, revert: revert.text }];
  });
}

/** The databases and schemas that scripts take for granted: all that they name. */
function surroundings(statements) {
  const names = new Set(
    statements.flatMap((sql) =>
      [...bare(sql).matchAll(/\b(?:TABLE|PIPE|FROM|INTO)(?: IF (?:NOT )?EXISTS)? (\w+)\.(\w+|"[^"]+")\./g)].map(
        ([, database, schema]) => `${database}.${schema}`,
      ),
    ),
  );
  const made = (kind, name) => statements.some((sql) => bare(sql).startsWith(`CREATE ${kind} IF NOT EXISTS ${name}`));
  const databases = [...new Set([...names].map((name) => name.split('.')[0]))];
  return [
    ...databases.filter((name) => !made('DATABASE', name)).map((name) => `CREATE DATABASE ${name}`),
    ...[...names].filter((name) => !made('SCHEMA', name)).map((name) => `CREATE SCHEMA ${name}`),
  ];
}

const tablesIn = (statements) =>
  statements.flatMap((sql) => {
    const name = /^CREATE (?:DYNAMIC )?TABLE IF NOT EXISTS ((?:"(?:[^"]|"")*"|[^\s("])+)/.exec(bare(sql))?.[1];
    return name === undefined ? [] : [name];
  });

/** Scripts run on fakesnow as far as that goes: twice, then everything is gone after the script that undoes them. */
export function filesOnFakesnow() {
  const used = new Set();
  const step = (name, sql) => {
    const limit = CANNOT_RUN.find(({ matches }) => matches(bare(sql)));
    if (limit !== undefined) {
      used.add(limit.name);
      return {
        name,
        sql: bare(sql),
        fails: true,
        why: `fakesnow runs '${limit.name}' by now: remove it from the list`,
      };
    }
    const text = SIMPLIFIED.filter(({ matches }) => matches(bare(sql))).reduce((simple, { name: form, simplify }) => {
      used.add(form);
      return simplify(simple);
    }, bare(sql));
    return { name, sql: text, fails: false };
  };
  const all = rehearsals().map(({ name, forward, revert }) => {
    const [there, back] = split([forward, revert]);
    const tables = tablesIn(there);
    const steps = [
      ...surroundings(there).map((sql) => ({ name, sql, fails: false })),
      ...[...there, ...there].map((sql) => step(name, sql)),
      ...tables.map((table) => ({ name, sql: `DESCRIBE TABLE ${table}`, fails: false })),
      ...back.map((sql) => step(`${name}, undone`, sql)),
      ...tables.map((table) => ({ name, sql: `DESCRIBE TABLE ${table}`, fails: true, why: `${table} is not undone` })),
    ];
    // each with an account of its own
    const answers = runAll(steps.map(({ sql }) => sql));
    return steps.map((one, index) => ({ ...one, error: answers[index].error }));
  });
  const steps = all.flat();
  return {
    said: `${all.length} scripts with what undoes them, ${steps.length} statements, ${steps.filter(({ fails }) => fails).length} of them beyond it`,
    wrong: [
      ...steps.flatMap(({ name, sql, fails, why, error }) => {
        if ((error !== undefined) === fails) return [];
        return [`${name}: ${fails ? why : error}: ${shown(sql)}`];
      }),
      ...[...CANNOT_RUN, ...SIMPLIFIED]
        .filter(({ name }) => !used.has(name))
        .map(({ name }) => `'${name}' matches nothing any more: remove it from the list`),
    ],
  };
}
