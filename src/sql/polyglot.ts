import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createContext, runInContext } from 'node:vm';

/** What a parse gives: a tree of plain objects, or a message. */
export interface ParseOutcome {
  readonly success: boolean;
  readonly ast?: unknown;
  readonly error?: string | null;
}

interface Polyglot {
  init(): unknown;
  isInitialized(): boolean;
  parse(sql: string, dialect: string): ParseOutcome;
}

/** The parts of the global that are used; Node has it, its type declarations do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => object;
};

let loaded: Polyglot | undefined;

/** Parses SQL. The parser (23 MB of WebAssembly, about 0.1 s) is loaded by the first call. */
export function parseSql(sql: string, dialect: string): ParseOutcome {
  loaded ??= load();
  try {
    return loaded.parse(sql, dialect);
  } catch (error) {
    return { success: false, error: error instanceof Error ? error.message : 'the parser failed' };
  }
}

/** Whether the parser has been loaded: it must not be where there is no SQL to read. */
export function isParserLoaded(): boolean {
  return loaded !== undefined;
}

/**
 * The package only offers an asynchronous `init`, and constructors cannot wait. Its module therefore runs in a context of its
 * own whose microtasks are done by the time `runInContext` returns, with a `WebAssembly.instantiate` that is done at once.
 */
function load(): Polyglot {
  const require = createRequire(__filename);
  const file = require.resolve('@polyglot-sql/sdk');
  const context = createContext(
    { URL, TextDecoder, TextEncoder, WebAssembly: { instantiate } },
    { microtaskMode: 'afterEvaluate' },
  );
  const module = { exports: {} };
  Object.assign(context, { argumentsOfModule: [module.exports, require, module, file, dirname(file)] });
  const source = readFileSync(file, 'utf8');
  runInContext(
    `(function (exports, require, module, __filename, __dirname) { ${source}\n; module.exports.init(); })(...argumentsOfModule)`,
    context,
    { filename: file },
  );
  if (!isPolyglot(module.exports) || !module.exports.isInitialized()) {
    throw new Error(`the SQL parser ${file} could not be initialized; install @polyglot-sql/sdk 0.12.1`);
  }
  return module.exports;
}

function instantiate(bytes: Uint8Array, imports: object): { readonly instance: object } {
  return { instance: new WebAssembly.Instance(new WebAssembly.Module(bytes), imports) };
}

function isPolyglot(value: object): value is Polyglot {
  return ['init', 'isInitialized', 'parse'].every((name) => typeof Reflect.get(value, name) === 'function');
}
