/**
 * cdktf captures a complete stack trace for every token and every nested block, which costs more than all the rest together
 * and is shown nowhere. While the work runs, captures give nothing; errors that are thrown keep their traces.
 */
export function withoutStackTraces<T>(work: () => T): T {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    Error.captureStackTrace = capture;
  }
}
