// Valid statements that sqlfluff 4.5.0 refuses, by name. An entry that refuses nothing any more fails the suite.
export const KNOWN_REFUSALS = [
  {
    name: 'COPY INTO from a data source without SELECT',
    why: "the grammar of COPY knows stages and SELECT only; Snowflake's page on the pipe object has this form",
    matches: (sql) =>
      /^CREATE PIPE /.test(sql) &&
      /\nFROM TABLE\(DATA_SOURCE\(TYPE => 'STREAMING'\)\)\nMATCH_BY_COLUMN_NAME = /.test(sql),
  },
  {
    name: 'CLUSTER_AT_INGEST_TIME',
    why: 'the grammar of COPY lacks the option',
    matches: (sql) => sql.startsWith('CREATE PIPE ') && sql.endsWith('\nCLUSTER_AT_INGEST_TIME = TRUE'),
  },
  {
    name: 'GRANT and REVOKE with EVOLVE SCHEMA',
    why: 'the privilege is not in its list',
    matches: (sql) => /^(GRANT|REVOKE) /.test(sql) && sql.includes('EVOLVE SCHEMA'),
  },
  {
    name: 'MAP and VECTOR outside CREATE TABLE',
    why: 'ADD COLUMN and casts know OBJECT and ARRAY with an inner structure, not these two',
    matches: (sql) => !sql.startsWith('CREATE TABLE') && /\b(MAP|VECTOR)\(/.test(sql),
  },
  {
    name: 'NETWORK_POLICY of a user',
    why: 'CREATE USER lacks the property, ALTER USER has it',
    matches: (sql) => sql.startsWith('CREATE USER ') && sql.includes('\nNETWORK_POLICY = '),
  },
];
