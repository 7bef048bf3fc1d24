import type { Failure } from '../core/failure';
import { printed } from '../core/failure';

/** Every segment is portable ASCII: no file system or archive may read it as another name. */
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const MAX_PATH = 400;

/** Whether a text can be one segment of an artifact's path. */
export function isPathSegment(segment: string): boolean {
  return SEGMENT.test(segment) && !segment.endsWith('.') && !WINDOWS_DEVICE.test(segment);
}

/** Turns a vendor's name into a segment; different names give different segments. */
export function pathSegment(name: string): string {
  const encoded = [...name]
    .map((char) => (/[A-Za-z0-9._-]/.test(char) ? char : `_x${char.codePointAt(0)!.toString(16)}_`))
    .join('');
  const leading = /^[A-Za-z0-9_]/.test(encoded) ? encoded : `_${encoded}`;
  const plain = leading.endsWith('.') ? `${leading}_` : leading;
  return WINDOWS_DEVICE.test(plain) ? `_${plain}` : plain;
}

/** What is wrong with the paths of a stack's artifacts, taken together. */
export function pathFailures(stack: string, paths: readonly string[]): Failure[] {
  const failures: Failure[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    if (path.length > MAX_PATH || !path.split('/').every(isPathSegment)) {
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
  return failures;
}
