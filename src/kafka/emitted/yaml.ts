import { byText } from '../../core/stable-order';

/** What a YAML document of ours is made of. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const WORDS_OF_YAML = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
// YAML 1.1 lets a number begin with its exponent.
const EXPONENT = /^e[\d.-]*$/i;

/** One document. Texts are always in double quotes, as in JSON, so that no text can be read as something else. */
export function yamlDocument(value: { readonly [key: string]: YamlValue }): string {
  return `---\n${Object.keys(value).length > 0 ? block(value, '') : '{}\n'}`;
}

/** Keys in the order in which they are given. */
function block(value: YamlValue, indent: string): string {
  if (isList(value)) return value.map((item) => `${indent}- ${nested(item, `${indent}  `)}`).join('');
  if (typeof value !== 'object') return `${indent}${JSON.stringify(value)}\n`;
  return Object.entries(value)
    .map(([key, entry]) => {
      const isBlock = typeof entry === 'object' && Object.keys(entry).length > 0;
      return `${indent}${keyText(key)}:${isBlock ? `\n${block(entry, `${indent}  `)}` : ` ${scalar(entry)}\n`}`;
    })
    .join('');
}

/** An item of a list begins on the line of its dash. */
function nested(item: YamlValue, indent: string): string {
  const isBlock = typeof item === 'object' && Object.keys(item).length > 0;
  return isBlock ? block(item, indent).slice(indent.length) : `${scalar(item)}\n`;
}

function scalar(value: YamlValue): string {
  // JSON leaves these two as they are, and YAML 1.1 breaks lines at them.
  return JSON.stringify(value).replace(
    /[\u2028\u2029\u0085]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function keyText(key: string): string {
  return PLAIN_KEY.test(key) && !WORDS_OF_YAML.test(key) && !EXPONENT.test(key) ? key : scalar(key);
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** The entries in the order of their keys, for maps that have no order of their own. */
export function inKeyOrder<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => byText(a, b)));
}
