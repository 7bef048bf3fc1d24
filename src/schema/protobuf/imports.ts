import { didYouMean } from '../../core/nearest';
import { parseFile } from './parse-file';
import { problemError, type Problems } from './problem';
import type { ProtoFile, ProtoImport } from './syntax';
import { WELL_KNOWN_FILES, wellKnownFile } from './well-known';

/** The text of a file under the name by which others import it. */
export interface ProtobufReference {
  readonly name: string;
  readonly text: string;
}

/** Parses a file and, through its imports, every file that it needs: imports before those who import them. */
export function loadFiles(
  main: ProtobufReference,
  references: readonly ProtobufReference[],
  problems: Problems,
): ProtoFile[] {
  const texts = new Map(references.map(({ name, text }) => [name, text]));
  const loaded = new Map<string, ProtoFile>();
  const open: string[] = [main.name];

  const load = (file: ProtoFile): void => {
    const seen = new Set<string>();
    for (const one of file.imports) {
      if (seen.has(one.name)) problems.add(file.name, twice(one));
      seen.add(one.name);
      if (loaded.has(one.name)) continue;
      if (open.includes(one.name)) throw cycle(file, one, open);
      const text = texts.get(one.name);
      // A built-in file goes before a reference, as in the registry.
      const imported =
        wellKnownFile(one.name) ?? (text === undefined ? undefined : parseFile(one.name, text, problems));
      if (imported === undefined) {
        problems.add(file.name, missing(one, [...texts.keys(), ...WELL_KNOWN_FILES]));
        continue;
      }
      open.push(one.name);
      load(imported);
      open.pop();
    }
    loaded.set(file.name, file);
  };

  load(parseFile(main.name, main.text, problems));
  return [...loaded.values()];
}

type Reported = Parameters<Problems['add']>[1];

function twice({ name, position }: ProtoImport): Reported {
  return {
    position,
    property: 'import',
    rule: 'import',
    must: 'import each file once',
    given: `"${name}" twice`,
    remedy: 'remove one of the two',
  };
}

function missing({ name, position }: ProtoImport, candidates: readonly string[]): Reported {
  return {
    position,
    property: 'import',
    rule: 'import-missing',
    must: 'import a file that is among the references or built in',
    given: `"${name}"`,
    remedy: didYouMean(name, candidates) || `add a reference with the name "${name}"`,
  };
}

function cycle(file: ProtoFile, { name, position }: ProtoImport, open: readonly string[]): Error {
  return problemError(file.name, {
    position,
    property: 'import',
    rule: 'import-cycle',
    must: 'not import a file that, directly or not, imports this one',
    given: [...open.slice(open.indexOf(name)), name].join(' → '),
    remedy: 'move what both need into a third file',
  });
}
