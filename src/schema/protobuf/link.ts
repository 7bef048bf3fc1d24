import { didYouMean } from '../../core/nearest';
import { joined, scopeOf } from './names';
import type { Problems } from './problem';
import { extensionsOf, withoutPackage, type DeclaredSymbol, type SymbolTable } from './symbols';
import { allMessages, SCALAR_GROUPS, type NamedType, type ProtoField, type ProtoFile } from './syntax';
import { wellKnownFileOf } from './well-known';

/** Which files a file sees: itself, what it imports, and what those import publicly. */
export function visibleFiles(file: ProtoFile, files: ReadonlyMap<string, ProtoFile>): Set<string> {
  const seen = new Set([file.name]);
  const follow = (names: readonly string[]): void => {
    for (const name of names) {
      if (seen.has(name)) continue;
      seen.add(name);
      follow((files.get(name)?.imports ?? []).filter((one) => one.kind === 'public').map((one) => one.name));
    }
  };
  follow(file.imports.map((one) => one.name));
  return seen;
}

/** Finds the declaration behind every name that a file uses. */
export class Linker {
  public constructor(
    private readonly file: ProtoFile,
    private readonly visible: ReadonlySet<string>,
    private readonly symbols: SymbolTable,
    private readonly problems: Problems,
  ) {}

  public linkFile(): void {
    for (const message of allMessages(this.file.messages)) {
      for (const field of message.fields) this.linkField(message.fullName, field);
    }
    for (const extension of extensionsOf(this.file)) {
      this.linkType(extension.extendee, this.file.packageName, 'extend', false);
      this.linkField(extension.scope, extension.field);
    }
    for (const service of this.file.services) {
      for (const method of service.methods) {
        const property = `${service.name}.${method.name}`;
        this.linkType(method.request, service.fullName, property, false);
        this.linkType(method.response, service.fullName, property, false);
      }
    }
  }

  /** Names are looked up from the inside to the outside, as C++ does. */
  public resolve(
    written: string,
    scope: string,
    wanted: (symbol: DeclaredSymbol) => boolean,
  ): DeclaredSymbol | undefined {
    if (written.startsWith('.')) return this.seen(written.slice(1), wanted);
    const first = written.split('.', 1)[0]!;
    const dotted = first !== written;
    for (let outer = scope; ; outer = scopeOf(outer)) {
      const head = this.seen(joined(outer, first), dotted ? isAggregate : wanted);
      // A first part that is found decides: the rest must be inside it.
      if (head !== undefined) return dotted ? this.seen(joined(outer, written), wanted) : head;
      if (outer === '') return undefined;
    }
  }

  private linkField(scope: string, field: ProtoField): void {
    const type = field.type.kind === 'map' ? field.type.value : field.type;
    if (type.kind === 'scalar') return;
    this.linkType(type, scope, withoutPackage(this.file, joined(scope, field.name)), true);
  }

  private linkType(type: NamedType, scope: string, property: string, enumAllowed: boolean): void {
    const symbol = this.resolve(type.written, scope, ({ type: target }) => target !== undefined);
    if (symbol?.type === undefined) return this.unknown(type, scope, property);
    if (symbol.type.kind === 'enum' && !enumAllowed) {
      this.problems.add(this.file.name, {
        position: type.position,
        property,
        rule: 'type',
        must: 'be a message',
        given: `the enum '${symbol.fullName}'`,
        remedy: 'name a message, which may hold the enum',
      });
      return;
    }
    if (symbol.type.kind === 'enum' && symbol.type.closed && this.file.syntax === 'proto3') {
      this.problems.add(this.file.name, {
        position: type.position,
        property,
        rule: 'type',
        must: 'not be an enum of a proto2 file in a proto3 message',
        given: `'${symbol.fullName}' of ${[...symbol.files].join(', ')}`,
        remedy: 'move the enum into a proto3 file, or use an int32',
      });
    }
    type.target = symbol.type;
  }

  private unknown(type: NamedType, scope: string, property: string): void {
    this.problems.add(this.file.name, {
      position: type.position,
      property,
      rule: 'type',
      must: 'be of a type that the file declares or imports',
      given: `'${type.written}'`,
      remedy: this.remedyFor(type.written, scope),
    });
  }

  private remedyFor(written: string, scope: string): string {
    const known = this.anywhere(written, scope);
    if (known !== undefined) {
      return this.isVisible(known)
        ? `write '.${known.fullName}': without the dot, the nearer '${written.split('.', 1)[0]}' is meant`
        : `add import "${[...known.files].join()}";`;
    }
    const file = wellKnownFileOf(written.replace(/^\./, ''));
    if (file !== undefined) return `add import "${file}";`;
    const names = this.symbols.typeNames();
    const candidates = [...names, ...names.map((name) => withoutPackage(this.file, name)), ...SCALAR_GROUPS.keys()];
    const foreign = FOREIGN_NAMES.get(written.toLowerCase());
    if (foreign !== undefined) return `write '${foreign}'`;
    return didYouMean(written, candidates) || 'declare the type, import its file, or correct the name';
  }

  /** A type of that name, whether the file sees it or not. */
  private anywhere(written: string, scope: string): DeclaredSymbol | undefined {
    const name = written.replace(/^\./, '');
    for (let outer = scope; ; outer = scopeOf(outer)) {
      const symbol = this.symbols.get(joined(outer, name));
      if (symbol?.type !== undefined) return symbol;
      if (outer === '') return undefined;
    }
  }

  private seen(fullName: string, wanted: (symbol: DeclaredSymbol) => boolean): DeclaredSymbol | undefined {
    const symbol = this.symbols.get(fullName);
    if (symbol === undefined || !wanted(symbol)) return undefined;
    return this.isVisible(symbol) ? symbol : undefined;
  }

  private isVisible(symbol: DeclaredSymbol): boolean {
    return [...symbol.files].some((file) => this.visible.has(file));
  }
}

/** What other languages call the scalars. */
const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['int', 'int32'],
  ['integer', 'int32'],
  ['long', 'int64'],
  ['bigint', 'int64'],
  ['short', 'int32'],
  ['byte', 'int32'],
  ['boolean', 'bool'],
  ['str', 'string'],
  ['text', 'string'],
  ['varchar', 'string'],
  ['number', 'double'],
  ['real', 'float'],
  ['float32', 'float'],
  ['float64', 'double'],
  ['datetime', 'google.protobuf.Timestamp'],
  ['timestamp', 'google.protobuf.Timestamp'],
  ['date', 'google.type.Date'],
  ['decimal', 'confluent.type.Decimal'],
]);

function isAggregate({ kind }: DeclaredSymbol): boolean {
  return kind === 'package' || kind === 'message' || kind === 'enum' || kind === 'service';
}
