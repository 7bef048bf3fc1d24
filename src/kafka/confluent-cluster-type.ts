/** The types of Kafka cluster on Confluent Cloud. Only BASIC can become another, STANDARD. */
export enum ConfluentClusterType {
  BASIC = 'BASIC',
  STANDARD = 'STANDARD',
  ENTERPRISE = 'ENTERPRISE',
  DEDICATED = 'DEDICATED',
  FREIGHT = 'FREIGHT',
}

/** Over how many zones a cluster is spread: LOW and SINGLE_ZONE over one, HIGH and MULTI_ZONE over several. */
export enum ConfluentAvailability {
  SINGLE_ZONE = 'SINGLE_ZONE',
  MULTI_ZONE = 'MULTI_ZONE',
  LOW = 'LOW',
  HIGH = 'HIGH',
}

/** Whose machines a cluster runs on. */
export enum ConfluentCloudProvider {
  AWS = 'AWS',
  AZURE = 'AZURE',
  GCP = 'GCP',
}

/** The Stream Governance package of an environment. */
export enum StreamGovernancePackage {
  ESSENTIALS = 'ESSENTIALS',
  ADVANCED = 'ADVANCED',
}
