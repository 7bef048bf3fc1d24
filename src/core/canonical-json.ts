/**
 * JSON with keys in code-unit order, whole numbers before them by value, two spaces and a final line feed: the same value
 * gives the same bytes. What JSON cannot hold is left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(inOrder(value), null, 2) ?? 'null'}\n`;
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return inOrder(value.toJSON());
  if (Array.isArray(value)) return value.map(inOrder);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const entry = inOrder((value as Record<string, unknown>)[key]);
    // assigned, this one would be the prototype of the copy
    if (key === '__proto__') Object.defineProperty(copy, key, { value: entry, enumerable: true });
    else copy[key] = entry;
  }
  return copy;
}
