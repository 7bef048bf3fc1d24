import fs from 'node:fs';
import { fail } from '../core/sluicegate-error';

/** The text of a file that a user named. */
export function readSchemaFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return fail({
      path: file,
      property: 'file',
      rule: 'schema.file',
      must: 'exist and be readable, relative to the working directory',
      remedy: 'correct the path, or run from the folder of cdktf.json',
    });
  }
}
