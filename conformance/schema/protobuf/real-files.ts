import fs from 'node:fs';
import path from 'node:path';
import { Errors } from '../../../src/core/errors';
import { normaliseProtobuf } from '../../../src/schema/protobuf/normalise';
import { parseProtobuf } from '../../../src/schema/protobuf/parse-protobuf';
import type { Check } from './suites';

/** Packages that bring the published .proto files of Google's interfaces. */
const PACKAGES = [
  ['google-gax', 'build/protos'],
  ['@google-cloud/bigquery-storage', 'build/protos'],
] as const;

/** What is not supported, and says so. */
const UNSUPPORTED = /^schema\.protobuf\.(edition|group|extension|import-missing)$/;
/** Types of descriptor.proto other than the options, which the built-in file does not have. */
const DESCRIPTOR_TYPE = /DescriptorProto|GeneratedCodeInfo/;

/** Every published file is read, or refused for something that is not supported. */
export function* realFilesSuite(): Generator<Check> {
  const files = PACKAGES.flatMap(([name, folder]) => filesOf(path.join(packageFolder(name), folder)));
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const file of byName.values()) {
    yield { name: file.name, ...readable(file, [...byName.values()]) };
  }
}

function filesOf(root: string): NamedText[] {
  return protoFiles(root).map((file) => ({
    name: path.relative(root, file).split(path.sep).join('/'),
    text: fs.readFileSync(file, 'utf8'),
  }));
}

type NamedText = { readonly name: string; readonly text: string };

function readable(file: NamedText, references: readonly NamedText[]): Partial<Check> {
  const options = { fileName: file.name, references };
  try {
    const text = normaliseProtobuf(parseProtobuf(file.text, options));
    const again = normaliseProtobuf(parseProtobuf(text, options));
    return text === again
      ? { counted: new Map([['read', 1]]) }
      : { problem: `the normalised text changes:\n${text}\n${again}` };
  } catch (error) {
    const unexpected = Errors.failuresOf(error).filter(
      ({ rule, given }) => !UNSUPPORTED.test(rule) && !DESCRIPTOR_TYPE.test(given ?? ''),
    );
    const known = Errors.isSluicegateError(error) && unexpected.length === 0;
    return known ? { counted: new Map([['not supported', 1]]) } : { problem: String(error) };
  }
}

function packageFolder(name: string): string {
  return path.join(__dirname, '../../../node_modules', name);
}

function protoFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? protoFiles(full) : full.endsWith('.proto') ? [full] : [];
    })
    .sort();
}
