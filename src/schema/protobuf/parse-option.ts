import type { OptionEntry, OptionValue, ProtoOption } from './syntax';
import type { TokenReader } from './token-reader';

/** `option name = value;`, from behind the word `option`. */
export function parseOptionStatement(reader: TokenReader, property: string): ProtoOption {
  const option = parseOption(reader, property);
  reader.expect(';', property);
  return option;
}

/** `[name = value, …]`, or nothing. */
export function parseInlineOptions(reader: TokenReader, property: string): ProtoOption[] {
  const options: ProtoOption[] = [];
  if (!reader.accept('[')) return options;
  do options.push(parseOption(reader, property));
  while (reader.accept(','));
  reader.expect(']', property);
  return options;
}

function parseOption(reader: TokenReader, property: string): ProtoOption {
  const { position } = reader.peek();
  const name = optionName(reader, property);
  reader.expect('=', property);
  return { name, value: parseValue(reader, property), position };
}

function optionName(reader: TokenReader, property: string): string {
  const parts: string[] = [];
  do {
    if (reader.accept('(')) {
      parts.push(`(${reader.dottedName('the name of a custom option', property, true)})`);
      reader.expect(')', property);
    } else {
      parts.push(reader.identifier('the name of an option', property).text);
    }
  } while (reader.accept('.'));
  return parts.join('.');
}

function parseValue(reader: TokenReader, property: string): OptionValue {
  if (reader.accept('{')) return aggregate(reader, property, '}');
  return scalar(reader, property);
}

function scalar(reader: TokenReader, property: string): OptionValue {
  const negative = reader.accept('-');
  const token = reader.peek();
  if (token.kind === 'integer') {
    const { value } = reader.integer('a number', property);
    return { kind: 'integer', value: negative ? -value : value };
  }
  if (token.kind === 'float') {
    reader.next();
    return { kind: 'float', value: (negative ? -1 : 1) * Number(token.text) };
  }
  if (token.kind === 'identifier') {
    if (!negative) return { kind: 'identifier', name: reader.next().text };
    if (token.text === 'inf' || token.text === 'nan') {
      reader.next();
      return { kind: 'float', value: token.text === 'inf' ? -Infinity : NaN };
    }
  }
  if (token.kind === 'string' && !negative) return { kind: 'string', bytes: reader.bytes('a text', property) };
  throw reader.unexpected(property, 'the value of an option', 'write a number, a text in quotes, a name or { … }');
}

/** The text format between braces; commas and semicolons between the entries are optional. */
function aggregate(reader: TokenReader, property: string, close: '}' | '>'): OptionValue {
  return reader.nested(property, () => {
    const entries: OptionEntry[] = [];
    while (!reader.accept(close)) {
      entries.push(entry(reader, property));
      if (!reader.accept(',')) reader.accept(';');
    }
    return { kind: 'aggregate', entries };
  });
}

function entry(reader: TokenReader, property: string): OptionEntry {
  const name = entryName(reader, property);
  const colon = reader.accept(':');
  if (reader.isSymbol('{') || reader.isSymbol('<')) return { name, value: nestedAggregate(reader, property) };
  if (!colon) throw reader.unexpected(property, "':'", "add ':' between the name and the value");
  if (reader.accept('[')) return { name, value: list(reader, property) };
  return { name, value: scalar(reader, property) };
}

function entryName(reader: TokenReader, property: string): string {
  if (!reader.accept('[')) return reader.identifier('the name of an entry', property).text;
  let name = reader.dottedName('the name of a custom option', property);
  if (reader.accept('/')) name += `/${reader.dottedName('a type', property)}`;
  reader.expect(']', property);
  return `[${name}]`;
}

function list(reader: TokenReader, property: string): OptionValue {
  const values: OptionValue[] = [];
  if (reader.accept(']')) return { kind: 'list', values };
  do {
    const structured = reader.isSymbol('{') || reader.isSymbol('<');
    values.push(structured ? nestedAggregate(reader, property) : scalar(reader, property));
  } while (reader.accept(','));
  reader.expect(']', property);
  return { kind: 'list', values };
}

function nestedAggregate(reader: TokenReader, property: string): OptionValue {
  return aggregate(reader, property, reader.next().text === '{' ? '}' : '>');
}
