import { FIELD_NUMBERS } from './parse-reserved';
import type { ProtobufSchema } from './parse-protobuf';
import { allEnums, allMessages, type ProtoEnum, type ProtoMessage } from './syntax';

/** A name with its number. */
export interface Numbered {
  readonly name: string;
  readonly number: number;
}

/** The numbers of a message or enum: those of the earlier version, new ones behind them, and what is reserved. */
export interface Numbering {
  readonly numbered: readonly Numbered[];
  readonly reservedNumbers: readonly (readonly [number, number])[];
  readonly reservedNames: readonly string[];
}

/** Gives every name a number and keeps those of an earlier version, so that a column may be removed or moved. */
export class RecordNumbers {
  private readonly messages: ReadonlyMap<string, ProtoMessage>;
  private readonly enums: ReadonlyMap<string, ProtoEnum>;

  public constructor(previous: ProtobufSchema | undefined) {
    const messages = previous === undefined ? [] : [...allMessages(previous.file.messages)];
    this.messages = new Map(messages.map((message) => [message.localName, message]));
    const enums = previous === undefined ? [] : [...allEnums(previous.file)];
    this.enums = new Map(enums.map((declared) => [declared.localName, declared]));
  }

  public ofMessage(localName: string, names: readonly string[]): Numbering {
    const message = this.messages.get(localName);
    return numbering(names, message?.fields ?? [], message, 1);
  }

  public ofEnum(localName: string, symbols: readonly string[]): Numbering {
    const declared = this.enums.get(localName);
    return numbering(symbols, declared?.values ?? [], declared, 0);
  }
}

function numbering(
  names: readonly string[],
  earlier: readonly Numbered[],
  reserving: Pick<ProtoMessage, 'reservedRanges' | 'reservedNames'> | undefined,
  first: number,
): Numbering {
  const known = new Map(earlier.map(({ name, number }) => [name, number]));
  const ranges = (reserving?.reservedRanges ?? []).map(({ from, to }) => [from, to] as const);
  // A range up to the end leaves only what is below it.
  const bounded = ranges.filter(([, to]) => to < FIELD_NUMBERS.max);
  let next = Math.max(first - 1, ...known.values(), ...bounded.map(([, to]) => to));
  const numbered = names.map((name) => {
    const number = known.get(name) ?? (next = after(next));
    return { name, number };
  });
  const current = new Set(names);
  const removed = earlier.filter(({ name }) => !current.has(name));
  const used = new Set(numbered.map(({ number }) => number));
  const free = removed.map(({ number }) => number).filter((number) => !used.has(number));
  return {
    numbered,
    reservedNumbers: [...ranges, ...[...new Set(free)].map((number) => [number, number] as const)].sort(
      (a, b) => a[0] - b[0],
    ),
    reservedNames: [
      ...(reserving?.reservedNames ?? []).map(({ name }) => name),
      ...removed.map(({ name }) => name),
    ].sort(),
  };
}

/** The next number that is not Protobuf's own. */
function after(number: number): number {
  return number + 1 === 19_000 ? 20_000 : number + 1;
}
