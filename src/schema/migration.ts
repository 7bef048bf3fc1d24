import type { Reading } from './verdict';

/** Numbered steps, one a line, under an introduction that ends in a colon. */
export function steps(introduction: string, lines: readonly string[]): string {
  return [introduction, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}

/** The way out where no intermediate version helps, since every earlier one is compared again. */
export function newSubject(why: string): string {
  return steps(`${why}; so keep it as it was, or start over in a new subject:`, [
    "create a topic with its own subject (for instance with '.v2' at the end) and register the new schema there",
    'let the producers write to both topics',
    'move the consumers to the new topic, one by one',
    'stop writing to the old topic, and delete it when its retention has passed',
  ]);
}

/** A field without a default was removed, and an earlier schema still needs it. */
export function removalOfRequired(name: string, reading: Reading): string {
  if (reading.transitive) {
    return newSubject(
      `an earlier version reads '${name}' without a default, and a transitive mode compares with it for good`,
    );
  }
  return steps(`put '${name}' back, then remove it in two versions:`, [
    `give '${name}' a default and register that version`,
    'move every consumer to that version, so that none needs the field any more',
    `remove '${name}' and register the next version`,
  ]);
}

/** A field changed its name, and a schema that does not know the new name reads the data. */
export function renaming(oldName: string, newName: string, reading: Reading): string {
  return steps(`put '${oldName}' back and rename in steps:`, [
    `add '${newName}' beside '${oldName}', with a default, and register that version`,
    'let the producers fill both fields',
    `move every consumer to '${newName}'`,
    lastStep(oldName, reading),
  ]);
}

/** A field changed to a type that the other schema's type cannot be read as; the new type in words, if it is short. */
export function typeChange(name: string, newType: string | undefined, reading: Reading): string {
  const newName = `${name}_v2`;
  return steps(`put the earlier type of '${name}' back and change it in steps:`, [
    `add a field '${newName}' of ${newType === undefined ? 'the new type' : `type ${newType}`} beside '${name}', with a default, and register that version`,
    'let the producers fill both fields',
    `move every consumer to '${newName}'`,
    lastStep(name, reading),
  ]);
}

function lastStep(name: string, reading: Reading): string {
  if (reading.direction === 'BACKWARD') return `stop filling '${name}' and remove it in a later version`;
  return reading.transitive
    ? `keep '${name}' for the readers of earlier versions, with a note in its doc that it is deprecated`
    : `give '${name}' a default, register that version, move every consumer to it, and only then remove '${name}'`;
}
