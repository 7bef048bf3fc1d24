/** A text as one word of a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}

/** For a comment: nothing can end the line it is in. */
export function shellComment(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
