import type { Reading } from '../verdict';
import { readsByKind, sameNameOrAlias, writerFieldsOf } from './avro-resolution';
import { isNamed, type AvroEnum, type AvroField, type AvroRecord, type AvroType, type AvroUnion } from './avro-type';
import type { Comparison, Pair, Step } from './comparison';
import { UnionIndex } from './union-index';
import {
  ambiguousAlias,
  fixedSize,
  missingBranch,
  missingDefault,
  missingSymbols,
  nameMismatch,
  typeMismatch,
} from './issues';
import { areSame } from './type-identity';
import {
  defaultWarnings,
  enumWarnings,
  hasSameDefault,
  fieldAliasWarning,
  meaningWarnings,
  nameWarnings,
} from './meaning-issues';

export interface Context {
  readonly comparison: Comparison;
  readonly reading: Reading;
  /** Filled on the way. */
  readonly unions: Map<AvroUnion, UnionIndex>;
}

function indexOf({ unions }: Context, union: AvroUnion): UnionIndex {
  let index = unions.get(union);
  if (index === undefined) unions.set(union, (index = new UnionIndex(union)));
  return index;
}

const HERE: Step = { suffix: '' };

/** Compares two types where they meet: at once where the kinds tell, otherwise as a pair of their own. */
export function link(context: Context, owner: Pair, step: Step, reader: AvroType, writer: AvroType): void {
  if (areSame(reader, writer)) return;
  if (writer.kind === 'union') {
    for (const branch of writer.branches) {
      linkBranch(context, owner, branchStep(context, step, writer, branch), reader, branch, writer);
    }
  } else {
    linkBranch(context, owner, step, reader, writer, writer);
  }
}

/** One type of the writer, which may be a branch of a union. */
function linkBranch(
  context: Context,
  owner: Pair,
  step: Step,
  reader: AvroType,
  writer: AvroType,
  whole: AvroType,
): void {
  const { comparison } = context;
  if (reader.kind === 'union') {
    linkToUnion(context, owner, step, reader, writer, whole);
    return;
  }
  const readable = readsByKind(reader, writer);
  if (readable === undefined) comparison.need(owner, step, [comparison.pair(reader, writer)]);
  else if (!readable) comparison.issue(owner, typeMismatch(context.reading, step, reader, writer, whole));
  else for (const issue of meaningWarnings(step, reader, writer)) comparison.issue(owner, issue);
}

function linkToUnion(
  context: Context,
  owner: Pair,
  step: Step,
  reader: AvroUnion,
  writer: AvroType,
  whole: AvroType,
): void {
  const { comparison } = context;
  const chosen = indexOf(context, reader).plainReader(writer);
  if (chosen !== undefined) {
    for (const issue of meaningWarnings(step, chosen, writer)) comparison.issue(owner, issue);
    return;
  }
  const alternatives = alternativesIn(context, reader, writer, whole);
  if (alternatives.length === 0) {
    comparison.issue(owner, missingBranch(context.reading, step, reader, writer, whole));
  } else {
    comparison.need(
      owner,
      step,
      alternatives.map((branch) => comparison.pair(branch, writer)),
    );
  }
}

/** The branches that may read the type: those of its name, or else the only one of its kind where it is the only one too. */
function alternativesIn(context: Context, reader: AvroUnion, writer: AvroType, whole: AvroType): readonly AvroType[] {
  const index = indexOf(context, reader);
  const sameKind = index.ofKind(writer.kind);
  if (!isNamed(writer)) return sameKind;
  const sameName = index.named(writer);
  if (sameName.length > 0) return sameName;
  const onlyOne = whole.kind !== 'union' || indexOf(context, whole).ofKind(writer.kind).length === 1;
  return onlyOne && sameKind.length === 1 ? sameKind : [];
}

/** A union of null and one type needs no word of its own in a path. */
function branchStep(context: Context, step: Step, union: AvroUnion, branch: AvroType): Step {
  if (indexOf(context, union).isPlain || branch.kind === 'null') return step;
  return { ...step, suffix: `${step.suffix}<${isNamed(branch) ? branch.name : branch.kind}>` };
}

