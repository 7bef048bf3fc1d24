/** The part of a record that a schema describes. */
export enum RecordPart {
  KEY = 'KEY',
  VALUE = 'VALUE',
}
