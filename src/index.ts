export * from './core/data-size';
export * from './core/duration';
export * from './core/errors';
