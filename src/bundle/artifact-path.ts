import type { Failure } from '../core/failure';
import { printed } from '../core/failure-text';
import { sha256 } from './checksum';

/** Every segment is portable ASCII: no file system or archive may read it as another name. */
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const MAX_PATH = 400;

/** Whether a text can be one segment of an artifact's path. */
export function isPathSegment(segment: string): boolean {
  return SEGMENT.test(segment) && !segment.endsWith('.') && !WINDOWS_DEVICE.test(segment);
}

/** Whether a text can be an artifact's path: it stays inside the folder that it is relative to. */
export function isArtifactPath(path: string): boolean {
  return path.length <= MAX_PATH && path.split('/').every(isPathSegment);
}

/** Leaves room for a suffix such as `.avsc`. */
const MAX_ENCODED = 120;

/**
 * Turns a vendor's name into a segment; different names give different segments. What cannot stand as it is becomes
 * `_x<code point>_`, so an underscore that could be read as the beginning of that is written so too.
 */
export function pathSegment(name: string): string {
  if (name === '') return '_x_';
  const encoded = name
    .replace(/_(?=x)|[^A-Za-z0-9._-]|^[.-]|\.$/gu, escaped)
    .replace(WINDOWS_DEVICE, (device) => escaped(device[0]!) + device.slice(1));
  return encoded.length <= MAX_ENCODED ? encoded : `${encoded.slice(0, MAX_ENCODED)}_x_${sha256(name).slice(0, 32)}`;
}

function escaped(char: string): string {
  return `_x${char.codePointAt(0)!.toString(16)}_`;
}

/** What is wrong with the paths of a stack's artifacts, taken together. */
export function pathFailures(stack: string, paths: readonly string[]): Failure[] {
  const failures: Failure[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    if (!isArtifactPath(path)) {
      failures.push({
        path: stack,
        property: 'file path',
        rule: 'bundle.path',
        must: `be relative segments of letters, digits, dots, dashes and underscores, none a reserved device name, at most ${MAX_PATH} characters`,
        given: printed(path),
        remedy: 'rename the construct or resource that the file is named after',
      });
    }
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      failures.push({
        path: stack,
        property: 'file path',
        rule: 'bundle.path-unique',
        must: 'be different for every file, case aside',
        given: other === path ? `${printed(path)} twice` : `${printed(other)} and ${printed(path)}`,
        remedy: 'rename one of the two constructs or resources that the files are named after',
      });
    }
    seen.set(path.toLowerCase(), path);
  }
  for (const path of seen.values()) {
    const file = foldersOf(path).find((folder) => seen.has(folder));
    if (file === undefined) continue;
    failures.push({
      path: stack,
      property: 'file path',
      rule: 'bundle.path-folder',
      must: 'be either a file or a folder',
      given: `${printed(seen.get(file))} and ${printed(path)}`,
      remedy: 'rename one of the two constructs or resources that the files are named after',
    });
  }
  return failures;
}

function foldersOf(path: string): string[] {
  const segments = path.toLowerCase().split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
