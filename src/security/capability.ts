/** What a resource is for, in the terms in which the tiers decide. */
export enum Capability {
  /** Topics, quotas and Kafka ACLs. */
  TOPICS = 'TOPICS',
  /** Schema subjects and their compatibility. */
  SCHEMAS = 'SCHEMAS',
  /** Producer and consumer configurations, connectors. */
  CLIENTS = 'CLIENTS',
  /** Stream jobs: Flink, Spark, … */
  JOBS = 'JOBS',
  /** Tables, pipes, dynamic tables, write streams. */
  WAREHOUSE = 'WAREHOUSE',
  /** Service accounts, API keys, cloud IAM, role grants. */
  IDENTITY = 'IDENTITY',
  /** What costs by the hour: clusters, compute pools, warehouses, networks. */
  PLATFORM = 'PLATFORM',
  /** Alerts and dashboards. */
  MONITORING = 'MONITORING',
}
