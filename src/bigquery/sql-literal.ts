/** A GoogleSQL string literal in double quotes, on one line. */
export function stringLiteral(text: string): string {
  const escaped = text.replace(
    /[\\"\u0000-\u001f\u007f]/g,
    (character) => ESCAPES.get(character) ?? hexadecimal(character),
  );
  return `"${escaped}"`;
}

const ESCAPES = new Map([
  ['\\', '\\\\'],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function hexadecimal(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
