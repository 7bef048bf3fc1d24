/** How far a role on Confluent Cloud reaches, widest first. */
export type ConfluentResourceLevel = 'ORGANIZATION' | 'ENVIRONMENT' | 'CLUSTER' | 'IN_CLUSTER';
