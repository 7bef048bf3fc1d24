/** One statement of a script, with what a reviewer wants to know about it. */
export interface SqlStatement {
  /** What it does, a few words. */
  readonly purpose: string;
  /** Without the final semicolon. */
  readonly text: string;
  /** The statement that undoes it, without the final semicolon; absent where nothing undoes it. */
  readonly revert?: string;
  /** What to know before running or undoing it. */
  readonly note?: string;
}

/** The script that runs the statements in order. */
export function sqlScript(title: string, statements: readonly SqlStatement[]): string {
  const parts = statements.map(
    ({ purpose, text, note }, index) =>
      `${comment(`${index + 1}. ${purpose}`)}${note === undefined ? '' : comment(note)}${text};\n`,
  );
  return [comment(title), ...parts].join('\n');
}

/** The script that undoes the statements, last one first. */
export function revertScript(title: string, statements: readonly SqlStatement[]): string {
  const parts = statements
    .map((statement, index) => ({ ...statement, position: index + 1 }))
    .reverse()
    .map(({ purpose, revert, note, position }) =>
      revert === undefined
        ? comment(`${position}. ${purpose}: nothing undoes it${note === undefined ? '' : `; ${note}`}`)
        : `${comment(`${position}. undo: ${purpose}`)}${note === undefined ? '' : comment(note)}${revert};\n`,
    );
  return [comment(title), ...parts].join('\n');
}

function comment(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => `-- ${line}\n`)
    .join('');
}
