import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ModelResource, Renderer } from '../../src/bundle/model';
import type { Capability } from '../../src/security/capability';
import type { Disposition } from '../../src/security/disposition';
import type { IPolicy } from '../../src/security/policy';
import type { Home } from './home';

/** What a construct hands to the gate: which of it runs is the gate's decision, never the construct's. */
export interface Delivery {
  /** The kind, `<domain>.<noun>`. */
  readonly type: string;
  /** The vendor's name of the resource. */
  readonly name: string;
  readonly capability: Capability;
  /** Plain values, after defaults and checks. */
  readonly spec: object;
  /** What must exist first. */
  readonly requires?: readonly IConstruct[];
  /** What data flows to. */
  readonly feeds?: readonly IConstruct[];
  /** Constructs of which a value is needed that is known only after they are applied. */
  readonly awaits?: readonly IConstruct[];
  /** Makes the provider's resources below the home; the first one is the construct's default child. */
  readonly provision?: (home: Home) => TerraformElement;
  /** Why there is nothing to provision although there is something to deploy: a platform without a provider. */
  readonly withoutProvider?: string;
  /** Vendor-native files for a reviewer. */
  readonly review?: readonly Renderer[];
  /** Configuration files: for EMIT, and where the resource is configuration by nature also for DEPLOY and REVIEW. */
  readonly emit?: readonly Renderer[];
  /** Requirements for the people who run the platform. */
  readonly document?: readonly Renderer[];
  readonly policies?: readonly IPolicy[];
  readonly warnings?: readonly string[];
}

/** What the gate made of a delivery. */
export interface Delivered {
  readonly scope: IConstruct;
  readonly delivery: Delivery;
  readonly disposition: Disposition;
  readonly reasons: readonly string[];
  /** The provider's resources; empty where nothing is provisioned. */
  readonly elements: readonly TerraformElement[];
  /** Rendered once the tree is complete. */
  toModel(): ModelResource;
}
