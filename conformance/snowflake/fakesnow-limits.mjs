// What fakesnow 0.12.1 cannot run, by name. An entry that matches nothing any more, or that it runs by now, fails the suite.
export const CANNOT_RUN = [
  { name: 'settings of databases', matches: (sql) => sql.startsWith('ALTER DATABASE ') },
  { name: 'dropping databases', matches: (sql) => sql.startsWith('DROP DATABASE ') },
  { name: 'settings of schemas', matches: (sql) => sql.startsWith('ALTER SCHEMA ') },
  { name: 'ALTER TABLE … SET', matches: (sql) => /^ALTER TABLE (?:"[^"]*"|\S)+ (?:UN)?SET /.test(sql) },
  { name: 'warehouses', matches: (sql) => /^(CREATE|ALTER|DROP) WAREHOUSE /.test(sql) },
  { name: 'settings of dynamic tables', matches: (sql) => sql.startsWith('ALTER DYNAMIC TABLE ') },
  { name: 'roles', matches: (sql) => /^(CREATE|ALTER|DROP) ROLE /.test(sql) },
  { name: 'users', matches: (sql) => /^(CREATE|ALTER|DROP) USER /.test(sql) },
  { name: 'grants', matches: (sql) => /^(GRANT|REVOKE) /.test(sql) },
  { name: 'pipes', matches: (sql) => /^(CREATE|ALTER|DROP) PIPE /.test(sql) },
];

const firstLineOnly = (sql) => sql.split('\n')[0];

/** What it runs in a simpler form; what comes after needs the object. */
export const SIMPLIFIED = [
  {
    name: 'options of schemas',
    matches: (sql) => /^CREATE (?:TRANSIENT )?SCHEMA [^\n]+\n/.test(sql),
    simplify: firstLineOnly,
  },
  {
    name: 'dropping schemas while they are empty only',
    matches: (sql) => /^DROP SCHEMA .* RESTRICT$/.test(sql),
    simplify: (sql) => sql.replace(/ RESTRICT$/, ''),
  },
  {
    name: 'dynamic tables, which are plain tables there',
    matches: (sql) => /^CREATE DYNAMIC TABLE /.test(sql),
    simplify: (sql) => sql.replace(/\nREFRESH_MODE = \w+\nINITIALIZE = \w+(?:\nCOMMENT = '(?:''|[^'])*')?/, ''),
  },
  {
    name: 'dropping them',
    matches: (sql) => /^DROP DYNAMIC TABLE /.test(sql),
    simplify: (sql) => sql.replace(/^DROP DYNAMIC /, 'DROP '),
  },
  {
    name: "an apostrophe in a table's comment",
    matches: (sql) => /^CREATE TABLE [^]*\nCOMMENT = '[^]*''/.test(sql),
    simplify: (sql) => sql.replace(/\nCOMMENT = '(?:''|[^'])*'/, ''),
  },
  {
    name: 'structured types',
    matches: (sql) => /^CREATE TABLE [^]* (?:ARRAY|MAP|OBJECT)\(/.test(sql),
    simplify: (sql) => sql.replace(/ ARRAY\(VARCHAR\)/g, ' ARRAY'),
  },
];
