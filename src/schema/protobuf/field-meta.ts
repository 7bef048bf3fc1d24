import { textOfBytes } from './lexer-string';
import type { OptionValue, ProtoOption } from './syntax';

/** What Confluent's custom options say of a declaration: documentation, classifications, parameters. */
export interface Meta {
  readonly doc: string | undefined;
  readonly tags: readonly string[];
  readonly params: ReadonlyMap<string, string>;
}

const META_OPTION = /^\(\.?(?:confluent\.)?(?:field|message)_meta\)(?:\.(doc|tags|params))?$/;

/** Reads `(confluent.field_meta) = { tags: "PII" }`, and the same written as `(confluent.field_meta).tags = "PII"`. */
export function metaOf(options: readonly ProtoOption[]): Meta {
  const entries = options.flatMap(({ name, value }) => {
    const match = META_OPTION.exec(name);
    if (match === null) return [];
    if (match[1] !== undefined) return [{ name: match[1], value }];
    return value.kind === 'aggregate' ? value.entries : [];
  });
  const valuesOf = (wanted: string) =>
    entries.filter(({ name }) => name === wanted).flatMap(({ value }) => listed(value));
  return {
    doc: valuesOf('doc').flatMap(texts).at(-1),
    tags: [...new Set(valuesOf('tags').flatMap(texts))],
    params: new Map(
      valuesOf('params').flatMap((value) => {
        const [key] = member(value, 'key');
        const [text] = member(value, 'value');
        return key === undefined ? [] : [[key, text ?? ''] as const];
      }),
    ),
  };
}

function listed(value: OptionValue): readonly OptionValue[] {
  return value.kind === 'list' ? value.values : [value];
}

function texts(value: OptionValue): string[] {
  return value.kind === 'string' ? [textOfBytes(value.bytes) ?? ''] : [];
}

function member(value: OptionValue, name: string): string[] {
  if (value.kind !== 'aggregate') return [];
  return value.entries.filter((entry) => entry.name === name).flatMap((entry) => texts(entry.value));
}
