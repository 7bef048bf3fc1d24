import { newSubject, steps } from '../migration';
import type { Comparison } from './comparison';
import type { ProtoField, ProtoMessage } from './syntax';

/** The number after every one that either side uses or reserves. */
function freeNumber(...messages: readonly ProtoMessage[]): number {
  const highest = Math.max(
    0,
    ...messages.flatMap((message) => message.fields.map(({ number }) => number)),
    // A range up to the end leaves the room below it.
    ...messages.flatMap((message) => message.reservedRanges.map(({ to }) => to).filter((to) => to < 18_000)),
  );
  return highest >= 18_999 && highest < 20_000 ? 20_000 : highest + 1;
}

/** A field that must become another one; the earlier one is the side that is not new. */
export function replaceField(
  comparison: Comparison,
  messages: readonly ProtoMessage[],
  fields: { readonly reader: ProtoField; readonly writer: ProtoField },
  hint = '',
): string {
  const previous = comparison.readerIsNew ? fields.writer : fields.reader;
  const number = freeNumber(...messages);
  const added = `${previous.name}_v2`;
  return steps(`put the earlier '${previous.name}' back${hint} and change it in steps:`, [
    `add a field '${added} = ${number}' of the new type, mark '${previous.name}' with [deprecated = true], and register that version`,
    'let the producers fill both fields',
    `move every consumer to '${added}'`,
    retirement(previous),
  ]);
}

/** The last step of a field: some cannot be taken out again. */
function retirement({ name, number, label, oneof }: ProtoField): string {
  if (label === 'required') return `keep '${name}', and fill it: a required field cannot be removed`;
  if (oneof !== undefined) return `stop filling '${name}', and keep it declared: a field of a oneof cannot be removed`;
  return `stop filling '${name}', then remove it with: reserved ${number}; reserved "${name}";`;
}

export function packageChanged(): string {
  return newSubject('the package is part of the name of every message');
}

/** A message that the reader lacks: removed from a new reader, or added by a new writer. */
export function messageRemoved(name: string, comparison: Comparison): string {
  if (comparison.readerIsNew) {
    return `put message '${name}' back, even where nothing uses it, and mark it with option deprecated = true; a message stays for as long as versions that have it are compared`;
  }
  const imported = `declare '${name}' in a file of its own and import that: only the messages of the file itself are compared by name`;
  if (comparison.reading.transitive) return imported;
  return steps(`${imported}; or add it in steps:`, [
    'set the mode of the subject to BACKWARD',
    `register the version with '${name}' and move every consumer to it`,
    'set the mode back',
  ]);
}

/** A required field that the new schema has and the earlier one lacks. */
export function requiredFieldAdded(name: string): string {
  return `declare '${name}' optional (or repeated), and check in the application that it is there; a required field can never be added, since data without it exists`;
}

/** A required field that the earlier schema has and the new one lacks. */
export function requiredFieldRemoved(name: string, number: number, { readerIsNew, reading }: Comparison): string {
  if (!readerIsNew) return newSubject(`readers of the earlier version refuse data without '${name}'`);
  if (reading.transitive) {
    return `put '${name}' back as an optional field with [deprecated = true], and keep it: every version that requires it is compared`;
  }
  return steps(`put '${name}' back and remove it in two versions:`, [
    `change its label from required to optional and register that version`,
    'move every consumer to that version',
    `remove it with: reserved ${number}; reserved "${name}"; and register the next version`,
  ]);
}

/** A field that only the reader requires. */
export function requiredByLabel(name: string, readerIsNew: boolean): string {
  return readerIsNew
    ? `leave '${name}' optional, and check in the application that it is there: data without it exists`
    : newSubject(`readers of the earlier version refuse data without '${name}'`);
}

/** Fields that the writer may set together and of which the reader takes one. */
export function keepApart(oneof: string, names: readonly string[], readerIsNew: boolean): string {
  if (!readerIsNew) {
    return `leave ${list(names)} in oneof '${oneof}': readers of the earlier version take only one of its fields, and drop the others`;
  }
  return steps(`leave ${list(names)} outside oneof '${oneof}': data may hold several of them at once; or in steps:`, [
    `add new fields, with new numbers, to oneof '${oneof}', and mark ${list(names)} with [deprecated = true]`,
    'let the producers fill both',
    'move every consumer to the oneof',
    `stop filling ${list(names)}, then remove and reserve what is not in a oneof`,
  ]);
}

/** A field of a oneof that the reader lacks: removed from a new reader, or added by a new writer. */
export function oneofFieldRemoved(name: string, number: number, oneof: string, readerIsNew: boolean): string {
  if (!readerIsNew) {
    return `declare '${name}' outside oneof '${oneof}': readers of the earlier version take a oneof with a field that they do not know for one without any`;
  }
  return steps(`put '${name} = ${number}' back into oneof '${oneof}' and retire it without removing it:`, [
    `mark it with [deprecated = true] and register that version`,
    'move every consumer off it, and stop writing it',
  ]);
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
