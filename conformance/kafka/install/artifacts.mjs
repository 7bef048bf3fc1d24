// Makes the cache equal to kafka.lock.json: every file is hashed on every run, what is missing or differs is fetched again.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ARTIFACTS, CACHE, SUITE } from '../paths.mjs';
import { fetchArtifacts } from './maven.mjs';

export const LOCK_FILE = path.join(SUITE, 'install/kafka.lock.json');

export function sha256(file) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

function isAsLocked(file, checksum) {
  return fs.existsSync(file) && sha256(file) === checksum;
}

/** @returns {{ file: string, sha256: string }[]} */
export function lockedArtifacts(lockFile = LOCK_FILE) {
  return JSON.parse(fs.readFileSync(lockFile, 'utf8')).artifacts;
}

/**
 * Brings `folder` in line with the lock. Files the lock does not name are never used: the class path is the lock's list.
 *
 * @returns {{ fetched: string[] }} the names that had to be fetched
 */
export function installArtifacts({ folder = ARTIFACTS, artifacts = lockedArtifacts(), fetch = fetchArtifacts } = {}) {
  const wanted = artifacts.filter(({ file, sha256: sum }) => !isAsLocked(path.join(folder, file), sum));
  if (wanted.length === 0) {
    return { fetched: [] };
  }
  fs.mkdirSync(CACHE, { recursive: true });
  const staging = fs.mkdtempSync(path.join(CACHE, 'fetch-'));
  try {
    fetch(staging);
    const wrong = wanted.flatMap(({ file, sha256: expected }) => mismatch(path.join(staging, file), expected));
    if (wrong.length > 0) {
      throw new Error(`artifacts differ from kafka.lock.json, nothing was installed:\n  ${wrong.join('\n  ')}`);
    }
    fs.mkdirSync(folder, { recursive: true });
    wanted.forEach(({ file }) => fs.renameSync(path.join(staging, file), path.join(folder, file)));
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
  return { fetched: wanted.map(({ file }) => file) };
}

function mismatch(file, expected) {
  const given = fs.existsSync(file) ? sha256(file) : 'no such file';
  return given === expected ? [] : [`${path.basename(file)}: expected sha256 ${expected}, got ${given}`];
}

/** The jars of the lock, in its order. */
export function classPath(folder = ARTIFACTS) {
  return lockedArtifacts()
    .filter(({ file }) => file.endsWith('.jar'))
    .map(({ file }) => path.join(folder, file));
}
