import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../bundle/checksum';
import { canonicalJson } from '../../core/canonical-json';
import type { Failure } from '../../core/failure';
import { Compatibility } from '../compatibility';
import { LOCK_FILE } from './version-files';

/** A registered version. */
export interface LockedVersion {
  readonly version: number;
  readonly file: string;
  /** SHA-256 of the normalised schema. */
  readonly fingerprint: string;
}

/** What a lock file says. */
export interface SchemaLock {
  readonly compatibility: Compatibility;
  readonly versions: readonly LockedVersion[];
}

/** A lock as it was read: absent, or valid, or not. */
export interface LockReading {
  readonly lock: SchemaLock | undefined;
  readonly failures: readonly Failure[];
}

const LOCK_VERSION = 1;

/** The text of a lock file; its checksum shows when somebody has edited it by hand. */
export function lockText(lock: SchemaLock): string {
  const content = { lockVersion: LOCK_VERSION, ...lock };
  return canonicalJson({ ...content, checksum: sha256(canonicalJson(content)) });
}

/** Reads a folder's lock file. */
export function readLock(folder: string): LockReading {
  const file = path.join(folder, LOCK_FILE);
  if (!fs.existsSync(file)) return { lock: undefined, failures: [] };
  const lock = parsed(fs.readFileSync(file, 'utf8'));
  if (!lock)
    return refused(
      file,
      'be a lock file of this library',
      "restore it from version control; 'sluicegate schema record' writes it",
    );
  const { checksum, ...content } = lock;
  if (checksum !== sha256(canonicalJson(content))) {
    return refused(
      file,
      'be as it was written: its checksum does not fit',
      "restore it from version control; 'sluicegate schema record' is the only one to change it",
    );
  }
  return { lock: { compatibility: lock.compatibility, versions: lock.versions }, failures: [] };
}

interface LockDocument extends SchemaLock {
  readonly lockVersion: number;
  readonly checksum: string;
}

function parsed(text: string): LockDocument | undefined {
  let document: Partial<LockDocument> | null;
  try {
    document = JSON.parse(text) as Partial<LockDocument> | null;
  } catch {
    return undefined;
  }
  return isLock(document) ? document : undefined;
}

function isLock(value: Partial<LockDocument> | null): value is LockDocument {
  return (
    typeof value === 'object' &&
    value?.lockVersion === LOCK_VERSION &&
    Object.values(Compatibility).some((mode) => mode === value.compatibility) &&
    Array.isArray(value.versions) &&
    value.versions.every(
      (entry: Partial<LockedVersion> | null, index) =>
        entry?.version === index + 1 && typeof entry.file === 'string' && typeof entry.fingerprint === 'string',
    )
  );
}

function refused(file: string, must: string, remedy: string): LockReading {
  return { lock: undefined, failures: [{ path: file, property: 'lock', rule: 'schema.lock', must, remedy }] };
}
