import { TerraformStack } from 'cdktf';
import type { IStackSynthesizer, TerraformBackend } from 'cdktf';
import type { Construct } from 'constructs';
import type { Ledger } from './ledger';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { lockSynthesizer } from './lock-synthesizer';
import { renderStack } from './render-stack';

const SILENT: IStackSynthesizer = { synthesize: () => undefined };

/**
 * The Terraform root module that a human reviews and applies. It is a stack so that its resources have addresses of their
 * own, and stays out of the manifest because its synthesizer does nothing: the gate writes it into the bundle.
 */
export class ReviewStack extends TerraformStack {
  private backend: TerraformBackend | undefined;

  public constructor(
    scope: Construct,
    id: string,
    private readonly ledger: Ledger,
  ) {
    super(scope, id);
    lockSynthesizer(this, SILENT);
  }

  public override ensureBackendExists(): TerraformBackend {
    if (!this.backend) {
      this.backend = this.ledger.options.backend._bind(this, true);
      this.ledger.own(this.backend);
    }
    return this.backend;
  }

  /** Nothing: the gate prepares all stacks of ours together. */
  public override prepareStack(): void {}

  public override addOverride(): void {
    throwIfAny([
      {
        path: this.node.path,
        property: 'addOverride',
        rule: 'delivery.review-override',
        must: 'not be used on the review module',
        remedy: 'override the resource itself: `node.defaultChild` of the construct has `addOverride`',
      },
    ]);
  }

  public override toTerraform(): ReturnType<TerraformStack['toTerraform']> {
    this.ensureBackendExists();
    return renderStack(this);
  }
}

/** Whether a construct is a review module of the gate. */
export function isReviewStack(construct: unknown): boolean {
  return construct instanceof ReviewStack;
}
