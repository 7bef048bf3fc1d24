/** A piece of an SQL expression. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  readonly text: string;
}

const TOKEN =
  /(?<word>[A-Za-z_][A-Za-z0-9_$]*)|(?<quoted>"(?:[^"]|"")*")|(?<string>'(?:[^'\\]|''|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<symbol>::|=>|[^\s])/gsu;

/** Splits an expression; comments and spaces are gone. Enough to find names, not a parser. */
export function sqlTokens(expression: string): SqlToken[] {
  const bare = expression.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return [...bare.matchAll(TOKEN)].map(({ groups }) => {
    const [kind, text] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? ['symbol', ''];
    return { kind: kind as SqlToken['kind'], text };
  });
}
