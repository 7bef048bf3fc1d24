import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ConnectKind, ConnectorSpec } from '../../src/kafka/connect/connector-spec';
import type { Home } from '../delivery/home';
import type { Principal } from './principal';

/** What a kind of Connect cluster can do for the connectors on it. */
export interface ConnectPlatform {
  readonly kind: ConnectKind;
  /** Where the workers answer. */
  readonly restUrl?: string;
  /** Why there is no resource. */
  readonly withoutProvider?: string;
  /** What must be applied before a connector can be made. */
  readonly awaits: readonly IConstruct[];
  /** Whether a connector has to say who it logs in as. */
  readonly needsPrincipal: boolean;
  provision?(home: Home, spec: ConnectorSpec, principal: Principal | undefined): TerraformElement;
}