/** Explores two types of the same kind that are not plain. */
export function explorePair(context: Context, pair: Pair): void {
  const { comparison, reading } = context;
  const { reader, writer } = pair;
  if (reader === writer) return;
  if (isNamed(reader) && isNamed(writer)) {
    if (!sameNameOrAlias(reader, writer)) comparison.issue(pair, nameMismatch(reading, reader, writer));
    else for (const issue of nameWarnings(reader, writer)) comparison.issue(pair, issue);
  }
  if (reader.kind === 'record' && writer.kind === 'record') exploreFields(context, pair, reader, writer);
  else if (reader.kind === 'enum' && writer.kind === 'enum') exploreSymbols(context, pair, reader, writer);
  else if (reader.kind === 'fixed' && writer.kind === 'fixed') {
    if (reader.size !== writer.size) comparison.issue(pair, fixedSize(reading, reader, writer));
  } else if (reader.kind === 'array' && writer.kind === 'array') {
    link(context, pair, { suffix: '[]' }, reader.items, writer.items);
  } else if (reader.kind === 'map' && writer.kind === 'map') {
    link(context, pair, { suffix: '{}' }, reader.values, writer.values);
  }
  for (const issue of meaningWarnings(HERE, reader, writer)) comparison.issue(pair, issue);
}

function exploreFields(context: Context, pair: Pair, reader: AvroRecord, writer: AvroRecord): void {
  const { comparison, reading } = context;
  const unread = onlyInWriter(reader, writer);
  for (const field of reader.fields) {
    if (field.aliases.length === 0 && isUnchanged(field, writer.fieldsByName.get(field.name))) continue;
    const [match, ...others] = writerFieldsOf(field, writer);
    if (match === undefined) {
      if (field.default === undefined) comparison.issue(pair, missingDefault(reading, field, unread));
      continue;
    }
    if (others.length > 0) {
      comparison.issue(pair, ambiguousAlias(reading, field, [match, ...others]));
      continue;
    }
    const step = fieldStep(reading.direction === 'BACKWARD' ? field : match);
    if (match.name !== field.name) comparison.issue(pair, fieldAliasWarning(step, field, match));
    link(context, pair, step, field.type, match.type);
    for (const issue of defaultWarnings(step, field, match)) comparison.issue(pair, issue);
  }
}

/** Most fields of most versions: told without a step or a text. */
function isUnchanged(field: AvroField, match: AvroField | undefined): boolean {
  return match !== undefined && hasSameDefault(field, match) && areSame(field.type, match.type);
}

/** The fields that no field of the reader takes, found when a message first asks. */
function onlyInWriter(reader: AvroRecord, writer: AvroRecord): () => readonly AvroField[] {
  let unread: readonly AvroField[] | undefined;
  return () => {
    if (unread === undefined) {
      const taken = namesOf(reader);
      unread = writer.fields.filter(({ name }) => !taken.has(name));
    }
    return unread;
  };
}

const takenNames = new WeakMap<AvroRecord, ReadonlySet<string>>();

/** Names and aliases of the fields, found once for a reader of many versions. */
function namesOf(reader: AvroRecord): ReadonlySet<string> {
  let names = takenNames.get(reader);
  if (names === undefined) {
    names = new Set(reader.fields.flatMap(({ name, aliases }) => [name, ...aliases]));
    takenNames.set(reader, names);
  }
  return names;
}

function fieldStep(field: AvroField): Step {
  return { suffix: `.${field.name}`, field: field.name };
}

function exploreSymbols({ comparison, reading }: Context, pair: Pair, reader: AvroEnum, writer: AvroEnum): void {
  const known = new Set(reader.symbols);
  const missing = writer.symbols.filter((symbol) => !known.has(symbol));
  if (missing.length > 0 && reader.default === undefined) {
    comparison.issue(pair, missingSymbols(reading, reader, writer, missing));
  }
  for (const issue of enumWarnings(reader, writer, missing)) comparison.issue(pair, issue);
}
