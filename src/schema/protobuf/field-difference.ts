import { jsonNameOf } from './names';
import type { Comparison } from './comparison';
import { fieldText } from './describe';
import { fieldPath } from './fields';
import { optionValueText } from './option-text';
import { replaceField, requiredByLabel } from './remedies';
import { optionOf, type ProtoField, type ProtoMessage, type ProtoType } from './syntax';
import { textOfBytes } from './lexer-string';
import { compareTypes, type TypePair } from './type-difference';

/** Two fields of one number. */
export interface FieldPair {
  readonly reader: ProtoField;
  readonly writer: ProtoField;
}

/** What two fields of one number have that differs. */
export function compareFields(
  comparison: Comparison,
  readerMessage: ProtoMessage,
  writerMessage: ProtoMessage,
  pair: FieldPair,
): void {
  if (isSame(pair)) return;
  const texts = {
    path: fieldPath(comparison, readerMessage, pair.reader),
    writer: fieldText(pair.writer),
    reader: fieldText(pair.reader),
  };
  const replaced = (hint?: string) => replaceField(comparison, [readerMessage, writerMessage], pair, hint);
  const types: TypePair = { reader: pair.reader.type, writer: pair.writer.type };
  const fits = compareTypes(comparison, types, texts, replaced);
  if (fits) compareLabels(comparison, pair, texts, replaced);
  compareNames(comparison, pair, texts);
  compareDefaults(comparison, pair, texts);
}

/** Most fields of most versions: told apart without writing a text. */
function isSame({ reader, writer }: FieldPair): boolean {
  return (
    reader.name === writer.name &&
    reader.label === writer.label &&
    reader.oneof === writer.oneof &&
    reader.type.kind === 'scalar' &&
    writer.type.kind === 'scalar' &&
    reader.type.name === writer.type.name &&
    reader.options.length === 0 &&
    writer.options.length === 0
  );
}

interface Texts {
  readonly path: string;
  readonly writer: string;
  readonly reader: string;
}

function compareLabels(comparison: Comparison, pair: FieldPair, texts: Texts, replaced: () => string): void {
  const { reader, writer } = pair;
  if (reader.label === 'required' && writer.label !== 'required') {
    comparison.error({
      rule: 'REQUIRED_FIELD_ADDED',
      ...texts,
      remedy: requiredByLabel(reader.name, comparison.readerIsNew),
    });
  } else if ((reader.label === 'repeated') !== (writer.label === 'repeated')) {
    compareRepeated(comparison, pair, texts, replaced);
  } else if (reader.label !== 'repeated' && hasPresence(reader) !== hasPresence(writer)) {
    comparison.warning({
      rule: 'FIELD_PRESENCE_CHANGED',
      ...texts,
      remedy: hasPresence(reader)
        ? 'expect a zero or empty value to read as absent: without a presence the writer leaves it out'
        : 'expect an absent value to read as zero or empty',
    });
  }
}

function compareRepeated(comparison: Comparison, pair: FieldPair, texts: Texts, replaced: () => string): void {
  const kind = labelKind(pair.reader.type);
  if (kind === 'NUMERIC') {
    // Repeated numbers are packed into one piece of bytes, which a single number is not.
    comparison.error({ rule: 'FIELD_NUMERIC_LABEL_CHANGED', ...texts, remedy: replaced() });
  } else if (pair.writer.label === 'repeated') {
    comparison.warning({
      rule: `FIELD_${kind}_LABEL_CHANGED`,
      ...texts,
      remedy:
        kind === 'MESSAGE'
          ? 'expect all elements merged into one message, or keep the field repeated'
          : 'expect the last element only, or keep the field repeated',
    });
  }
}

function labelKind(type: ProtoType): 'NUMERIC' | 'MESSAGE' | 'STRING_OR_BYTES' {
  if (type.kind === 'scalar') return type.name === 'string' || type.name === 'bytes' ? 'STRING_OR_BYTES' : 'NUMERIC';
  return type.kind === 'named' && type.target?.kind === 'message' ? 'MESSAGE' : 'NUMERIC';
}

/** Whether absent and zero differ for the field. */
function hasPresence(field: ProtoField): boolean {
  return field.label !== 'singular' || field.oneof !== undefined || labelKind(field.type) === 'MESSAGE';
}

function compareNames(comparison: Comparison, { reader, writer }: FieldPair, texts: Texts): void {
  if (reader.name !== writer.name) {
    comparison.warning({
      rule: 'FIELD_NAME_CHANGED',
      ...texts,
      remedy: `keep '${comparison.readerIsNew ? writer.name : reader.name}' where the data is also read as JSON or text, or by name; binary data is read by number and not affected`,
    });
  } else if (jsonName(reader) !== jsonName(writer)) {
    comparison.warning({
      rule: 'FIELD_JSON_NAME_CHANGED',
      path: texts.path,
      writer: `json_name "${jsonName(writer)}"`,
      reader: `json_name "${jsonName(reader)}"`,
      remedy: 'keep the JSON name where the data is also read as JSON; binary data is not affected',
    });
  }
}

function jsonName(field: ProtoField): string {
  const custom = optionOf(field.options, 'json_name');
  return (custom?.kind === 'string' ? textOfBytes(custom.bytes) : undefined) ?? jsonNameOf(field.name);
}

function compareDefaults(comparison: Comparison, { reader, writer }: FieldPair, texts: Texts): void {
  const [readerDefault, writerDefault] = [defaultText(reader), defaultText(writer)];
  if (readerDefault === writerDefault) return;
  comparison.warning({
    rule: 'FIELD_DEFAULT_CHANGED',
    path: texts.path,
    writer: writerDefault,
    reader: readerDefault,
    remedy: 'keep the default: it is not in the data, so that an absent value reads as another one on each side',
  });
}

function defaultText(field: ProtoField): string {
  const value = optionOf(field.options, 'default');
  return value === undefined ? 'no default' : `default ${optionValueText(value)}`;
}
