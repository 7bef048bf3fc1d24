// Rewrites the compiled entry so that a module is loaded when the first of its names is used: a program with a topic does
// not pay for two warehouses. The names stay enumerable, and visible to Node's analysis of CommonJS exports for `import`.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ENTRY = path.resolve('lib/src/index.js');
const require = createRequire(ENTRY);

/** The files behind a barrel, barrels behind it followed. */
function modulesOf(barrel) {
  const targets = [...fs.readFileSync(barrel, 'utf8').matchAll(/__exportStar\(require\("([^"]+)"\), exports\)/g)];
  return targets.flatMap(([, target]) => {
    const file = createRequire(barrel).resolve(target);
    const inner = modulesOf(file);
    return inner.length > 0 ? inner : [file];
  });
}

const owners = new Map();
for (const file of modulesOf(ENTRY)) {
  for (const name of Object.keys(require(file))) {
    const other = owners.get(name);
    if (other !== undefined && other !== file) throw new Error(`'${name}' is exported by ${other} and ${file}`);
    owners.set(name, file);
  }
}
const entries = [...owners].map(([name, file]) => {
  const relative = path.relative(path.dirname(ENTRY), file).split(path.sep).join('/');
  return { name, target: relative.startsWith('.') ? relative : `./${relative}` };
});
// The second half is the form of export that Node recognises without running the module.
fs.writeFileSync(
  ENTRY,
  [
    "'use strict';",
    "Object.defineProperty(exports, '__esModule', { value: true });",
    'const late = {',
    ...entries.map(({ name, target }) => `  get ${name}() { return require('${target}').${name}; },`),
    '};',
    ...entries.map(
      ({ name }) =>
        `Object.defineProperty(exports, '${name}', { enumerable: true, get: function () { return late.${name}; } });`,
    ),
    '',
  ].join('\n'),
);
