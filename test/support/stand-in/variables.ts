import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A variable that a root module declares. */
export interface DeclaredVariable {
  readonly name: string;
  /** The type as written, such as `string` or `list(string)`; `string` where none is. */
  readonly type: string;
  readonly hasDefault: boolean;
  readonly sensitive: boolean;
}

/** Every variable that the module in a folder declares, of both syntaxes, in order of name. */
export function declaredVariables(folder: string): DeclaredVariable[] {
  const files = readdirSync(folder).sort();
  const found = files.flatMap((file) => {
    const text = (): string => readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.tf.json')) return inJson(JSON.parse(text()));
    return file.endsWith('.tf') ? inHcl(text()) : [];
  });
  return [...new Map(found.map((variable) => [variable.name, variable])).values()];
}

function inJson(module: unknown): DeclaredVariable[] {
  // Terraform takes an object or a list of objects at every level of blocks.
  return objectsIn(member(module, 'variable')).flatMap((block) =>
    Object.entries(block).flatMap(([name, bodies]) => {
      const members = Object.fromEntries(objectsIn(bodies).flatMap((body) => Object.entries(body)));
      const { type } = members;
      return [
        {
          name,
          type: typeof type === 'string' ? unwrapped(type) : 'string',
          hasDefault: 'default' in members,
          sensitive: members.sensitive === true,
        },
      ];
    }),
  );
}

function unwrapped(type: string): string {
  return type.replace(/^\$\{(.*)\}$/s, '$1').trim();
}

function member(value: unknown, name: string): unknown {
  return objectsIn(value).find((each) => name in each)?.[name];
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return typeof value === 'object' && value !== null ? [Object.fromEntries(Object.entries(value))] : [];
}

function inHcl(text: string): DeclaredVariable[] {
  const plain = blanked(text);
  return [...plain.matchAll(/^[ \t]*variable[ \t]+(?:"([^"\n]*)"|([\w-]+))[ \t]*\{/gm)].map((match) => {
    const start = match.index + match[0].length;
    const body = topLevel(plain.slice(start, endOfBlock(plain, start)));
    return {
      name: match[1] ?? match[2] ?? '',
      type: /(?:^|[\n;{])[ \t]*type[ \t]*=[ \t]*([^\n]+)/.exec(body)?.[1]?.trim() ?? 'string',
      hasDefault: /(?:^|\n)[ \t]*default[ \t]*=/.test(body),
      sensitive: /(?:^|\n)[ \t]*sensitive[ \t]*=[ \t]*true/.test(body),
    };
  });
}

/** The text without comments, and with here-documents and the insides of strings that contain braces blanked. */
function blanked(text: string): string {
  return text.replace(
    /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n[\s\S]*?\n[ \t]*\1[ \t]*(?=\n|$)/g,
    (part) => (part.startsWith('"') ? part.replace(/[{}]/g, ' ') : part.startsWith('<<') ? '""' : ' '),
  );
}

function endOfBlock(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** A body without what stands in nested blocks and objects. */
function topLevel(body: string): string {
  let depth = 0;
  return [...body]
    .filter((character) => {
      if (character === '}') depth--;
      const kept = depth === 0;
      if (character === '{') depth++;
      return kept;
    })
    .join('');
}

/** A value that satisfies the variable's type, for a rehearsal that knows none. Not a secret, and says so. */
export function dummyValue({ name, type }: DeclaredVariable): string {
  if (/^(list|set|tuple)\b/.test(type)) return '[]';
  if (/^(map|object)\b/.test(type)) return '{}';
  if (type === 'number') return '1';
  if (type === 'bool') return 'false';
  return DUMMIES.find(([pattern]) => pattern.test(name))?.[1] ?? `rehearsal-${name}`;
}

/** Providers check the form of some values; by the usual names of variables. */
const DUMMIES: readonly (readonly [RegExp, string])[] = [
  [/(endpoint|url)$/i, 'https://rehearsal.invalid'],
  [/credentials$/i, '{}'],
  [/(kafka|cluster)_?id$/i, 'lkc-rehearsal'],
  [/registry_?id$/i, 'lsrc-rehearsal'],
  [/environment_?id$/i, 'env-rehearsal'],
  [/service_?account_?id$/i, 'sa-rehearsal'],
];
