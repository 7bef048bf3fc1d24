export * from './dataset';
export * from './google-cloud-project';
export * from './materialized-view';
export * from './materialized-view-grants';
export * from './subscription';
export * from './table';
export * from './table-grants';
export * from './write-stream';
