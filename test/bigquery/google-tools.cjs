#!/usr/bin/env node
// Stands in for bq and gcloud: answers as they do, keeps what there is in $TOOLS/state.json and what was asked in calls.jsonl.
const fs = require('node:fs');
const path = require('node:path');

const tool = path.basename(process.argv[1]);
const words = process.argv.slice(2);
const file = path.join(process.env.TOOLS, 'state.json');
const state = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
fs.appendFileSync(path.join(process.env.TOOLS, 'calls.jsonl'), `${JSON.stringify([tool, ...words])}\n`);

const refuse = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
const flag = (name) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const plain = words.filter((word) => !word.startsWith('--'));
const need = (key) => (key in state ? state[key] : refuse(`NOT_FOUND: ${key}`));
const grant = (key) => {
  const bound = `${flag('role')} ${flag('member')}`;
  const grants = (need(key).grants ??= []);
  if (!grants.includes(bound)) grants.push(bound);
};
const tableKey = (name) => `table ${name.replace(':', '.')}`;

function gcloud([, kind, verb, name]) {
  const key = `${kind} projects/${flag('project')}/${kind}/${name}`;
  if (verb === 'describe') return void need(key);
  if (verb === 'add-iam-policy-binding') return grant(key);
  if (verb !== 'create') refuse(`no such command: ${words.join(' ')}`);
  if (key in state) refuse(`ALREADY_EXISTS: ${key}`);
  if (flag('definition-file') !== undefined) fs.accessSync(flag('definition-file'));
  for (const topic of [flag('topic'), flag('dead-letter-topic')]) if (topic) need(`topics ${topic}`);
  if (flag('schema')) need(`schemas ${flag('schema')}`);
  const table = flag('bigquery-table');
  // Pub/Sub refuses a subscription that may not write.
  if (table && !need(tableKey(table)).grants?.some((one) => one.startsWith('roles/bigquery.dataEditor ')))
    refuse(`PERMISSION_DENIED: ${table}`);
  state[key] = {};
}

function query(sql) {
  for (const statement of sql.split(/;\n/).filter((text) => text.trim() !== '')) {
    const [, what, name] = /(SCHEMA|MATERIALIZED VIEW|TABLE)(?: IF (?:NOT )?EXISTS)? `([^`]+)`/.exec(statement) ?? [];
    const key = what === 'SCHEMA' ? `dataset ${name}` : `table ${name}`;
    if (/CREATE (SCHEMA|TABLE|MATERIALIZED VIEW) IF NOT EXISTS/.test(statement)) {
      if (what !== 'SCHEMA') need(`dataset ${name.split('.').slice(0, 2).join('.')}`);
      state[key] ??= {};
    } else if (/ALTER TABLE/.test(statement)) {
      const altered = new Set(need(key).altered ?? []);
      state[key].altered = [...altered.add(statement.trim())];
    } else refuse(`Syntax error: ${statement}`);
  }
}

function bq([command, target, ...rest]) {
  if (command === 'query') return query(fs.readFileSync(0, 'utf8'));
  if (command === 'add-iam-policy-binding') return grant(tableKey(target));
  if (command !== 'update' || rest.length > 0) refuse(`no such command: ${words.join(' ')}`);
  need(tableKey(target)).schema = JSON.parse(fs.readFileSync(flag('schema'), 'utf8'));
}

(tool === 'bq' ? bq : gcloud)(plain);
fs.writeFileSync(file, JSON.stringify(state));
