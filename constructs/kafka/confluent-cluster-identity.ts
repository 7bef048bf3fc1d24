import type { IConstruct } from 'constructs';
import type { Home } from '../delivery/home';
import type { IConfluentOrganization } from './confluent-organization';

/** By what other resources of Confluent Cloud refer to a cluster: texts, or references to what is made in the same stack. */
export interface ConfluentClusterIdentity {
  /** What is made by the stack and only known after it is applied. */
  readonly awaits: readonly IConstruct[];
  /** Whose Cloud API key can change it, as far as the cluster knows. */
  readonly organization?: IConfluentOrganization;
  environmentId(home: Home): string;
  clusterId(home: Home): string;
}
