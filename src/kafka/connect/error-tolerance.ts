/** What a connector does with a record that it cannot handle. */
export enum ErrorTolerance {
  /** It stops. */
  NONE = 'NONE',
  /** It goes on without the record. */
  ALL = 'ALL',
}
