export * from './kafka-cluster';
export * from './principal';
export * from './topic';
export * from './topic-grants';
