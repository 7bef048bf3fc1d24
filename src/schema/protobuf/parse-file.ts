import { parseEnum } from './parse-enum';
import { parseExtend } from './parse-extend';
import { parseMessage } from './parse-message';
import { parseOptionStatement } from './parse-option';
import { Scope } from './parse-scope';
import { parseService } from './parse-service';
import type { Problems } from './problem';
import type {
  ProtoEnum,
  ProtoExtension,
  ProtoFile,
  ProtoImport,
  ProtoMessage,
  ProtoOption,
  ProtoService,
  Syntax,
} from './syntax';
import { TokenReader } from './token-reader';
import { shown } from './token';

interface Declarations {
  packageName: string | undefined;
  readonly imports: ProtoImport[];
  readonly options: ProtoOption[];
  readonly messages: ProtoMessage[];
  readonly enums: ProtoEnum[];
  readonly services: ProtoService[];
  readonly extensions: ProtoExtension[];
}

/** Reads one file; its imports and the types that it names are still to be found. */
export function parseFile(fileName: string, source: string, problems: Problems): ProtoFile {
  const reader = new TokenReader(fileName, source, problems);
  const syntax = parseSyntax(reader);
  const file: Declarations = {
    packageName: packageAhead(reader),
    imports: [],
    options: [],
    messages: [],
    enums: [],
    services: [],
    extensions: [],
  };
  let packages = 0;
  while (!reader.atEnd) {
    if (reader.isWord('package') && (packages += 1) > 1) throw secondPackage(reader);
    parseStatement(reader, syntax, file);
  }
  return { name: fileName, syntax, ...file, packageName: file.packageName ?? '' };
}

function parseSyntax(reader: TokenReader): Syntax {
  const first = reader.peek();
  const at = { position: first.position, property: 'syntax' };
  if (reader.isWord('edition')) {
    throw reader.fatal({
      ...at,
      rule: 'edition',
      must: 'be proto2 or proto3; editions are not supported',
      given: `edition ${shown(reader.peek(2))}`,
      remedy: 'write syntax = "proto3";',
    });
  }
  if (!reader.isWord('syntax')) {
    throw reader.fatal({
      ...at,
      rule: 'syntax-statement',
      must: 'be the first statement of the file',
      given: shown(first),
      remedy: 'begin the file with syntax = "proto3"; (or "proto2", which a file without the statement is taken for)',
    });
  }
  reader.next();
  reader.expect('=', 'syntax');
  const { position } = reader.peek();
  const syntax = reader.text('the syntax', 'syntax');
  reader.expect(';', 'syntax');
  if (syntax === 'proto2' || syntax === 'proto3') return syntax;
  throw reader.fatal({
    position,
    property: 'syntax',
    rule: 'syntax-statement',
    must: 'be "proto2" or "proto3"',
    given: `"${syntax}"`,
    remedy: 'write syntax = "proto3";',
  });
}

/** The package may stand behind declarations whose names it is part of. */
function packageAhead(reader: TokenReader): string | undefined {
  let depth = 0;
  for (let ahead = 0; reader.peek(ahead).kind !== 'end'; ahead += 1) {
    if (reader.isSymbol('{', ahead)) depth += 1;
    if (reader.isSymbol('}', ahead)) depth -= 1;
    if (depth === 0 && reader.isWord('package', ahead) && startsStatement(reader, ahead)) {
      let name = '';
      for (ahead += 1; reader.peek(ahead).kind === 'identifier' || reader.isSymbol('.', ahead); ahead += 1) {
        name += reader.peek(ahead).text;
      }
      return name;
    }
  }
  return undefined;
}

function startsStatement(reader: TokenReader, ahead: number): boolean {
  return ahead === 0 || reader.isSymbol(';', ahead - 1) || reader.isSymbol('}', ahead - 1);
}

function parseStatement(reader: TokenReader, syntax: Syntax, file: Declarations): void {
  if (reader.accept(';')) return;
  const scope = new Scope(syntax, file.packageName ?? '');
  const { position } = reader.peek();
  const word = reader.peek().kind === 'identifier' ? reader.peek().text : '';
  if (/^(package|import|option|message|enum|service|extend)$/.test(word)) reader.next();
  switch (word) {
    case 'package':
      reader.dottedName('the name of the package', 'package');
      return reader.expect(';', 'package');
    case 'import':
      return void file.imports.push(parseImport(reader));
    case 'option':
      return void file.options.push(parseOptionStatement(reader, 'option'));
    case 'message':
      return void file.messages.push(parseMessage(reader, scope));
    case 'enum':
      return void file.enums.push(parseEnum(reader, scope));
    case 'service':
      return void file.services.push(parseService(reader, scope));
    case 'extend':
      return void file.extensions.push(...parseExtend(reader, scope));
    case 'syntax':
      throw reader.fatal({
        position,
        property: 'syntax',
        rule: 'syntax-statement',
        must: 'be given once',
        remedy: 'remove the second statement',
      });
    default:
      throw reader.unexpected(
        'file',
        'a message, an enum, a service, an import, an option or the package',
        'fields stand inside a message; check the braces above this line',
      );
  }
}

function parseImport(reader: TokenReader): ProtoImport {
  const kind = reader.isWord('public') ? 'public' : reader.isWord('weak') ? 'weak' : 'plain';
  if (kind !== 'plain') reader.next();
  const { position } = reader.peek();
  const name = reader.text('the name of a file', 'import');
  reader.expect(';', 'import');
  return { name, kind, position };
}

function secondPackage(reader: TokenReader): Error {
  return reader.fatal({
    position: reader.peek().position,
    property: 'package',
    rule: 'package',
    must: 'be given once',
    given: `a second one, '${reader.peek(1).text}'`,
    remedy: 'remove the second statement',
  });
}
