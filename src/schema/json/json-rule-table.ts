import { DifferenceSeverity } from '../schema-difference';

interface RuleText {
  readonly severity: DifferenceSeverity;
  readonly remedy: string;
}

const { ERROR, WARNING } = DifferenceSeverity;

const LOOSEN =
  "keep the writer's bound or a looser one; to tighten it: 1. change the producers so that they keep the new bound, " +
  '2. wait until the older data is past its retention, 3. tighten the schema in a new subject or with an acknowledged mode';
const NEW_FIELD =
  'to change {name}: 1. add a field of another name with the new schema, 2. let producers fill both, 3. move the ' +
  'consumers to the new field, 4. remove the old one when the data that needs it is past its retention';
const OPTIONAL_FIRST =
  'leave {name} optional, or give it a default; to require it: 1. add it as optional, 2. let every producer write it, ' +
  '3. require it when the data without it is past its retention';
const CLOSE_FIRST =
  'add it only to a closed object: 1. set additionalProperties to false, or to a schema that covers {name}, in a new ' +
  'subject or with an acknowledged mode, 2. then add {name}; until then carry it in a field that exists';
const KEEP_PROPERTY =
  'keep {name} in the schema, as deprecated, until no data has it; or open the object by additionalProperties first';
const KEEP_VALUES =
  'keep the values and stop writing them: 1. change the producers, 2. wait until the data with them is past its ' +
  'retention, 3. remove them';
const KEEP_BRANCH = 'keep every branch that data may be written with, and add new ones beside it';
const SAME_CONDITION =
  'keep the condition as it is; conditions are compared as they stand, since their reach cannot be decided';

