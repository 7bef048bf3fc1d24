import { parseField, parseTypeName } from './parse-field';
import type { Scope } from './parse-scope';
import type { ProtoExtension } from './syntax';
import type { TokenReader } from './token-reader';

const OPTIONS_MESSAGE = /^\.?google\.protobuf\.[A-Za-z]+Options$/;

/** `extend google.protobuf.FieldOptions { … }`, from behind the word: custom options, and nothing else. */
export function parseExtend(reader: TokenReader, scope: Scope): ProtoExtension[] {
  const extendee = parseTypeName(reader, scope.property('extend'));
  if (!OPTIONS_MESSAGE.test(extendee.written)) {
    throw reader.fatal({
      position: extendee.position,
      property: scope.property('extend'),
      rule: 'extension',
      must: 'extend only the options of descriptor.proto; extensions of other messages are not supported',
      given: `extend ${extendee.written}`,
      remedy: 'declare the fields in the message itself, or hold them in a google.protobuf.Any',
    });
  }
  const extensions: ProtoExtension[] = [];
  reader.expect('{', extendee.written);
  while (!reader.accept('}')) {
    if (reader.accept(';')) continue;
    const { field } = parseField(reader, extendee.written);
    extensions.push({ extendee, scope: scope.fullName, field });
  }
  return extensions;
}

/** Skips the ranges where only custom options are extended, else refuses them. */
export function refuseExtensions(reader: TokenReader, scope: Scope): void {
  if (OPTIONS_MESSAGE.test(scope.fullName)) {
    while (!reader.accept(';') && !reader.atEnd) reader.next();
    return;
  }
  throw reader.fatal({
    position: reader.peek().position,
    property: scope.localName,
    rule: 'extension',
    must: 'have no extension ranges, which are not supported',
    given: `extensions ${reader.peek(1).text}`,
    remedy: 'declare the fields in the message itself, or hold them in a google.protobuf.Any',
  });
}
