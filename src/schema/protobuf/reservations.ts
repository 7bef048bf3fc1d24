import type { Comparison } from './comparison';
import { NOTHING, rangeText } from './describe';
import type { ReservedName, ReservedRange } from './syntax';

/** A message or an enum: what it keeps free, and what has a name and a number in it. */
export interface Reserving {
  readonly reservedRanges: readonly ReservedRange[];
  readonly reservedNames: readonly ReservedName[];
}

/** A field or a value of an enum. */
export interface Numbered {
  readonly name: string;
  readonly number: number;
}

/** A message or an enum with all that is numbered in it. */
export interface Numbering {
  readonly reserving: Reserving;
  readonly entries: readonly Numbered[];
}

type Interval = Pick<ReservedRange, 'from' | 'to'>;

/** What reserves the number or the name, as its file has it. */
export function reservation(reserving: Reserving, { name, number }: Numbered): string | undefined {
  const range = reserving.reservedRanges.find(({ from, to }) => number >= from && number <= to);
  if (range !== undefined) return rangeText(range);
  return reserving.reservedNames.some((reserved) => reserved.name === name) ? nameText(name) : undefined;
}

/** What would keep number and name of something removed from being used again, as far as it is not there. */
export function missingReservations({ reserving, entries }: Numbering, { name, number }: Numbered): string[] {
  const hasNumber = reserving.reservedRanges.some(({ from, to }) => number >= from && number <= to);
  const hasName = reserving.reservedNames.some((reserved) => reserved.name === name);
  const isUsed = entries.some((entry) => entry.name === name);
  return [...(hasNumber ? [] : [`reserved ${number};`]), ...(hasName || isUsed ? [] : [`${nameText(name)};`])];
}

/** What was reserved and is neither reserved nor used now: what is used is an error of its own. */
export function droppedReservations(previous: Reserving, { reserving, entries }: Numbering): string[] {
  const taken: Interval[] = [
    ...reserving.reservedRanges,
    ...entries.map(({ number }) => ({ from: number, to: number })),
  ];
  const ranges = taken.reduce(without, previous.reservedRanges as readonly Interval[]);
  const names = new Set([...reserving.reservedNames, ...entries].map(({ name }) => name));
  return [
    ...ranges.map(rangeText),
    ...previous.reservedNames.flatMap(({ name }) => (names.has(name) ? [] : [nameText(name)])),
  ];
}

function without(ranges: readonly Interval[], { from, to }: Interval): Interval[] {
  return ranges.flatMap((range) =>
    range.to < from || range.from > to
      ? [range]
      : [
          ...(range.from < from ? [{ from: range.from, to: from - 1 }] : []),
          ...(range.to > to ? [{ from: to + 1, to: range.to }] : []),
        ],
  );
}

function nameText(name: string): string {
  return `reserved "${name}"`;
}

/** What a warning says of dropped reservations: `where` is `message 'Order'`, `users` what would use them again. */
export function droppedTexts(
  comparison: Comparison,
  dropped: readonly string[],
  where: string,
  users: string,
): { writer: string; reader: string; remedy: string } {
  const text = dropped.join('; ');
  return {
    ...sides(comparison, text, NOTHING),
    remedy: `put back into ${where}: ${text}; so that nobody uses them for ${users}`,
  };
}

/** The new and the earlier text on the sides of reader and writer. */
export function sides(comparison: Comparison, previous: string, next: string): { writer: string; reader: string } {
  return comparison.readerIsNew ? { writer: previous, reader: next } : { writer: next, reader: previous };
}
