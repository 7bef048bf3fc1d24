import { DifferenceSeverity } from '../schema-difference';
import {
  advice,
  changeType,
  closeFirst,
  keepBound,
  keepProperty,
  keepValues,
  note,
  requireLater,
  type Remedy,
} from './remedies';

interface RuleText {
  readonly severity: DifferenceSeverity;
  readonly remedy: Remedy;
}

const { ERROR, WARNING } = DifferenceSeverity;

const keepBranch = advice(
  'keep every branch that data may be written with, and add new ones beside it',
  'write no branch that the earlier version lacks',
);
const sameCondition = advice(
  'keep the condition as it is: conditions are compared as they stand, since their reach cannot be decided',
  'keep the condition of the earlier version: conditions are compared as they stand',
);
const acceptAsBefore = advice('let {name} accept what it accepted before', 'let {name} accept no more than before');
const fillDefault = note('make sure that the consumers fill the default of {name}: validators of JSON Schema do not');

/** Every rule: the names are Confluent's where its registry has one. */
export const JSON_RULES = {
  TYPE_CHANGED: { severity: ERROR, remedy: changeType },
  TYPE_NARROWED: { severity: ERROR, remedy: changeType },
  ENUM_ARRAY_NARROWED: { severity: ERROR, remedy: keepValues },
  ENUM_ARRAY_CHANGED: { severity: ERROR, remedy: keepValues },
  ENUM_ARRAY_ADDED: {
    severity: ERROR,
    remedy: advice(
      'leave the values of {name} open, or list every value that was ever written',
      'write only values of {name} that the earlier version lists',
    ),
  },

  MAX_LENGTH_ADDED: { severity: ERROR, remedy: keepBound },
  MAX_LENGTH_DECREASED: { severity: ERROR, remedy: keepBound },
  MIN_LENGTH_ADDED: { severity: ERROR, remedy: keepBound },
  MIN_LENGTH_INCREASED: { severity: ERROR, remedy: keepBound },
  PATTERN_ADDED: { severity: ERROR, remedy: keepBound },
  PATTERN_CHANGED: {
    severity: ERROR,
    remedy: advice(
      'keep the pattern of {name}, or remove it: whether one pattern covers another cannot be decided',
      'keep the pattern of the earlier version for {name}',
    ),
  },
  MAXIMUM_ADDED: { severity: ERROR, remedy: keepBound },
  MAXIMUM_DECREASED: { severity: ERROR, remedy: keepBound },
  MINIMUM_ADDED: { severity: ERROR, remedy: keepBound },
  MINIMUM_INCREASED: { severity: ERROR, remedy: keepBound },
  EXCLUSIVE_MAXIMUM_ADDED: { severity: ERROR, remedy: keepBound },
  EXCLUSIVE_MAXIMUM_DECREASED: { severity: ERROR, remedy: keepBound },
  EXCLUSIVE_MINIMUM_ADDED: { severity: ERROR, remedy: keepBound },
  EXCLUSIVE_MINIMUM_INCREASED: { severity: ERROR, remedy: keepBound },
  MULTIPLE_OF_ADDED: { severity: ERROR, remedy: keepBound },
  MULTIPLE_OF_EXPANDED: { severity: ERROR, remedy: keepBound },
  MULTIPLE_OF_CHANGED: { severity: ERROR, remedy: keepBound },

  REQUIRED_ATTRIBUTE_ADDED: { severity: ERROR, remedy: requireLater },
  REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED: { severity: WARNING, remedy: fillDefault },
  OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: closeFirst },
  REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: closeFirst },
  REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: closeFirst },
  REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL: { severity: ERROR, remedy: requireLater },
  REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL: { severity: WARNING, remedy: fillDefault },
  PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: advice(
      'give {name} a schema that accepts all that the old additionalProperties or pattern accepts, or another name',
      'keep {name} as the earlier version has it',
    ),
  },
  PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL: { severity: ERROR, remedy: keepProperty },
  PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: { severity: ERROR, remedy: keepProperty },
  ADDITIONAL_PROPERTIES_REMOVED: {
    severity: ERROR,
    remedy: advice(
      'leave the object open, or close it in a new subject once every property that producers write is listed',
      'keep the object closed, as the earlier version has it',
    ),
  },
  ADDITIONAL_PROPERTIES_NARROWED: { severity: ERROR, remedy: acceptAsBefore },
  PATTERN_PROPERTY_ADDED: {
    severity: ERROR,
    remedy: advice(
      'add the pattern only where the names it matches were forbidden, or accept there what was accepted before',
      'keep {name} as the earlier version has it',
    ),
  },
  PATTERN_PROPERTY_REMOVED: {
    severity: ERROR,
    remedy: advice(
      'keep the pattern, or let additionalProperties cover its schema',
      'keep {name} as the earlier version has it',
    ),
  },
  UNEVALUATED_PROPERTIES_REMOVED: {
    severity: ERROR,
    remedy: advice(
      'leave the object open, or close it in a new subject once every property that producers write is listed',
      'keep the object closed, as the earlier version has it',
    ),
  },
  UNEVALUATED_PROPERTIES_NARROWED: { severity: ERROR, remedy: acceptAsBefore },
  PROPERTY_NAMES_ADDED: {
    severity: ERROR,
    remedy: advice(
      'leave the names free, or accept every name that may have been written',
      'keep {name} as the earlier version has it',
    ),
  },
  MAX_PROPERTIES_ADDED: { severity: ERROR, remedy: keepBound },
  MAX_PROPERTIES_DECREASED: { severity: ERROR, remedy: keepBound },
  MIN_PROPERTIES_ADDED: { severity: ERROR, remedy: keepBound },
  MIN_PROPERTIES_INCREASED: { severity: ERROR, remedy: keepBound },
  DEPENDENCY_ARRAY_ADDED: { severity: ERROR, remedy: requireLater },
  DEPENDENCY_ARRAY_EXTENDED: { severity: ERROR, remedy: requireLater },
  DEPENDENCY_ARRAY_CHANGED: { severity: ERROR, remedy: requireLater },
  DEPENDENCY_SCHEMA_ADDED: {
    severity: ERROR,
    remedy: advice(
      'leave it out, or ask only for what data already fulfils',
      'keep {name} as the earlier version has it',
    ),
  },

  ITEM_ADDED_TO_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: advice(
      'add positions only after a closed or covering tail: set items (additionalItems) first',
      'keep {name} as the earlier version has it',
    ),
  },
  ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: advice(
      'give the position a schema that accepts what the tail accepted',
      'keep {name} as the earlier version has it',
    ),
  },
  ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL: {
    severity: ERROR,
    remedy: advice('keep the position, or open the tail', 'keep {name} as the earlier version has it'),
  },
  ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL: {
    severity: ERROR,
    remedy: advice(
      'keep the position, or let the tail accept what it accepted',
      'keep {name} as the earlier version has it',
    ),
  },
  ITEMS_ADDED: { severity: ERROR, remedy: acceptAsBefore },
  ADDITIONAL_ITEMS_REMOVED: {
    severity: ERROR,
    remedy: advice('leave the tail open', 'keep {name} as the earlier version has it'),
  },
  ADDITIONAL_ITEMS_NARROWED: { severity: ERROR, remedy: acceptAsBefore },
  UNEVALUATED_ITEMS_REMOVED: {
    severity: ERROR,
    remedy: advice('leave the tail open', 'keep {name} as the earlier version has it'),
  },
  UNEVALUATED_ITEMS_NARROWED: { severity: ERROR, remedy: acceptAsBefore },
  MAX_ITEMS_ADDED: { severity: ERROR, remedy: keepBound },
  MAX_ITEMS_DECREASED: { severity: ERROR, remedy: keepBound },
  MIN_ITEMS_ADDED: { severity: ERROR, remedy: keepBound },
  MIN_ITEMS_INCREASED: { severity: ERROR, remedy: keepBound },
  UNIQUE_ITEMS_ADDED: { severity: ERROR, remedy: keepBound },
  CONTAINS_ADDED: {
    severity: ERROR,
    remedy: advice(
      'leave it out, or ask only for what data already fulfils',
      'keep {name} as the earlier version has it',
    ),
  },
  CONTAINS_NARROWED: { severity: ERROR, remedy: acceptAsBefore },
  MIN_CONTAINS_INCREASED: { severity: ERROR, remedy: keepBound },
  MAX_CONTAINS_ADDED: { severity: ERROR, remedy: keepBound },
  MAX_CONTAINS_DECREASED: { severity: ERROR, remedy: keepBound },

  PRODUCT_TYPE_EXTENDED: {
    severity: ERROR,
    remedy: advice(
      'add to allOf only what data already fulfils; a longer allOf is stricter',
      'keep {name} as the earlier version has it',
    ),
  },
  SUM_TYPE_NARROWED: { severity: ERROR, remedy: keepBranch },
  COMBINED_TYPE_SUBSCHEMAS_CHANGED: { severity: ERROR, remedy: keepBranch },
  COMBINED_TYPE_CHANGED: { severity: ERROR, remedy: keepBranch },
  ONE_OF_BRANCHES_OVERLAP: {
    severity: ERROR,
    remedy: note(
      'write anyOf instead of oneOf, or tell the branches apart by a required constant: data that fits two is invalid',
    ),
  },
  ONE_OF_BRANCHES_MAY_OVERLAP: {
    severity: WARNING,
    remedy: note('write anyOf instead of oneOf, or tell the branches apart by a required constant'),
  },
  NOT_TYPE_EXTENDED: {
    severity: ERROR,
    remedy: advice('exclude no more than before', 'keep {name} as the earlier version has it'),
  },
  CONDITIONAL_ADDED: { severity: ERROR, remedy: sameCondition },
  CONDITIONAL_CHANGED: { severity: ERROR, remedy: sameCondition },

  DEFAULT_CHANGED: {
    severity: WARNING,
    remedy: note('keep the default of {name}, or tell its consumers: data without the field now means something else'),
  },
  FORMAT_CHANGED: {
    severity: WARNING,
    remedy: note(
      'keep the format of {name}, or tell its consumers: the registry does not compare it, validators may enforce it',
    ),
  },
  CONTENT_CHANGED: {
    severity: WARNING,
    remedy: note('keep the encoding of {name}: data is written in another one than it is read in'),
  },
  ACCESS_CHANGED: { severity: WARNING, remedy: note('keep readOnly and writeOnly of {name}, or tell the producers') },
  CONNECT_TYPE_CHANGED: {
    severity: WARNING,
    remedy: note('keep the Connect type of {name}: its converters would understand the same data differently'),
  },
} satisfies Record<string, RuleText>;

export type JsonRule = keyof typeof JSON_RULES;
