export * from './schema-registry';
export * from './schema-registry-config';
export * from './subject';
export * from './subject-props';
