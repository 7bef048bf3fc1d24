import { throwIfAny } from '../../core/sluicegate-error';
import { checkEnum } from './check-enum';
import { checkMessage } from './check-message';
import { OptionCheck } from './check-options';
import { loadFiles, type ProtobufReference } from './imports';
import { Linker, visibleFiles } from './link';
import { Problems } from './problem';
import { SymbolTable } from './symbols';
import { allEnums, allMessages, type ProtoEnum, type ProtoFile, type ProtoMessage } from './syntax';
import { wellKnownFile } from './well-known';

export interface ParseProtobufOptions {
  /**
   * What errors call the text.
   * @default 'schema.proto'
   */
  readonly fileName?: string;
  /**
   * The files that it imports, and those that they import; google/protobuf, google/type and confluent are built in.
   * @default - none
   */
  readonly references?: readonly ProtobufReference[];
}

/** A Protobuf file that has been checked, with every name that it uses found. */
export interface ProtobufSchema {
  readonly file: ProtoFile;
  /** The file and all that it imports, imports first. */
  readonly files: readonly ProtoFile[];
  /** Every message and enum of all files, by full name. */
  readonly types: ReadonlyMap<string, ProtoMessage | ProtoEnum>;
}

/**
 * Parses a Protobuf file. Throws one error with everything that is wrong, each with file, line and column.
 *
 * The parser is our own, not that of protobufjs: that one accepts over a third of the files that protoc refuses
 * (numbers out of range, enums without zero, …), stops at the first problem, has no columns, and drops what the
 * normalised text needs (public imports, names against texts in options, whole numbers of 64 bits).
 */
export function parseProtobuf(text: string, options: ParseProtobufOptions = {}): ProtobufSchema {
  const problems = new Problems();
  const name = options.fileName ?? 'schema.proto';
  const files = loadFiles({ name, text }, options.references ?? [], problems);
  // What a missing file declares would be reported once more for each use.
  if (problems.failures.some(({ rule }) => rule === MISSING_IMPORT)) throwIfAny(problems.failures);
  const symbols = new SymbolTable(problems);
  for (const file of files) symbols.addFile(file);
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const file of files) {
    const linker = new Linker(file, visibleFiles(file, byName), symbols, problems);
    linker.linkFile();
    if (file !== wellKnownFile(file.name)) checkFile(file, linker, problems);
  }
  throwIfAny(problems.failures);
  return { file: byName.get(name)!, files, types: typesOf(files) };
}

const MISSING_IMPORT = 'schema.protobuf.import-missing';

function checkFile(file: ProtoFile, linker: Linker, problems: Problems): void {
  for (const message of allMessages(file.messages)) checkMessage(file.name, file.syntax, message, problems);
  for (const declared of allEnums(file)) checkEnum(file.name, file.syntax, declared, problems);
  new OptionCheck(file, linker, problems).run();
}

function typesOf(files: readonly ProtoFile[]): ReadonlyMap<string, ProtoMessage | ProtoEnum> {
  const types = new Map<string, ProtoMessage | ProtoEnum>();
  for (const file of files) {
    for (const message of allMessages(file.messages)) types.set(message.fullName, message);
    for (const declared of allEnums(file)) types.set(declared.fullName, declared);
  }
  return types;
}
