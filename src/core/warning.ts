/** Something that is allowed and worth a second look: shown at synthesis and in the runbook, never an error. */
export interface Warning {
  /** The stable name, for instance `kafka.topic.partitions-grow`. */
  readonly rule: string;
  /** The property as the user writes it. */
  readonly property: string;
  /** One sentence in lower case: what, what it breaks, what to do. */
  readonly text: string;
}

/** `[path] 'property': text`. */
export function warningText(path: string, warning: Warning): string {
  return `[${path}] '${warning.property}': ${warning.text}`;
}
