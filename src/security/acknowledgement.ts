import type { Capability } from './capability';

/** Who allowed it, and where that is written down. */
export interface AcknowledgementOptions {
  /** Why it is right here, in a sentence of at least 10 characters. */
  readonly reason: string;
  /** Where the decision is recorded: a ticket, a change request. */
  readonly reference: string;
}

/** How an acknowledgement reads in a bundle. */
export interface AcknowledgementRecord {
  readonly kind: string;
  readonly id: string;
  readonly subject: string;
  readonly reason: string;
  readonly reference: string;
}

/**
 * A decision that somebody stands for, listed in the bundle.
 *
 * It is a property of the stack, so it stands before anything is built.
 */
export class Acknowledgement {
  /**
   * Accepts the violations of one guardrail. Some guardrails cannot be acknowledged in the stricter tiers.
   *
   * @param policyId the guardrail's id, for instance `SG-KAFKA-001`
   */
  public static ofPolicy(policyId: string, options: AcknowledgementOptions): Acknowledgement {
    return new Acknowledgement('policy', policyId, policyId, options);
  }

  /**
   * Lets the stack deploy a capability that would otherwise wait for review: one step, and only in CLOUD_NATIVE.
   *
   * @param acknowledgementId an id of your own, unique in the stack
   */
  public static ofDeployment(
    acknowledgementId: string,
    capability: Capability,
    options: AcknowledgementOptions,
  ): Acknowledgement {
    return new Acknowledgement('deployment', acknowledgementId, capability, options);
  }

  private constructor(
    private readonly kind: string,
    private readonly id: string,
    private readonly subject: string,
    private readonly options: AcknowledgementOptions,
  ) {}

  /** How the bundle lists it. */
  public toRecord(): AcknowledgementRecord {
    return {
      kind: this.kind,
      id: this.id,
      subject: this.subject,
      reason: this.options.reason,
      reference: this.options.reference,
    };
  }
}
