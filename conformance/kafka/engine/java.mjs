// The suite's own Java classes, compiled into the cache once for each state of their sources and of the lock.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { LOCK_FILE, classPath } from '../install/artifacts.mjs';
import { CLASSES, SUITE } from '../paths.mjs';
import { archiveOptions } from './class-archive.mjs';

const SOURCES = path.join(SUITE, 'java');
/** @returns {string} the folder of the compiled classes */
export function compileHelpers() {
  const sources = fs
    .readdirSync(SOURCES)
    .filter((file) => file.endsWith('.java'))
    .sort();
  const digest = createHash('sha256').update(fs.readFileSync(LOCK_FILE));
  sources.forEach((file) => digest.update(file).update(fs.readFileSync(path.join(SOURCES, file))));
  const folder = path.join(CLASSES, digest.digest('hex').slice(0, 16));
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(CLASSES, { recursive: true });
    const staging = fs.mkdtempSync(`${folder}-`);
    const args = ['-Werror', '-Xlint:all,-processing,-classfile,-serial', '-d', staging, '-cp', classPath().join(':')];
    const run = spawnSync('javac', [...args, ...sources.map((file) => path.join(SOURCES, file))], { encoding: 'utf8' });
    if (run.status !== 0) {
      fs.rmSync(staging, { recursive: true });
      throw new Error(`javac: ${run.error?.message ?? run.stderr}`);
    }
    fs.renameSync(staging, folder);
  }
  return folder;
}

/** The arguments of `java` for one of the suite's main classes. `without`: libraries that are not on its class path. */
export function helperArguments(mainClass, { heap, logging, options = [], without }) {
  // the archive is only taken when the class path begins as the one it was made with
  const jars = classPath().filter((file) => without === undefined || !without.test(file));
  const libraries = [...jars, compileHelpers()].join(':');
  const start = [`-Xmx${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...archiveOptions()];
  return [...start, `-Dlog4j2.configurationFile=${logging}`, ...options, '-cp', libraries, mainClass];
}
