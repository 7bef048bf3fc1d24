export * from './snowflake-account';
export * from './snowflake-database';
export * from './snowflake-role';
export * from './snowflake-schema';
export * from './snowflake-service-user';
export * from './snowflake-table';
export * from './snowflake-warehouse';
