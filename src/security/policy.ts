import type { Capability } from './capability';
import type { Disposition } from './disposition';
import type { Environment } from './environment';
import type { SecurityTier } from './security-tier';

/** What a guardrail sees of a resource. */
export interface PolicySubject {
  /** The construct's path. */
  readonly path: string;
  /** The kind of resource, for instance `kafka.topic`. */
  readonly resourceType: string;
  /** The vendor's name of the resource. */
  readonly resourceName: string;
  readonly capability: Capability;
  readonly disposition: Disposition;
  readonly tier: SecurityTier;
  readonly environment: Environment;
  /** The resource's spec as `bundle.json` has it: plain values, durations in milliseconds, sizes in bytes. */
  readonly spec: Record<string, unknown>;
}

/** A guardrail: a rule over every resource of a stack. */
export interface IPolicy {
  /** Stable, for instance `SG-KAFKA-001`. */
  readonly policyId: string;
  /** Why it exists. */
  readonly why: string;
  /** What to change. */
  readonly remedy: string;
  /** The tiers in which it can be acknowledged; none when it never can. */
  readonly acknowledgeableIn: SecurityTier[];
  /** What is wrong with the resource, a sentence each; empty when it complies. A policy that throws counts as violated. */
  violationsOf(resource: PolicySubject): string[];
}
