import { joined } from './names';
import { parseEnum } from './parse-enum';
import { parseExtend, refuseExtensions } from './parse-extend';
import { parseField, type WrittenField } from './parse-field';
import { parseOptionStatement } from './parse-option';
import { FIELD_NUMBERS, parseReserved, type Reserved } from './parse-reserved';
import type { Scope } from './parse-scope';
import type { ProtoEnum, ProtoExtension, ProtoField, ProtoMessage, ProtoOneof, ProtoOption } from './syntax';
import type { TokenReader } from './token-reader';

interface Body {
  readonly fields: ProtoField[];
  readonly oneofs: ProtoOneof[];
  readonly messages: ProtoMessage[];
  readonly enums: ProtoEnum[];
  readonly options: ProtoOption[];
  readonly extensions: ProtoExtension[];
  readonly reserved: Reserved;
}

/** A message, from behind the word `message`. */
export function parseMessage(reader: TokenReader, scope: Scope): ProtoMessage {
  const keyword = reader.peek().position;
  const { text: name, position } = reader.identifier('the name of a message', scope.property('message'));
  const inner = scope.inside(name);
  const doc = reader.docOf(keyword);
  const body: Body = {
    fields: [],
    oneofs: [],
    messages: [],
    enums: [],
    options: [],
    extensions: [],
    reserved: { ranges: [], names: [] },
  };
  reader.nested(name, () => {
    reader.expect('{', inner.localName);
    while (!reader.accept('}')) parseStatement(reader, inner, body);
  });
  const { reserved, ...declarations } = body;
  return {
    kind: 'message',
    name,
    fullName: inner.fullName,
    localName: inner.localName,
    ...declarations,
    reservedRanges: reserved.ranges,
    reservedNames: reserved.names,
    ...(doc !== undefined && { doc }),
    position,
  };
}

function parseStatement(reader: TokenReader, scope: Scope, body: Body): void {
  if (reader.accept(';')) return;
  const { kind, text } = reader.peek();
  switch (kind === 'identifier' ? text : '') {
    case 'message':
      reader.next();
      body.messages.push(parseMessage(reader, scope));
      return;
    case 'enum':
      reader.next();
      body.enums.push(parseEnum(reader, scope));
      return;
    case 'oneof':
      reader.next();
      parseOneof(reader, scope, body);
      return;
    case 'reserved':
      reader.next();
      parseReserved(reader, scope.localName, FIELD_NUMBERS, body.reserved);
      return;
    case 'extend':
      reader.next();
      body.extensions.push(...parseExtend(reader, scope));
      return;
    case 'extensions':
      refuseExtensions(reader, scope);
      return;
    case 'option':
      reader.next();
      body.options.push(parseOptionStatement(reader, scope.localName));
      return;
    default:
      body.fields.push(judgedLabel(reader, scope, parseField(reader, scope.localName)));
  }
}

function parseOneof(reader: TokenReader, scope: Scope, body: Body): void {
  const { text: name, position } = reader.identifier('the name of a oneof', scope.localName);
  const property = joined(scope.localName, name);
  const options: ProtoOption[] = [];
  const before = body.fields.length;
  reader.expect('{', property);
  while (!reader.accept('}')) {
    if (reader.accept(';')) continue;
    if (reader.isWord('option')) {
      reader.next();
      options.push(parseOptionStatement(reader, property));
    } else {
      body.fields.push(memberOf(reader, scope, name));
    }
  }
  if (body.fields.length === before) {
    reader.report({
      position,
      property,
      rule: 'oneof',
      must: 'have at least one field',
      remedy: 'remove the oneof or add the fields of which one is set',
    });
  }
  body.oneofs.push({ name, options, position });
}

function memberOf(reader: TokenReader, scope: Scope, oneof: string): ProtoField {
  const { field, labelToken } = parseField(reader, scope.localName, oneof);
  const property = joined(scope.localName, field.name);
  if (labelToken !== undefined || field.type.kind === 'map') {
    reader.report({
      position: labelToken?.position ?? field.position,
      property,
      rule: 'oneof',
      must: `have no label and be no map as a member of oneof '${oneof}'`,
      given: labelToken?.text ?? 'a map',
      remedy:
        field.label === 'repeated' || field.type.kind === 'map'
          ? 'put the values into a message of its own and make that the member'
          : 'remove the label: a member of a oneof is optional by itself',
    });
  }
  return { ...field, label: 'singular' };
}

function judgedLabel(reader: TokenReader, scope: Scope, { field, labelToken }: WrittenField): ProtoField {
  const property = joined(scope.localName, field.name);
  const label = { position: labelToken?.position ?? field.position, property, rule: 'label' };
  if (field.type.kind === 'map') {
    if (labelToken === undefined) return field;
    reader.report({
      ...label,
      must: 'have no label as a map',
      given: labelToken.text,
      remedy: 'remove the label: a map is repeated by itself',
    });
  } else if (scope.syntax === 'proto2' && labelToken === undefined) {
    reader.report({
      ...label,
      must: 'have a label in proto2: optional, required or repeated',
      remedy: "add 'optional'",
    });
  } else if (scope.syntax === 'proto3' && field.label === 'required') {
    reader.report({
      ...label,
      must: "not be 'required' in proto3",
      given: 'required',
      remedy: 'remove the label; proto3 has no required fields',
    });
  }
  return field;
}
