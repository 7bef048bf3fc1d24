/** What holds but deserves a look: a warning that stops nothing. */
export interface Notice {
  /** The construct's path. */
  readonly path: string;
  /** The property as the user writes it. */
  readonly property: string;
  /** The stable name of the rule. */
  readonly rule: string;
  /** What is so, why it matters and what to do, in lower case. */
  readonly text: string;
}

/** `[path] 'property' …`. */
export function noticeText(notice: Notice): string {
  return `[${notice.path}] '${notice.property}' ${notice.text}`;
}
