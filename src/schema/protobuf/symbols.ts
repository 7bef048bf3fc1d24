import { joined, mapEntryName, scopeOf } from './names';
import type { Problems } from './problem';
import { allMessages, type ProtoEnum, type ProtoFile, type ProtoMessage } from './syntax';
import type { Position } from './token';

export type SymbolKind =
  'package' | 'message' | 'enum' | 'enum value' | 'field' | 'oneof' | 'service' | 'method' | 'extension' | 'map entry';

export interface DeclaredSymbol {
  readonly kind: SymbolKind;
  readonly fullName: string;
  /** The files that declare it: one, but for a package. */
  readonly files: Set<string>;
  readonly position: Position;
  readonly type?: ProtoMessage | ProtoEnum;
  /** The message that an extension extends. */
  readonly extendee?: string;
}

/** Every name of a set of files, where each may be declared once. */
export class SymbolTable {
  private readonly symbols = new Map<string, DeclaredSymbol>();

  public constructor(private readonly problems: Problems) {}

  public get(fullName: string): DeclaredSymbol | undefined {
    return this.symbols.get(fullName);
  }

  /** The full names of every message and enum. */
  public typeNames(): string[] {
    return [...this.symbols.values()].filter((symbol) => symbol.type !== undefined).map((symbol) => symbol.fullName);
  }

  public addFile(file: ProtoFile): void {
    const start = { line: 1, column: 1 };
    for (let name = file.packageName; name !== ''; name = scopeOf(name)) this.add(file, 'package', name, start);
    for (const message of file.messages) this.addMessage(file, message);
    for (const declared of file.enums) this.addEnum(file, declared);
    for (const service of file.services) {
      this.add(file, 'service', service.fullName, service.position);
      for (const method of service.methods) {
        this.add(file, 'method', joined(service.fullName, method.name), method.position);
      }
    }
    for (const { scope, field, extendee } of extensionsOf(file)) {
      this.add(file, 'extension', joined(scope, field.name), field.position, {
        extendee: extendee.written.replace(/^\./, ''),
      });
    }
  }

  private addMessage(file: ProtoFile, message: ProtoMessage): void {
    // What a second message of one name holds would be reported as well, name by name.
    if (!this.add(file, 'message', message.fullName, message.position, { type: message })) return;
    const inside = (name: string) => joined(message.fullName, name);
    for (const field of message.fields) {
      this.add(file, 'field', inside(field.name), field.position);
      if (field.type.kind === 'map') this.add(file, 'map entry', inside(mapEntryName(field.name)), field.position);
    }
    for (const oneof of message.oneofs) this.add(file, 'oneof', inside(oneof.name), oneof.position);
    for (const declared of message.enums) this.addEnum(file, declared);
    for (const nested of message.messages) this.addMessage(file, nested);
  }

  private addEnum(file: ProtoFile, declared: ProtoEnum): void {
    if (!this.add(file, 'enum', declared.fullName, declared.position, { type: declared })) return;
    // As in C++, the values stand beside their enum, not inside it.
    const scope = scopeOf(declared.fullName);
    for (const value of declared.values) this.add(file, 'enum value', joined(scope, value.name), value.position);
  }

  /** False when the name is taken. */
  private add(
    file: ProtoFile,
    kind: SymbolKind,
    fullName: string,
    position: Position,
    more: Pick<DeclaredSymbol, 'type' | 'extendee'> = {},
  ): boolean {
    const known = this.symbols.get(fullName);
    if (known === undefined) {
      this.symbols.set(fullName, { kind, fullName, files: new Set([file.name]), position, ...more });
    } else if (known.kind === 'package' && kind === 'package') {
      known.files.add(file.name);
    } else {
      this.problems.add(file.name, duplicate(file, kind, fullName, position, known));
      return false;
    }
    return true;
  }
}

function duplicate(
  file: ProtoFile,
  kind: SymbolKind,
  fullName: string,
  position: Position,
  known: DeclaredSymbol,
): Parameters<Problems['add']>[1] {
  const [first] = known.files;
  const where = first === file.name ? `line ${known.position.line}` : `${first}, line ${known.position.line}`;
  const siblings = kind === 'enum value' && known.kind === 'enum value';
  return {
    position,
    property: withoutPackage(file, fullName),
    rule: 'duplicate-name',
    must: `have a name of its own in ${scopeOf(fullName) === '' ? 'the file' : `'${scopeOf(fullName)}'`}`,
    given: `a second one beside the ${known.kind} in ${where}`,
    remedy: siblings
      ? "rename one, for instance with the enum's name in front: the values of an enum share the scope around it"
      : `rename the ${kind} or remove it`,
  };
}

/** A full name as the file itself would say it. */
export function withoutPackage(file: ProtoFile, fullName: string): string {
  const prefix = `${file.packageName}.`;
  return file.packageName !== '' && fullName.startsWith(prefix) ? fullName.slice(prefix.length) : fullName;
}

/** The custom options of a file, at whatever depth. */
export function extensionsOf(file: ProtoFile): ProtoFile['extensions'] {
  return [...file.extensions, ...[...allMessages(file.messages)].flatMap((message) => message.extensions)];
}
