import type { Duration } from '../../core/duration';
import type { Secret } from '../../security/secret';

/** What Debezium takes over when it starts for the first time. */
export enum DebeziumSnapshotMode {
  /** The rows that are there, once. */
  INITIAL = 'INITIAL',
  /** The rows that are there, once, and nothing after them. */
  INITIAL_ONLY = 'INITIAL_ONLY',
  /** Nothing: changes only. */
  NO_DATA = 'NO_DATA',
  /** The rows that are there, whenever no offset is found. */
  WHEN_NEEDED = 'WHEN_NEEDED',
}

/** A PostgreSQL database whose changes become records. */
export interface DebeziumPostgresOptions {
  /** Host of the database. */
  readonly hostname: string;

  /**
   * Its port, 1 to 65,535.
   *
   * @default 5432
   */
  readonly port?: number;

  /** The database's name. */
  readonly database: string;

  /** Where the user's name is kept. */
  readonly user: Secret;

  /** Where the password is kept. */
  readonly password: Secret;

  /** What the topics begin with: `<topicPrefix>.<schema>.<table>`. It must not change later. */
  readonly topicPrefix: string;

  /** The tables, `<schema>.<table>` each; regular expressions. */
  readonly tables: string[];

  /** The replication slot: lower-case letters, digits and underscores, at most 63. One for each connector. */
  readonly slotName: string;

  /**
   * The publication. It is made beforehand by whoever owns the tables.
   *
   * @default dbz_publication
   */
  readonly publicationName?: string;

  /**
   * Whether Debezium makes the publication for its tables, for which it needs to own them.
   *
   * @default false
   */
  readonly createsPublication?: boolean;

  /**
   * What is taken over at first.
   *
   * @default DebeziumSnapshotMode.INITIAL
   */
  readonly snapshotMode?: DebeziumSnapshotMode;

  /**
   * How often an idle database's log is confirmed, so that it does not grow: at least 1 millisecond.
   *
   * @default - 10 seconds
   */
  readonly heartbeatInterval?: Duration;

  /**
   * Whether a deleted row is followed by an empty record, which compacted topics need.
   *
   * @default true
   */
  readonly tombstonesOnDelete?: boolean;
}
