export * from './confluent-organization';
export * from './grant-options';
export * from './kafka-cluster';
export * from './kafka-grants';
export * from './principal';
export * from './topic';
export * from './topic-conventions';
export * from './topic-grants';
