/**
 * Whether the rules that we name are those that Confluent names. Two are told otherwise:
 * - an alias that means two fields of the writer: Confluent stops with an exception, we name every other rule as well;
 * - a field that only the reader has, of an enum with a default: Confluent compares the enum with the whole record of the
 *   writer and says TYPE_MISMATCH, we say READER_FIELD_MISSING_DEFAULT_VALUE, which is what is wrong.
 */
export function sameRules(errors, theirs) {
  if (theirs.some((text) => text.includes('matches multiple fields in writer record schema'))) {
    return errors.some(({ rule }) => rule === 'READER_FIELD_AMBIGUOUS_ALIAS');
  }
  const ours = errors.map(({ rule }) => rule);
  const misnamed = errors.map(({ rule, reader }) =>
    rule === 'READER_FIELD_MISSING_DEFAULT_VALUE' && reader.includes(' of type enum ') ? 'TYPE_MISMATCH' : rule,
  );
  // Where some of the enums have a default and others have not, both names are right.
  const allowed = new Set([...ours, ...misnamed]);
  const needed = ours.filter((rule, index) => rule === misnamed[index]);
  return theirs.every((rule) => allowed.has(rule)) && needed.every((rule) => theirs.includes(rule));
}

/**
 * Where the verdict itself differs: the registry tries every record of a union, and an alias that means two fields of a
 * record that is not the one in question stops it with an exception. We look at the records of the right name only.
 */
export function isKnownVerdict(errors, theirs) {
  return (
    errors.length === 0 &&
    theirs.length === 1 &&
    theirs[0].startsWith('Unexpected exception') &&
    theirs[0].includes('matches multiple fields in writer record schema')
  );
}

/**
 * Whether a type's alias in the reader's schema is the name of some type: before it decodes, Avro Java renames the
 * writer's types by the reader's aliases, also those that need it not, and then fails.
 */
export function aliasMeetsName(reader, writer) {
  const names = new Set();
  const aliases = new Set();
  const simple = (name) => name.slice(name.lastIndexOf('.') + 1);
  const walk = (node, isReader) => {
    if (typeof node !== 'object' || node === null) return;
    if (['record', 'enum', 'fixed'].includes(node.type)) {
      names.add(simple(node.name));
      if (isReader) for (const alias of node.aliases ?? []) aliases.add(simple(alias));
    }
    for (const child of Object.values(node)) walk(child, isReader);
  };
  walk(JSON.parse(reader), true);
  walk(JSON.parse(writer), false);
  return [...aliases].some((alias) => names.has(alias));
}

const LATER_VERSION = 'Avro Java 1.12 takes it; the specification up to 1.11 and other clients do not';
const LAX_VALUE = 'Avro Java looks at the JSON kind of the default only; its value fails when it is first used';
const NO_VALUE = 'no value of it can be written, so it cannot be meant';
const DROPPED = 'Avro Java drops what it does not understand here without a word';

/** Broken schemas that we refuse and the registry takes, by name, with the reason. */
export const ACCEPTED_BY_THE_REGISTRY = new Map([
  [
    'a comment stands in the text',
    'its JSON parser is told to allow comments; JSON has none, and other clients refuse them',
  ],
  ['a number is too large', 'it reads the default as infinity, which JSON cannot say'],
  ['a key is given twice', 'its JSON parser takes the last of the two; other clients take the first'],
  ['a name has letters beyond ASCII', LATER_VERSION],
  ['a namespace is a number', DROPPED],
  ['a doc is no text', DROPPED],
  ['an alias of a field is no name', 'Avro Java checks the names of fields, and not their aliases'],
  [
    'an alias of a field is another field',
    'it takes the schema and then compares it with nothing: not even with itself',
  ],
  ['a record is defined twice', LATER_VERSION],
  ['a type is used before its definition', LATER_VERSION],
  ['a record holds itself', NO_VALUE],
  ['two records hold each other', NO_VALUE],
  ['an enum has an empty list of symbols', NO_VALUE],
  ['a union is empty', NO_VALUE],
  ['the default of an enum is null', DROPPED],
  ['the default of a nullable field fits the second branch', LATER_VERSION],
  ['the default null stands before null in the union', LATER_VERSION],
  ['the default null is in quotes', LATER_VERSION],
  ['the default of a double is a text', 'Avro Java takes the texts NaN and INF, and any other text with them'],
  ['the default of bytes has wide characters', LAX_VALUE],
  ['the default of a fixed is too short', LAX_VALUE],
  ['the default of an enum field is no symbol', LAX_VALUE],
]);
