import type { Failure } from '../core/failure';
import { failuresIn, type Rule } from '../core/rule';
import type { PlatformLimits } from './platform-limits';

interface PrincipalInput {
  readonly name: string;
  readonly limits: PlatformLimits;
}

const EVERYONE = 'User:*';
/** Service accounts, users, identity pools, group mappings, and accounts that are still to be made. */
const ON_CONFLUENT = /^User:(?:(?:sa|u|pool|group)-[A-Za-z0-9_-]+|<id of [^<>]+>)$/;
const ON_GOOGLE = /^User:(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|[A-Za-z]+=.+)$/;
const TO_BE_MADE = /^User:<id of ([^<>]+)>$/;

const RULES: readonly Rule<PrincipalInput>[] = [
  {
    id: 'kafka.principal.confluent',
    property: 'principal',
    holds: ({ name, limits }) => limits.kind !== 'CONFLUENT_CLOUD' || name === EVERYONE || ON_CONFLUENT.test(name),
    must: 'be a service account on Confluent Cloud, which knows no other users',
    given: ({ name }) => name,
    remedy: "use Principal.serviceAccount('sa-…'), a ConfluentServiceAccount or Principal.everyone()",
  },
  {
    id: 'kafka.principal.google',
    property: 'principal',
    holds: ({ name, limits }) => limits.kind !== 'GOOGLE_MANAGED_KAFKA' || name === EVERYONE || ON_GOOGLE.test(name),
    must: 'be an account with an e-mail address, or a distinguished name, on Google Managed Service for Apache Kafka',
    given: ({ name }) => name,
    remedy: 'use Principal.googleServiceAccount, Principal.distinguishedName or Principal.everyone()',
  },
  {
    id: 'kafka.principal.self-managed',
    property: 'principal',
    holds: ({ name, limits }) => limits.kind !== 'APACHE_KAFKA' || !TO_BE_MADE.test(name),
    must: 'be a user of the cluster',
    given: ({ name }) => name,
    remedy: 'use Principal.user: a self-managed cluster knows no accounts of Confluent Cloud',
  },
];

/** What is wrong with somebody on such a cluster. */
export function principalFailures(path: string, name: string, limits: PlatformLimits): Failure[] {
  return failuresIn(path, { name, limits }, RULES);
}

/** How an account is written down whose id is only known after apply, or looked up by then: `User:<id of checkout>`. */
export function principalToBeMade(displayName: string): string {
  return `User:<id of ${displayName}>`;
}

/** Whether a script cannot name somebody yet. */
export function isToBeMade(principal: string): boolean {
  return TO_BE_MADE.test(principal);
}

/** The display name of somebody whom a script cannot name yet. */
export function displayNameToBeMade(principal: string): string | undefined {
  return TO_BE_MADE.exec(principal)?.[1];
}
