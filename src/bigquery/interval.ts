const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SECOND = 1_000;

/** The canonical text of a span as SQL's INTERVAL, which the API keeps: `0-0 0 4:0:0`. Whole seconds only. */
export function intervalText(milliseconds: number): string {
  const { days, hours, minutes, seconds } = split(milliseconds);
  return `0-0 ${days} ${hours}:${minutes}:${seconds}`;
}

/** The same as an expression in a statement: `INTERVAL '0-0 0 4:0:0' YEAR TO SECOND`. */
export function intervalExpression(milliseconds: number): string {
  return `INTERVAL '${intervalText(milliseconds)}' YEAR TO SECOND`;
}

function split(milliseconds: number): { days: number; hours: number; minutes: number; seconds: number } {
  return {
    days: Math.floor(milliseconds / DAY),
    hours: Math.floor((milliseconds % DAY) / HOUR),
    minutes: Math.floor((milliseconds % HOUR) / MINUTE),
    seconds: Math.floor((milliseconds % MINUTE) / SECOND),
  };
}
