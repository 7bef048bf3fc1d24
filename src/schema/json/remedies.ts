import { newSubject, steps, typeChange } from '../migration';
import type { Reading } from '../verdict';

/** How the place of the root is called. */
export const WHOLE = 'the whole value';

/** What a remedy is about. */
export interface RemedyInput {
  /** The place in the data: `customer.email`. */
  readonly name: string;
  readonly writer: string;
  readonly reader: string;
  readonly reading: Reading;
}

export type Remedy = (input: RemedyInput) => string;

/** The new schema accepts less than an earlier one, or (FORWARD) an earlier one less than the new one. */
export const keepBound: Remedy = ({ name, writer, reader, reading }) => {
  if (reading.direction === 'FORWARD') {
    return forward(`let ${quoted(name)} accept no more than the earlier version does (${reader})`, reading);
  }
  if (reading.transitive)
    return newSubject(`data of an earlier version breaks the new bound of ${quoted(name)} for good`);
  return steps(`keep the earlier bound of ${quoted(name)} (${writer}), or tighten it in steps:`, [
    'change the producers so that they keep the new bound, without changing the schema',
    'wait until the data that breaks it is past its retention',
    'tighten the schema with an acknowledged change of the mode, and set the mode back',
  ]);
};

export const changeType: Remedy = ({ name, writer, reader, reading }) => {
  if (isField(name)) return typeChange(name, shortType(reading.direction === 'BACKWARD' ? reader : writer), reading);
  if (reading.direction === 'FORWARD') return forward(`keep the type of ${quoted(name)}, ${reader}`, reading);
  if (reading.transitive) return newSubject(`data of an earlier version has ${quoted(name)} as ${writer} for good`);
  return `let ${quoted(name)} accept the earlier type as well (${writer}), or start over in a new subject`;
};

export const keepValues: Remedy = ({ name, reading }) => {
  if (reading.direction === 'FORWARD')
    return forward(`write only values of ${quoted(name)} that the earlier version lists`, reading);
  if (reading.transitive)
    return newSubject(`data of an earlier version may hold the values of ${quoted(name)} that are gone`);
  return steps(`put the values of ${quoted(name)} back, then remove them in steps:`, [
    'change the producers so that they write them no longer',
    'wait until the data that holds them is past its retention',
    'remove them with an acknowledged change of the mode, and set the mode back',
  ]);
};

export const requireLater: Remedy = ({ name, reading }) => {
  if (reading.direction === 'FORWARD') {
    return forward(`keep writing ${quoted(name)}: the earlier version requires it`, reading);
  }
  if (reading.transitive)
    return `leave ${quoted(name)} optional, or give it a default: an earlier version has data without it`;
  return steps(`leave ${quoted(name)} optional, or give it a default; or require it in steps:`, [
    `register it as optional`,
    'let every producer write it',
    'require it, with an acknowledged change of the mode, when the data without it is past its retention',
  ]);
};

export const closeFirst: Remedy = ({ name, reading }) => {
  if (reading.direction === 'FORWARD') {
    return forward(`keep ${quoted(name)}: the new version is open, and so may hold anything under that name`, reading);
  }
  if (reading.transitive)
    return newSubject(`an open object of an earlier version may hold anything under ${quoted(name)}`);
  return steps(`add ${quoted(name)} to a closed object only, since an open one may hold anything under that name:`, [
    'set additionalProperties to false and register that version with an acknowledged change of the mode',
    `add ${quoted(name)} as an optional property, which a closed object may gain at any time`,
  ]);
};

export const keepProperty: Remedy = ({ name, reading }) => {
  if (reading.direction === 'FORWARD') {
    return forward(
      `add ${quoted(name)} only where the earlier version accepts other properties, or covers it by a pattern`,
      reading,
    );
  }
  if (reading.transitive) return `keep ${quoted(name)} as an optional property, with a note that it is deprecated`;
  return steps(`put ${quoted(name)} back, then remove it in steps:`, [
    `make it optional and register that version`,
    'let the producers write it no longer, and wait until the data that holds it is past its retention',
    'remove it with an acknowledged change of the mode, or open the object by additionalProperties first',
  ]);
};

/** A fixed advice for each direction. */
export function advice(backward: string, forwardText: string): Remedy {
  return ({ name, reading }) =>
    reading.direction === 'BACKWARD' ? named(backward, name) : forward(named(forwardText, name), reading);
}

/** The same advice whoever reads. */
export function note(text: string): Remedy {
  return ({ name }) => named(text, name);
}

function forward(text: string, reading: Reading): string {
  const end = reading.transitive
    ? 'or start over in a new subject, since a transitive mode compares with every version for good'
    : 'or move every consumer to a version that accepts it, registered before under mode BACKWARD';
  return `${text}; ${end}`;
}

function shortType(text: string): string | undefined {
  return text.length <= 40 && !/^(anything|nothing)/.test(text) ? text : undefined;
}

function named(text: string, name: string): string {
  return text.replaceAll('{name}', quoted(name));
}

/** A name of a field in quotes; a description of a place without. */
function quoted(name: string): string {
  return name === WHOLE ? name : `'${name}'`;
}

/** Whether a field of another name can stand beside it. */
function isField(name: string): boolean {
  return name !== WHOLE && !/[\]>*]$/.test(name);
}
