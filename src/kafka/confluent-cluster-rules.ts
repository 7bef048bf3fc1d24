import type { Rule } from '../core/rule';
import { hasToken } from '../core/tokens';
import { optionalBootstrapServers } from './cluster-rules';
import { ConfluentAvailability, ConfluentCloudProvider, ConfluentClusterType } from './confluent-cluster-type';

/** What of a cluster is checked. */
export interface ConfluentClusterInput {
  readonly displayName: string;
  readonly type: ConfluentClusterType;
  readonly availability: ConfluentAvailability;
  readonly cloud: ConfluentCloudProvider;
  readonly region: string;
  readonly cku?: number;
  readonly maxEcku?: number;
  readonly bootstrapServers?: string;
}

const { DEDICATED, FREIGHT } = ConfluentClusterType;
const SPREAD: readonly ConfluentAvailability[] = [ConfluentAvailability.MULTI_ZONE, ConfluentAvailability.HIGH];
const leastUnits = ({ availability }: ConfluentClusterInput): number => (SPREAD.includes(availability) ? 2 : 1);
const isUnits = (units: number | undefined, input: ConfluentClusterInput): boolean =>
  units !== undefined && Number.isSafeInteger(units) && units >= leastUnits(input);

/** A display name that Confluent Cloud takes, and that a bundle can write as `<id of …>`. */
export function displayNameRule<T extends { readonly displayName: string }>(max: number): Rule<T> {
  return {
    id: 'confluent.display-name',
    property: 'displayName',
    holds: ({ displayName }) =>
      !hasToken(displayName) &&
      displayName.length <= max &&
      /^[^\s\p{Cc}<>](?:[^\p{Cc}<>]*[^\s\p{Cc}<>])?$/u.test(displayName),
    must: `be 1 to ${max} characters without '<', '>' and control characters, with no space around them`,
    given: ({ displayName }) => (hasToken(displayName) ? 'a value that is known only after apply' : displayName),
    remedy: 'name it as people will look for it',
  };
}

/** What Confluent Cloud asks of a cluster that is to be made. */
export const CONFLUENT_CLUSTER_RULES: readonly Rule<ConfluentClusterInput>[] = [
  displayNameRule(64),
  optionalBootstrapServers("copy it without 'SASL_SSL://' once the cluster is made, and leave it out until then"),
  {
    id: 'confluent.cluster.region',
    property: 'region',
    holds: ({ region }) => !hasToken(region) && /^[a-z][a-z0-9-]+$/.test(region),
    must: "be the cloud's name of a region such as 'eu-west-1'",
    given: ({ region }) => (hasToken(region) ? 'a value that is known only after apply' : region),
    remedy: 'take one that Confluent Cloud lists for the cloud',
  },
  {
    id: 'confluent.cluster.freight',
    property: 'cloud',
    holds: ({ type, cloud }) => type !== FREIGHT || cloud === ConfluentCloudProvider.AWS,
    must: 'be AWS for a FREIGHT cluster',
    given: ({ cloud }) => cloud,
    remedy: 'choose AWS or another type',
  },
  {
    id: 'confluent.cluster.cku',
    property: 'cku',
    holds: (input) => input.type !== DEDICATED || isUnits(input.cku, input),
    must: (input) =>
      `be a whole number of at least ${leastUnits(input)} for a DEDICATED cluster with availability ${input.availability}`,
    given: ({ cku }) => cku ?? 'nothing',
    remedy: 'say how many Confluent Kafka Units it has: they are paid by the hour',
  },
  {
    id: 'confluent.cluster.cku.dedicated',
    property: 'cku',
    holds: ({ type, cku }) => type === DEDICATED || cku === undefined,
    must: 'be left out for all but DEDICATED clusters',
    given: ({ cku }) => cku,
    remedy: 'use maxEcku to limit a cluster that scales by itself',
  },
  {
    id: 'confluent.cluster.max-ecku',
    property: 'maxEcku',
    holds: (input) => input.maxEcku === undefined || (input.type !== DEDICATED && isUnits(input.maxEcku, input)),
    must: (input) =>
      input.type === DEDICATED
        ? 'be left out for a DEDICATED cluster'
        : `be a whole number of at least ${leastUnits(input)} with availability ${input.availability}`,
    given: ({ maxEcku }) => maxEcku,
    remedy: 'leave it out for no limit of your own',
  },
];