/** Every rule: the names are Confluent's where its registry has one. */
export const JSON_RULES = {
  TYPE_CHANGED: { severity: ERROR, remedy: NEW_FIELD },
  TYPE_NARROWED: {
    severity: ERROR,
    remedy: `accept the writer's types as well, as in ["integer", "null"]; ${NEW_FIELD}`,
  },
  ENUM_ARRAY_NARROWED: { severity: ERROR, remedy: KEEP_VALUES },
  ENUM_ARRAY_CHANGED: { severity: ERROR, remedy: KEEP_VALUES },
  ENUM_ARRAY_ADDED: { severity: ERROR, remedy: `leave the values open; ${NEW_FIELD}` },

  MAX_LENGTH_ADDED: { severity: ERROR, remedy: LOOSEN },
  MAX_LENGTH_DECREASED: { severity: ERROR, remedy: LOOSEN },
  MIN_LENGTH_ADDED: { severity: ERROR, remedy: LOOSEN },
  MIN_LENGTH_INCREASED: { severity: ERROR, remedy: LOOSEN },
  PATTERN_ADDED: { severity: ERROR, remedy: LOOSEN },
  PATTERN_CHANGED: {
    severity: ERROR,
    remedy: `keep the pattern, or remove it: whether one covers the other cannot be decided; ${NEW_FIELD}`,
  },
  MAXIMUM_ADDED: { severity: ERROR, remedy: LOOSEN },
  MAXIMUM_DECREASED: { severity: ERROR, remedy: LOOSEN },
  MINIMUM_ADDED: { severity: ERROR, remedy: LOOSEN },
  MINIMUM_INCREASED: { severity: ERROR, remedy: LOOSEN },
  EXCLUSIVE_MAXIMUM_ADDED: { severity: ERROR, remedy: LOOSEN },
  EXCLUSIVE_MAXIMUM_DECREASED: { severity: ERROR, remedy: LOOSEN },
  EXCLUSIVE_MINIMUM_ADDED: { severity: ERROR, remedy: LOOSEN },
  EXCLUSIVE_MINIMUM_INCREASED: { severity: ERROR, remedy: LOOSEN },
  MULTIPLE_OF_ADDED: { severity: ERROR, remedy: LOOSEN },
  MULTIPLE_OF_EXPANDED: { severity: ERROR, remedy: LOOSEN },
  MULTIPLE_OF_CHANGED: { severity: ERROR, remedy: LOOSEN },

  REQUIRED_ATTRIBUTE_ADDED: { severity: ERROR, remedy: OPTIONAL_FIRST },
  REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED: {
    severity: WARNING,
    remedy: 'make sure that consumers fill the default of {name}: validators of JSON Schema do not',
  },
  OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: CLOSE_FIRST },
  REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: `${OPTIONAL_FIRST}; ${CLOSE_FIRST}` },
  REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: CLOSE_FIRST },
  REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL: { severity: ERROR, remedy: OPTIONAL_FIRST },
  REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL: {
    severity: WARNING,
    remedy: 'make sure that consumers fill the default of {name}: validators of JSON Schema do not',
  },
  PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy:
      'give {name} a schema that accepts all that the old additionalProperties or pattern accepts, or another name',
  },
  PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL: { severity: ERROR, remedy: KEEP_PROPERTY },
  PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: `${KEEP_PROPERTY}, with a schema that covers {name}`,
  },
  ADDITIONAL_PROPERTIES_REMOVED: {
    severity: ERROR,
    remedy:
      'leave the object open; to close it: 1. list every property that producers write, 2. make sure that they write ' +
      'no other, 3. close it in a new subject or with an acknowledged mode',
  },
  ADDITIONAL_PROPERTIES_NARROWED: {
    severity: ERROR,
    remedy: 'let additionalProperties accept what it accepted before',
  },
  PATTERN_PROPERTY_ADDED: {
    severity: ERROR,
    remedy: 'add the pattern only where the names it matches were forbidden, or accept there what was accepted before',
  },
  PATTERN_PROPERTY_REMOVED: {
    severity: ERROR,
    remedy: 'keep the pattern, or let additionalProperties cover its schema',
  },
  UNEVALUATED_PROPERTIES_REMOVED: { severity: ERROR, remedy: 'leave the object open, or list every property first' },
  UNEVALUATED_PROPERTIES_NARROWED: {
    severity: ERROR,
    remedy: 'let unevaluatedProperties accept what was accepted before',
  },
  PROPERTY_NAMES_ADDED: {
    severity: ERROR,
    remedy: 'leave the names free, or accept every name that may have been written',
  },
  MAX_PROPERTIES_ADDED: { severity: ERROR, remedy: LOOSEN },
  MAX_PROPERTIES_DECREASED: { severity: ERROR, remedy: LOOSEN },
  MIN_PROPERTIES_ADDED: { severity: ERROR, remedy: LOOSEN },
  MIN_PROPERTIES_INCREASED: { severity: ERROR, remedy: LOOSEN },
  DEPENDENCY_ARRAY_ADDED: { severity: ERROR, remedy: OPTIONAL_FIRST },
  DEPENDENCY_ARRAY_EXTENDED: { severity: ERROR, remedy: OPTIONAL_FIRST },
  DEPENDENCY_ARRAY_CHANGED: { severity: ERROR, remedy: OPTIONAL_FIRST },
  DEPENDENCY_SCHEMA_ADDED: { severity: ERROR, remedy: 'leave it out, or ask only for what data already fulfils' },

  ITEM_ADDED_TO_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: 'add positions only after a closed or covering tail: set items (additionalItems) first',
  },
  ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: 'give the position a schema that accepts what the tail accepted',
  },
  ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL: { severity: ERROR, remedy: 'keep the position, or open the tail' },
  ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: 'keep the position, or let the tail accept what it accepted',
  },
  ITEMS_ADDED: { severity: ERROR, remedy: 'leave the items free, or accept everything that may have been written' },
  ADDITIONAL_ITEMS_REMOVED: { severity: ERROR, remedy: 'leave the tail open' },
  ADDITIONAL_ITEMS_NARROWED: { severity: ERROR, remedy: 'let the tail accept what it accepted before' },
  UNEVALUATED_ITEMS_REMOVED: { severity: ERROR, remedy: 'leave the tail open' },
  UNEVALUATED_ITEMS_NARROWED: { severity: ERROR, remedy: 'let unevaluatedItems accept what was accepted before' },
  MAX_ITEMS_ADDED: { severity: ERROR, remedy: LOOSEN },
  MAX_ITEMS_DECREASED: { severity: ERROR, remedy: LOOSEN },
  MIN_ITEMS_ADDED: { severity: ERROR, remedy: LOOSEN },
  MIN_ITEMS_INCREASED: { severity: ERROR, remedy: LOOSEN },
  UNIQUE_ITEMS_ADDED: { severity: ERROR, remedy: LOOSEN },
  CONTAINS_ADDED: { severity: ERROR, remedy: 'leave it out, or ask only for what data already fulfils' },
  CONTAINS_NARROWED: { severity: ERROR, remedy: 'let contains accept what it accepted before' },
  MIN_CONTAINS_INCREASED: { severity: ERROR, remedy: LOOSEN },
  MAX_CONTAINS_ADDED: { severity: ERROR, remedy: LOOSEN },
  MAX_CONTAINS_DECREASED: { severity: ERROR, remedy: LOOSEN },

  PRODUCT_TYPE_EXTENDED: {
    severity: ERROR,
    remedy: 'add to allOf only what data already fulfils; a longer allOf is stricter',
  },
  SUM_TYPE_NARROWED: { severity: ERROR, remedy: KEEP_BRANCH },
  COMBINED_TYPE_SUBSCHEMAS_CHANGED: { severity: ERROR, remedy: KEEP_BRANCH },
  COMBINED_TYPE_CHANGED: { severity: ERROR, remedy: KEEP_BRANCH },
  ONE_OF_BRANCHES_OVERLAP: {
    severity: ERROR,
    remedy:
      'write anyOf instead of oneOf, or tell the branches apart by a required constant: data that fits two is invalid',
  },
  ONE_OF_BRANCHES_MAY_OVERLAP: {
    severity: WARNING,
    remedy: 'write anyOf instead of oneOf, or tell the branches apart by a required constant',
  },
  NOT_TYPE_EXTENDED: { severity: ERROR, remedy: 'exclude no more than before' },
  CONDITIONAL_ADDED: { severity: ERROR, remedy: SAME_CONDITION },
  CONDITIONAL_CHANGED: { severity: ERROR, remedy: SAME_CONDITION },

  DEFAULT_CHANGED: {
    severity: WARNING,
    remedy: 'keep the default of {name}, or tell its consumers: data without the field now means something else',
  },
  FORMAT_CHANGED: {
    severity: WARNING,
    remedy:
      'keep the format of {name}, or tell its consumers: the registry does not compare it, validators may enforce it',
  },
  CONTENT_CHANGED: {
    severity: WARNING,
    remedy: 'keep the encoding of {name}: data is written in another one than it is read in',
  },
  ACCESS_CHANGED: { severity: WARNING, remedy: 'keep readOnly and writeOnly of {name}, or tell the producers' },
  CONNECT_TYPE_CHANGED: {
    severity: WARNING,
    remedy: 'keep the Connect type of {name}: its converters would understand the same data differently',
  },
} satisfies Record<string, RuleText>;

export type JsonRule = keyof typeof JSON_RULES;
