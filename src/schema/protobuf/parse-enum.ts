import { joined } from './names';
import { parseInlineOptions, parseOptionStatement } from './parse-option';
import { ENUM_NUMBERS, parseReserved, type Reserved } from './parse-reserved';
import type { Scope } from './parse-scope';
import type { ProtoEnum, ProtoEnumValue, ProtoOption } from './syntax';
import type { TokenReader } from './token-reader';

/** An enum, from behind the word `enum`. */
export function parseEnum(reader: TokenReader, scope: Scope): ProtoEnum {
  const { text: name, position } = reader.identifier('the name of an enum', scope.property('enum'));
  const inner = scope.inside(name);
  const property = inner.localName;
  const values: ProtoEnumValue[] = [];
  const options: ProtoOption[] = [];
  const reserved: Reserved = { ranges: [], names: [] };
  reader.expect('{', property);
  while (!reader.accept('}')) {
    if (reader.accept(';')) continue;
    if (reader.isWord('option')) {
      reader.next();
      options.push(parseOptionStatement(reader, property));
    } else if (reader.isWord('reserved')) {
      reader.next();
      parseReserved(reader, property, ENUM_NUMBERS, reserved);
    } else {
      values.push(parseValue(reader, property));
    }
  }
  return {
    kind: 'enum',
    name,
    fullName: inner.fullName,
    localName: inner.localName,
    values,
    reservedRanges: reserved.ranges,
    reservedNames: reserved.names,
    options,
    closed: scope.syntax === 'proto2',
    position,
  };
}

function parseValue(reader: TokenReader, enumName: string): ProtoEnumValue {
  const { text: name, position } = reader.identifier("a value, 'option', 'reserved' or '}'", enumName);
  const property = joined(enumName, name);
  reader.expect('=', property);
  const numberPosition = reader.peek().position;
  const negative = reader.accept('-');
  const { value } = reader.integer('the number of the value', property);
  const options = parseInlineOptions(reader, property);
  reader.expect(';', property);
  return { name, number: Number(negative ? -value : value), options, position, numberPosition };
}
