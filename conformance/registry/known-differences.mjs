// Where Apicurio Registry 3.0.9 is not as Confluent's registry, by whose rules the library judges. What is no longer so fails.

/** Avro verdicts that Apicurio does not share, by the name of the case, with the reason. */
export const AVRO_VERDICTS = new Map([
  ['an alias that means two fields', 'it refuses to read the schema at all, where our verdict names the two fields'],
]);

const STRICT = 'it compares keyword by keyword: a keyword that is new counts, also where no value is lost';
const UNION = 'it takes a type and a union with that type for two kinds of schemas';
const DEFAULT = "Confluent's rules admit what has a default; it does not look at defaults";

/** JSON Schema verdicts that Apicurio does not share, by the name of the case, with the reason. */
export const JSON_VERDICTS = new Map([
  ['one type to two', UNION],
  ['a type that becomes a union with it', UNION],
  ['a boolean to its two values', STRICT],
  ['minLength of 0 added', STRICT],
  ['a maxLength where values are listed', STRICT],
  ['an exclusive bound of integers by the next integer', STRICT],
  ['multiples of 1 for integers', STRICT],
  ['maxProperties that a closed object cannot reach', STRICT],
  ['minProperties that required ones reach', STRICT],
  ['uniqueItems for at most one item', STRICT],
  ['an exclusion of another type', STRICT],
  ['what follows from a condition removed', STRICT],
  ['a forbidden property removed from a closed object', STRICT],
  ['a property that accepts everything added to an open object', STRICT],
  [
    'a property added that the partially open object covers',
    'it compares with an open object, which may hold anything',
  ],
  ['a property with a default made required', DEFAULT],
  ['a required property with a default added to a closed object', DEFAULT],
  ['a format changed', 'formats are annotations to Confluent and to us, which warn; to Apicurio they are errors'],
  ['an encoding changed', 'as formats are'],
  ['a pattern of properties removed from a closed object', 'it overlooks that what matched is then refused'],
  ['branches of oneOf that overlap', 'it compares branch by branch: that 1 fits two of them goes unseen'],
]);

/** What Apicurio's comparison cannot be asked, and why. */
export const JSON_NOT_ASKED = [
  [/draft\/20(19|20)-/, 'its comparison knows drafts 4, 6 and 7 only, and answers 500 to later ones'],
  [/^(true|false)$/m, 'it takes no schema without keywords'],
];
