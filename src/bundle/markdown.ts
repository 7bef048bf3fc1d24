/** A Markdown table; cells are escaped so that no value can end a cell or start markup. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('');
}

function markdownCell(text: string): string {
  if (text === '---') return text;
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/</g, '&lt;')
    .replace(/\]\(/g, ']\\(')
    .replace(/\r\n?|\n/g, ' ');
}
