export * from './dataset';
export * from './google-cloud-project';
export * from './table';
export * from './table-grants';
export * from './write-stream';
