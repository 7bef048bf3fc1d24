import { textOfBytes } from './lexer-string';
import type { OptionValue } from './syntax';

/** The one spelling of an option's value that all its spellings have in common. */
export function optionValueText(value: OptionValue): string {
  switch (value.kind) {
    case 'string':
      return quoted(value.bytes);
    case 'integer':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'identifier':
      return value.name;
    case 'list':
      return `[${value.values.map(optionValueText).join(', ')}]`;
    case 'aggregate': {
      const entries = value.entries.map((entry) => `${entry.name}: ${optionValueText(entry.value)}`);
      return entries.length === 0 ? '{}' : `{ ${entries.join(' ')} }`;
    }
  }
}

/** A string literal for the bytes. */
export function quoted(bytes: string): string {
  const text = textOfBytes(bytes);
  const escaped = (text ?? bytes)
    .replace(/["\\]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  const unprintable = text === undefined ? /[^\x20-\x7e]/g : /[\x00-\x1f\x7f]/g;
  return `"${escaped.replace(unprintable, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return '-nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = Object.is(value, -0) ? '-0' : String(value);
  // A whole number would be read back as an integer.
  return /[.e]/.test(text) ? text : `${text}.0`;
}
