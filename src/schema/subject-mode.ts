/**
 * Whether new versions can be registered under a subject.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/develop/api.html#mode
 */
export enum SubjectMode {
  READWRITE = 'READWRITE',
  /** No new version, unless the registry as a whole is set otherwise. */
  READONLY = 'READONLY',
  /** No new version, whatever the mode of the registry as a whole. */
  READONLY_OVERRIDE = 'READONLY_OVERRIDE',
}
