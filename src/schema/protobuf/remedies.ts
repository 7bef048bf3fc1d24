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

/** What a message looked like before, or looks like now: the side that is new is the one to change. */
function newAndOld<T>(comparison: Comparison, reader: T, writer: T): { next: T; previous: T } {
  return comparison.readerIsNew ? { next: reader, previous: writer } : { next: writer, previous: reader };
}

/** A field that must become another one. */
export function replaceField(
  comparison: Comparison,
  readerMessage: ProtoMessage,
  writerMessage: ProtoMessage,
  readerField: ProtoField,
  writerField: ProtoField,
  hint = '',
): string {
  const { previous } = newAndOld(comparison, readerField, writerField);
  const number = freeNumber(readerMessage, writerMessage);
  const added = `${previous.name}_v2`;
  return steps(`put the earlier '${previous.name}' back${hint} and change it in steps:`, [
    `add a field '${added} = ${number}' of the new type, mark '${previous.name}' with [deprecated = true], and register that version`,
    'let the producers fill both fields',
    `move every consumer to '${added}'`,
    `stop filling '${previous.name}', then remove it with: reserved ${previous.number}; reserved "${previous.name}";`,
  ]);
}

export function packageChanged(): string {
  return newSubject('the package is part of the name of every message');
}

export function messageRemoved(name: string, readerIsNew: boolean): string {
  return readerIsNew
    ? `put message '${name}' back, even where nothing uses it, and mark it with option deprecated = true; a message stays for as long as versions that have it are compared`
    : steps(
        `leave message '${name}' out of this version, since readers of the earlier one do not know it, and add it in steps:`,
        [
          `let the mode be BACKWARD for one version, or declare '${name}' inside a file that is imported`,
          `register the version with '${name}' and move every consumer to it`,
          'set the mode back',
        ],
      );
}

export function requiredFieldMissing(name: string, number: number): string {
  return steps(`keep '${name}' required on both sides, or make it optional in steps:`, [
    `change the label of '${name}' from required to optional and register that version`,
    'move every consumer to that version, so that none needs the field any more',
    `only then leave it out, with: reserved ${number}; reserved "${name}";`,
  ]);
}

export function requiredFieldAdded(name: string): string {
  return `declare '${name}' optional (or repeated), and check in the application that it is there; a required field can never be added, since data without it exists`;
}

export function requiredLabelAdded(name: string, readerIsNew: boolean): string {
  return readerIsNew
    ? `leave '${name}' optional, and check in the application that it is there: data without it exists`
    : `leave '${name}' required until every consumer has a version in which it is optional`;
}

export function keepTogether(oneof: string, names: readonly string[]): string {
  return steps(`leave ${list(names)} outside oneof '${oneof}': data may hold several of them at once; or in steps:`, [
    `add new fields, with new numbers, to oneof '${oneof}' and mark ${list(names)} with [deprecated = true]`,
    'let the producers fill both',
    'move every consumer to the oneof',
    `stop filling ${list(names)}, then remove them and reserve their numbers and names`,
  ]);
}

export function oneofFieldRemoved(name: string, number: number, oneof: string): string {
  return steps(`put '${name} = ${number}' back into oneof '${oneof}', or retire it in steps:`, [
    `mark '${name}' with [deprecated = true] and register that version`,
    'stop writing it, and move every consumer off it',
    `keep it declared for as long as versions that have it are compared`,
  ]);
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
