/** Which records stay in the order in which they were sent. */
export enum RecordOrdering {
  /** Those of a key: they go to one partition. */
  PER_KEY = 'PER_KEY',
  /** None: records go to whichever partition is fastest, whatever their keys. */
  NONE = 'NONE',
}
