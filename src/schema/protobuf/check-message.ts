import { jsonNameOf, joined } from './names';
import type { Problems } from './problem';
import {
  optionOf,
  type ProtoField,
  type ProtoMessage,
  type ReservedName,
  type ReservedRange,
  type Syntax,
} from './syntax';
import { textOfBytes } from './lexer-string';

const MAX_NUMBER = 536_870_911;
const RESERVED_FROM = 19_000;
const RESERVED_TO = 19_999;

/** What one message says about its numbers and names. */
export function checkMessage(fileName: string, syntax: Syntax, message: ProtoMessage, problems: Problems): void {
  checkRanges(fileName, message.localName, message, problems);
  const byNumber = new Map<number, ProtoField>();
  let known: number | undefined;
  const free = () => (known ??= freeNumber(message));
  const reservedNames = new Set(message.reservedNames.map(({ name }) => name));
  for (const field of message.fields) {
    const at = { position: field.numberPosition, property: joined(message.localName, field.name) };
    const other = byNumber.get(field.number);
    const reserved = message.reservedRanges.find(({ from, to }) => field.number >= from && field.number <= to);
    if (field.number < 1 || field.number > MAX_NUMBER) {
      problems.add(fileName, {
        ...at,
        rule: 'field-number',
        must: `have a number from 1 to ${MAX_NUMBER}`,
        given: String(BigInt(field.number)),
        remedy: `take a free one, for instance ${free()}`,
      });
    } else if (field.number >= RESERVED_FROM && field.number <= RESERVED_TO) {
      problems.add(fileName, {
        ...at,
        rule: 'field-number',
        must: `have a number outside ${RESERVED_FROM} to ${RESERVED_TO}, which Protobuf keeps for itself`,
        given: String(BigInt(field.number)),
        remedy: `take a free one, for instance ${free()}`,
      });
    } else if (other !== undefined) {
      problems.add(fileName, {
        ...at,
        rule: 'duplicate-number',
        must: 'have a number of its own',
        given: `${field.number}, which is that of '${other.name}' in line ${other.position.line}`,
        remedy: `take a free one, for instance ${free()}`,
      });
    } else if (reserved !== undefined) {
      problems.add(fileName, {
        ...at,
        rule: 'reserved-number',
        must: 'not use a reserved number',
        given: `${field.number}, reserved in line ${reserved.position.line}`,
        remedy: `take a free one, for instance ${free()}; old data may hold another field under this number`,
      });
    }
    if (!byNumber.has(field.number)) byNumber.set(field.number, field);
    if (reservedNames.has(field.name)) {
      problems.add(fileName, {
        position: field.position,
        property: at.property,
        rule: 'reserved-name',
        must: 'not use a reserved name',
        given: `"${field.name}"`,
        remedy: 'take another name; the reserved one belonged to a removed field',
      });
    }
  }
  checkJsonNames(fileName, syntax, message, problems);
}

/** The lowest number that nobody uses or reserves. */
function freeNumber(message: ProtoMessage): number {
  const used = new Set(message.fields.map(({ number }) => number));
  const ranges = [...message.reservedRanges, { from: RESERVED_FROM, to: RESERVED_TO }].sort((a, b) => a.from - b.from);
  let number = 1;
  for (const { from, to } of ranges) {
    while (used.has(number) && number < from) number += 1;
    if (number >= from && number <= to) number = to + 1;
  }
  while (used.has(number)) number += 1;
  return number;
}

interface Reserving {
  readonly reservedRanges: readonly ReservedRange[];
  readonly reservedNames: readonly ReservedName[];
}

/** Ranges and names that are reserved twice, in a message or an enum. */
export function checkRanges(fileName: string, property: string, reserving: Reserving, problems: Problems): void {
  const sorted = [...reserving.reservedRanges].sort((a, b) => a.from - b.from);
  sorted.forEach((range, index) => {
    const before = sorted[index - 1];
    if (before === undefined || range.from > before.to) return;
    const later = isBefore(before.position, range.position) ? range : before;
    problems.add(fileName, {
      position: later.position,
      property,
      rule: 'reserved',
      must: 'reserve each number once',
      given: `${rangeText(before)} and ${rangeText(range)}`,
      remedy: 'join the ranges',
    });
  });
  const names = new Set<string>();
  for (const { name, position } of reserving.reservedNames) {
    if (names.has(name)) {
      problems.add(fileName, {
        position,
        property,
        rule: 'reserved',
        must: 'reserve each name once',
        given: `"${name}" twice`,
        remedy: 'remove one',
      });
    }
    names.add(name);
  }
}

function checkJsonNames(fileName: string, syntax: Syntax, message: ProtoMessage, problems: Problems): void {
  const byJson = new Map<string, ProtoField>();
  for (const field of message.fields) {
    const custom = optionOf(field.options, 'json_name');
    const explicit = custom?.kind === 'string' ? textOfBytes(custom.bytes) : undefined;
    const json = explicit ?? jsonNameOf(field.name);
    const other = byJson.get(json);
    // A default name that collides is only a warning of protoc in proto2; the same name twice is reported elsewhere.
    if (other !== undefined && other.name !== field.name && (syntax === 'proto3' || explicit !== undefined)) {
      problems.add(fileName, {
        position: field.position,
        property: joined(message.localName, field.name),
        rule: 'json-name',
        must: 'have a JSON name of its own',
        given: `"${json}", which is that of '${other.name}' too`,
        remedy: 'rename one of the fields or give it another json_name',
      });
    }
    byJson.set(json, field);
  }
}

function isBefore(a: ReservedRange['position'], b: ReservedRange['position']): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function rangeText({ from, to }: ReservedRange): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
