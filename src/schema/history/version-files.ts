import fs from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../core/failure';
import { SchemaFormat } from '../schema-format';
import { EXTENSIONS } from '../schema-languages';

/** The file beside the versions that says which of them are registered. */
export const LOCK_FILE = 'schema-lock.json';

/** One version's file. */
export interface VersionFile {
  readonly version: number;
  /** Its name within the folder. */
  readonly file: string;
  readonly format: SchemaFormat;
  readonly text: string;
}

/** What a folder of versions holds, and what is wrong with it. */
export interface VersionFiles {
  readonly files: readonly VersionFile[];
  readonly failures: readonly Failure[];
}

const NO_FOLDER = 'create it with v1 of the schema, or run from the folder of cdktf.json';
const VERSION_FILE = /^v([1-9]\d{0,8})\.([a-z]+)$/;

/** Reads the versions of a folder, in their order. */
export function versionFiles(folder: string): VersionFiles {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return { files: [], failures: [failure(folder, 'be a folder that exists', undefined, NO_FOLDER)] };
  }
  const names = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(\..*|.*\.md)$/.test(entry.name) && entry.name !== LOCK_FILE)
    .map((entry) => entry.name)
    .sort();
  const failures: Failure[] = [];
  const files = names.flatMap((file) => {
    const [, version, extension] = VERSION_FILE.exec(file) ?? [];
    const format = Object.values(SchemaFormat).find((candidate) => EXTENSIONS[candidate] === extension);
    if (version !== undefined && format !== undefined) {
      return [{ version: Number(version), file, format, text: fs.readFileSync(path.join(folder, file), 'utf8') }];
    }
    failures.push(
      failure(
        folder,
        `hold only versions (v1.avsc, v2.proto, v3.json), ${LOCK_FILE} and notes (.md)`,
        file,
        'rename or move the file',
      ),
    );
    return [];
  });
  files.sort((a, b) => a.version - b.version);
  return { files, failures: [...failures, ...orderFailures(folder, files)] };
}

function orderFailures(folder: string, files: readonly VersionFile[]): Failure[] {
  if (files.length === 0) return [failure(folder, 'hold at least v1 of the schema', 'no version', 'add v1')];
  const failures: Failure[] = [];
  files.forEach(({ version, file, format }, index) => {
    const expected = index === 0 ? 1 : files[index - 1]!.version + 1;
    if (version > expected) {
      failures.push(
        failure(
          folder,
          `have every version: v${expected} is missing`,
          `${file} next`,
          'restore the missing file; versions are never removed',
        ),
      );
    } else if (version < expected) {
      failures.push(
        failure(
          folder,
          `have one file for each version`,
          `v${version} twice: ${files[index - 1]!.file} and ${file}`,
          'remove one of the two',
        ),
      );
    }
    if (format !== files[0]!.format) {
      failures.push(
        failure(
          folder,
          `hold versions of one format, ${files[0]!.format} as ${files[0]!.file} is`,
          file,
          'keep the format, or start a new subject',
        ),
      );
    }
  });
  return failures;
}

function failure(folder: string, must: string, given: string | undefined, remedy: string): Failure {
  return {
    path: folder,
    property: 'history',
    rule: 'schema.history',
    must,
    ...(given !== undefined && { given }),
    remedy,
  };
}
