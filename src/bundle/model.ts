import type { AcknowledgementRecord } from '../security/acknowledgement';
import type { Capability } from '../security/capability';
import type { Disposition } from '../security/disposition';
import type { Environment } from '../security/environment';
import type { SecurityTier } from '../security/security-tier';
import type { Artifact } from './artifact';

/** A resource as the bundle describes it: plain values, no construct, no token. */
export interface ModelResource<S extends object = object> {
  /** The construct's path, stack included. */
  readonly id: string;
  /** The kind, `<domain>.<noun>`. */
  readonly type: string;
  /** The vendor's name. */
  readonly name: string;
  readonly capability: Capability;
  readonly disposition: Disposition;
  /** Why the disposition is not the one that the table gives for the stack. */
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  readonly spec: S;
  /** Ids of what must exist first. */
  readonly requires: readonly string[];
  /** Ids of what data flows to. */
  readonly feeds: readonly string[];
  /** Terraform addresses, in the deployable stack or in the review module. */
  readonly addresses: readonly string[];
}

/** Something that exists already and is only referred to. */
export interface ModelReference {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly spec: object;
  /** Ids of what data flows to from it; absent where nothing is known to. */
  readonly feeds?: readonly string[];
}

/** A Terraform provider that the stack pins. */
export interface ProviderPin {
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/** What a violated guardrail says, acknowledged or not. */
export interface PolicyFinding {
  readonly policyId: string;
  readonly resource: string;
  readonly violation: string;
  readonly acknowledged: boolean;
}

/** Everything that is known of a stack once it is checked. */
export interface StackModel {
  readonly stack: string;
  readonly owner: string;
  readonly tier: SecurityTier;
  readonly environment: Environment;
  readonly resources: readonly ModelResource[];
  readonly references: readonly ModelReference[];
  readonly acknowledgements: readonly AcknowledgementRecord[];
  readonly findings: readonly PolicyFinding[];
  readonly warnings: readonly string[];
  readonly providers: readonly ProviderPin[];
}

/** Turns the resources that named it into files; called once for all of them, in the order of their ids. */
export type Renderer = (resources: readonly ModelResource[], model: StackModel) => Artifact[];
