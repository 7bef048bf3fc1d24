// A registry that does not carry the optional packages of other platforms leaves them out of package-lock.json, and
// `npm ci` then refuses the lock ("Missing: @swc/core-darwin-arm64@ from lock file"). This adds an entry for each,
// without integrity and marked with its os and cpu, so that npm skips it elsewhere. Run it after every change of the lock.
import fs from 'node:fs';

const FILE = 'package-lock.json';
const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const lock = JSON.parse(fs.readFileSync(FILE, 'utf8'));

function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
    if (!folder.includes('/node_modules/')) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

let added = 0;
for (const [folder, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(folder, name)) continue;
    const words = name.split(/[-/]/);
    const os = OS.find((value) => words.includes(value));
    const cpu =
      CPU.find((value) => words.includes(value)) ?? (words.some((word) => word.startsWith('arm')) ? 'arm' : undefined);
    if (!os && !cpu) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added += 1;
  }
}
const addresses = JSON.stringify(lock).match(/"resolved":"https?:[^"]*"/g) ?? [];
if (addresses.length > 0)
  throw new Error(`${addresses.length} download addresses in ${FILE}: set omit-lockfile-registry-resolved`);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${FILE}: ${added} entries of other platforms added`);
