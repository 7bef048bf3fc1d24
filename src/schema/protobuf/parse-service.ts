import { joined } from './names';
import { parseTypeName } from './parse-field';
import { parseOptionStatement } from './parse-option';
import type { Scope } from './parse-scope';
import type { NamedType, ProtoMethod, ProtoOption, ProtoService } from './syntax';
import type { TokenReader } from './token-reader';

/** A service, from behind the word; it takes no part in compatibility and is kept for the text. */
export function parseService(reader: TokenReader, scope: Scope): ProtoService {
  const { text: name, position } = reader.identifier('the name of a service', 'service');
  const methods: ProtoMethod[] = [];
  const options: ProtoOption[] = [];
  reader.expect('{', name);
  while (!reader.accept('}')) {
    if (reader.accept(';')) continue;
    if (reader.isWord('option')) {
      reader.next();
      options.push(parseOptionStatement(reader, name));
    } else if (reader.isWord('rpc')) {
      reader.next();
      methods.push(parseMethod(reader, name));
    } else {
      throw reader.unexpected(name, "'rpc', 'option' or '}'", 'a service has methods only');
    }
  }
  return { name, fullName: scope.inside(name).fullName, methods, options, position };
}

function parseMethod(reader: TokenReader, service: string): ProtoMethod {
  const { text: name, position } = reader.identifier('the name of a method', service);
  const property = joined(service, name);
  const request = parseSide(reader, property);
  if (!reader.isWord('returns')) throw reader.unexpected(property, "'returns'", "add 'returns (Type)'");
  reader.next();
  const response = parseSide(reader, property);
  const options: ProtoOption[] = [];
  if (reader.accept('{')) {
    while (!reader.accept('}')) {
      if (reader.accept(';')) continue;
      if (!reader.isWord('option')) throw reader.unexpected(property, "'option' or '}'", 'a method has options only');
      reader.next();
      options.push(parseOptionStatement(reader, property));
    }
  } else {
    reader.expect(';', property);
  }
  return {
    name,
    request: request.type,
    requestStream: request.stream,
    response: response.type,
    responseStream: response.stream,
    options,
    position,
  };
}

function parseSide(reader: TokenReader, property: string): { type: NamedType; stream: boolean } {
  reader.expect('(', property);
  const stream = reader.isWord('stream');
  if (stream) reader.next();
  const type = parseTypeName(reader, property);
  reader.expect(')', property);
  return { type, stream };
}
