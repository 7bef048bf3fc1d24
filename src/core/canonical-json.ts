/**
 * JSON with keys in code-unit order, two spaces and a final line feed: the same value gives the same bytes. What JSON cannot
 * hold is left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return `${textOf(value, '\n') ?? 'null'}\n`;
}

/** One pass: sorting into a copy and stringifying that takes twice as long. */
function textOf(value: unknown, newline: string): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON(), newline);
  const inner = `${newline}  `;
  if (Array.isArray(value)) {
    return enclosed(
      '[',
      ']',
      value.map((entry) => textOf(entry, inner) ?? 'null'),
      inner,
      newline,
    );
  }
  const entries: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const text = textOf((value as Record<string, unknown>)[key], inner);
    if (text !== undefined) entries.push(`${JSON.stringify(key)}: ${text}`);
  }
  return enclosed('{', '}', entries, inner, newline);
}

function enclosed(open: string, close: string, parts: readonly string[], inner: string, newline: string): string {
  return parts.length === 0 ? `${open}${close}` : `${open}${inner}${parts.join(`,${inner}`)}${newline}${close}`;
}
