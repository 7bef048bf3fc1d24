export * from './schema-registry';
export * from './subject';
