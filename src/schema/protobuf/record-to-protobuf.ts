import { SluicegateError, throwIfAny } from '../../core/sluicegate-error';
import { sortedBy } from '../../core/stable-order';
import type { RecordField, RecordSchema } from '../record-schema';
import { isProtobufName, scopeOf } from './names';
import { parseProtobuf, type ProtobufSchema } from './parse-protobuf';
import { RecordDeclarations, type Declaration } from './record-declarations';
import { RecordNumbers, type Numbering } from './record-numbers';

/**
 * A proto3 file with the record as its first message.
 *
 * The mapping of `protobufToRecordSchema` the other way round. A field that may be absent is `optional`; decimals are
 * confluent.type.Decimal and tags `confluent.field_meta`, both built in. A struct is a message whether nullable or not,
 * since a message may always be absent; a coarser precision of times becomes nanoseconds, which hold it. `Order.Line` as
 * the name of a struct stands inside the message Order.
 *
 * Numbers follow the order of the fields. Given the earlier version of the schema, every field and symbol keeps the
 * number that it had there, new ones come behind, and those of removed ones are reserved; without it, a field that is
 * removed or moved changes the numbers of others, which no data survives.
 *
 * Fails with the path of what Protobuf lacks: null arrays, maps and elements, arrays of arrays, local timestamps,
 * defaults other than zero, two types of one name that differ.
 */
export function recordSchemaToProtobuf(record: RecordSchema, previous?: ProtobufSchema): string {
  if (!isProtobufName(record.recordName)) throw badName(record.recordName);
  const declarations = new RecordDeclarations(record);
  throwIfAny(declarations.failures);
  const numbers = new RecordNumbers(previous);
  const declared = declarations.inside('').map((declaration) => lines(declaration, declarations, numbers));
  // Known once every type has been written.
  const imports = [...declarations.imports].sort().map((name) => `import "${name}";`);
  const blocks = [
    ['syntax = "proto3";', ...(record.recordNamespace === undefined ? [] : [`package ${record.recordNamespace};`])],
    ...(imports.length === 0 ? [] : [imports]),
    ...declared,
  ];
  const text = blocks.map((block) => `${block.join('\n')}\n`).join('\n');
  // Whatever two names have to do with each other, the parser knows.
  parseProtobuf(text, { fileName: `record ${record.recordName}` });
  return text;
}

function lines(declaration: Declaration, declarations: RecordDeclarations, numbers: RecordNumbers): string[] {
  const { kind, localName } = declaration;
  const name = localName.slice(scopeOf(localName).length).replace('.', '');
  const body = kind === 'enum' ? enumBody(declaration, numbers) : messageBody(declaration, declarations, numbers);
  const doc = kind === 'message' ? docLines(declaration.doc) : [];
  return [...doc, `${kind} ${name} {`, ...body.map((line) => `  ${line}`), '}'];
}

function messageBody(
  declaration: Declaration & { kind: 'message' },
  declarations: RecordDeclarations,
  numbers: RecordNumbers,
): string[] {
  const { localName, fields } = declaration;
  const names = fields.map(({ name }) => name);
  const numbering = numbers.ofMessage(localName, names);
  const body = fields.flatMap((field: RecordField, index) => {
    const { text, options } = declarations.fieldType(field, `${localName}.${field.name}`);
    return [...docLines(field.doc), `${text} ${field.name} = ${numbering.numbered[index]!.number}${options};`];
  });
  const nested = declarations.inside(localName).flatMap((inner) => lines(inner, declarations, numbers));
  return [...reserved(numbering), ...body, ...nested];
}

function enumBody({ localName, symbols }: Declaration & { kind: 'enum' }, numbers: RecordNumbers): string[] {
  const numbering = numbers.ofEnum(localName, symbols);
  const values = [...numbering.numbered].sort((a, b) => a.number - b.number);
  return [...reserved(numbering), ...values.map(({ name, number }) => `${name} = ${number};`)];
}

function reserved({ reservedNumbers, reservedNames }: Numbering): string[] {
  return [
    ...reservedNumbers.map(([from, to]) => `reserved ${from === to ? from : `${from} to ${to}`};`),
    ...sortedBy(reservedNames, (name) => name).map((name) => `reserved "${name}";`),
  ];
}

function docLines(doc: string | undefined): string[] {
  return doc === undefined ? [] : doc.split('\n').map((line) => `// ${line}`.trimEnd());
}

function badName(name: string): SluicegateError {
  return new SluicegateError([
    {
      path: `record ${name}`,
      property: 'recordName',
      rule: 'schema.protobuf.record',
      must: 'be of letters, digits and underscores and start with a letter',
      given: `'${name}'`,
      remedy: 'rename the record',
    },
  ]);
}
