import { readSchemaFile } from '../schema/schema-file';
import type { ReferencedText } from '../schema/schema-language';
import { UsageError } from './usage-error';

/** What a command was given: words, and values by the name of their option. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Sorts words from options, which all take a value: `--name value` or `--name=value`. Throws for an unknown one. */
export function argumentsOf(command: string, args: readonly string[], known: readonly string[]): Arguments {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (!arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const [name, joined] = splitOnce(arg);
    if (!known.includes(name)) throw new UsageError(`'${command}' knows no option ${name}`);
    const value = joined ?? args[(at += 1)];
    if (value === undefined) throw new UsageError(`option ${name} needs a value`);
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { words, options };
}

/** The schemas that others are written with, in the order of the call. */
export function referencesOf({ options }: Arguments): ReferencedText[] {
  return (options.get('--reference') ?? []).map((given) => {
    const [name, file] = splitOnce(given);
    if (name === '' || !file) throw new UsageError(`--reference is NAME=FILE, not '${given}'`);
    return { name, text: readSchemaFile(file) };
  });
}

/** At the first equals sign. */
function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
