export * from './backend';
export * from './tier-scope';
export * from './tiered-resource';
