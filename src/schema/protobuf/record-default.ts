import { textOfBytes } from './lexer-string';
import { optionOf, type OptionValue, type ProtoField } from './syntax';

/** The declared default of a proto2 field as JSON, in the mapping of Protobuf's own JSON format. */
export function defaultJsonOf(field: ProtoField): string | undefined {
  const value = optionOf(field.options, 'default');
  if (value === undefined || field.type.kind === 'map') return undefined;
  return value.kind === 'string' ? stringJson(field, value.bytes) : scalarJson(field, value);
}

function stringJson(field: ProtoField, bytes: string): string {
  const isBytes = field.type.kind === 'scalar' && field.type.name === 'bytes';
  return JSON.stringify(isBytes ? Buffer.from(bytes, 'latin1').toString('base64') : textOfBytes(bytes));
}

function scalarJson(field: ProtoField, value: OptionValue): string | undefined {
  switch (value.kind) {
    case 'integer':
      return String(value.value);
    case 'float':
      return floatJson(value.value);
    case 'identifier':
      if (field.type.kind === 'named') return JSON.stringify(value.name);
      if (value.name === 'inf' || value.name === 'nan') return floatJson(value.name === 'inf' ? Infinity : NaN);
      return value.name;
    default:
      return undefined;
  }
}

/** JSON has no number for the three special values; Protobuf writes them as texts. */
function floatJson(value: number): string {
  return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
}
