import fs from 'node:fs';
import { TerraformStack } from 'cdktf';
import type { TerraformBackend } from 'cdktf';
import type { Construct } from 'constructs';
import { Backend } from '../constructs/delivery/backend';
import { isStackId } from '../constructs/delivery/check-stacks';
import { Gate } from '../constructs/delivery/gate';
import { openLedger, type Ledger } from '../constructs/delivery/ledger';
import { lockSynthesizer } from '../constructs/delivery/lock-synthesizer';
import { overridesOf, recordOverride } from '../constructs/delivery/overrides';
import { renderStack } from '../constructs/delivery/render-stack';
import { enclosingPosture } from '../constructs/delivery/posture';
import { parseBundle, type BundleDocument } from '../src/bundle/bundle-json';
import type { Failure } from '../src/core/failure';
import { failuresIn, type Rule } from '../src/core/rule';
import { throwIfAny } from '../src/core/sluicegate-error';
import type { Acknowledgement } from '../src/security/acknowledgement';
import { Acknowledgements } from '../src/security/acknowledgements';
import { Environment } from '../src/security/environment';
import { minimumTier } from '../src/security/minimum-tier';
import type { IPolicy } from '../src/security/policy';
import { SecurityTier } from '../src/security/security-tier';
import { isLooser, stricterTier, type Posture } from '../src/security/tier-table';

/** What a streaming stack states before anything is built in it. */
export interface StreamingStackProps {
  /** What `cdktf deploy` may touch. The variable SLUICEGATE_MIN_TIER can tighten it; nothing loosens it. */
  readonly tier: SecurityTier;
  readonly environment: Environment;
  /** The team that answers for the stack, for people: 1 to 100 characters. */
  readonly owner: string;
  /**
   * Where Terraform keeps its state.
   * @default - a local file beside the output folder
   */
  readonly backend?: Backend;
  /**
   * Decisions that somebody stands for: guardrails accepted, deployments widened by one step.
   * @default - none
   */
  readonly acknowledgements?: Acknowledgement[];
  /**
   * Guardrails of your own, beside those of the domains.
   * @default - none
   */
  readonly policies?: IPolicy[];
  /**
   * The `bundle.json` that was approved last, relative to the working directory: changes are shown against it.
   * @default - everything is new
   */
  readonly approvedBundle?: string;
}

/**
 * A stack of streaming resources whose tier decides what of it is deployed, reviewed, emitted or documented.
 *
 * Throws when the id is not 1 to 63 ASCII letters, digits, dashes or underscores, when the tier or the environment is looser
 * than the one of a stack around it, and for every acknowledgement that is not complete.
 */
export class StreamingStack extends TerraformStack {
  /** The tier in force. */
  public readonly tier: SecurityTier;
  public readonly environment: Environment;
  public readonly owner: string;
  private readonly ledger: Ledger;
  private backend: TerraformBackend | undefined;

  public constructor(scope: Construct, id: string, props: StreamingStackProps) {
    super(scope, id);
    lockSynthesizer(this, Gate.of(this));
    const acknowledgements = new Acknowledgements(props.acknowledgements ?? []);
    const above = enclosingPosture(scope);
    const path = this.node.path;
    const approved = approvedBundleOf(path, props);
    throwIfAny([
      ...failuresIn(path, { id, props, above: above ?? TOP }, RULES),
      ...acknowledgements.failures(path, props.tier),
      ...approved.failures,
    ]);
    this.tier = stricterTier(stricterTier(props.tier, minimumTier(path)), above?.tier ?? props.tier);
    this.environment = props.environment;
    this.owner = props.owner;
    this.ledger = openLedger(this, {
      posture: { tier: this.tier, environment: this.environment },
      owner: props.owner,
      acknowledgements,
      policies: [...(props.policies ?? [])],
      backend: props.backend ?? Backend._default(id),
      approvedBundle: approved.bundle,
    });
  }

  /**
   * Every file that synthesis would write, by its path below the output folder; of a binary file its base64. Checks everything,
   * writes nothing: for tests.
   *
   * Throws what synthesis would throw.
   */
  public renderFiles(): Record<string, string> {
    const { output } = Gate.of(this).preview().get(this.ledger)!;
    const files = output.bundle.map((file) => [`bundles/${output.stack}/${file.path}`, file.body]);
    const document = output.deployable
      ? [[`stacks/${output.stack}/${output.deployable.path}`, output.deployable.body]]
      : [];
    return Object.fromEntries([...files, ...document]) as Record<string, string>;
  }

  /** The state's backend; the one that the stack was given. */
  public override ensureBackendExists(): TerraformBackend {
    if (!this.backend) {
      this.backend = this.ledger.options.backend._bind(this, false);
      this.ledger.own(this.backend);
    }
    return this.backend;
  }

  public override prepareStack(): void {
    Gate.of(this).prepareStack(this);
  }

  public override addOverride(path: string, value: unknown): void {
    recordOverride(this, path, value);
  }

  /** What may be deployed, as Terraform JSON. */
  public override toTerraform(): ReturnType<TerraformStack['toTerraform']> {
    this.ledger.settle();
    this.ensureBackendExists();
    return renderStack(this, overridesOf(this));
  }
}

interface StackInput {
  readonly id: string;
  readonly props: StreamingStackProps;
  readonly above: Posture;
}

/** What is around a stack that stands in no other: it bounds nothing. */
const TOP: Posture = { tier: SecurityTier.CLOUD_NATIVE, environment: Environment.DEV };

const RULES: Rule<StackInput>[] = [
  {
    id: 'stack.id',
    property: 'id',
    holds: ({ id }) => isStackId(id),
    must: 'be 1 to 63 ASCII letters, digits, dashes or underscores, and no reserved device name, since it names folders',
    given: ({ id }) => id,
    remedy: "choose a name such as 'orders'",
  },
  {
    id: 'stack.tier',
    property: 'tier',
    holds: ({ props }) => isTier(props.tier),
    must: `be one of ${Object.values(SecurityTier).join(', ')}`,
    given: ({ props }) => props.tier ?? 'nothing',
    remedy: 'name the tier; there is no default',
  },
  {
    id: 'stack.environment',
    property: 'environment',
    holds: ({ props }) => Object.values(Environment).includes(props.environment),
    must: `be one of ${Object.values(Environment).join(', ')}`,
    given: ({ props }) => props.environment ?? 'nothing',
    remedy: 'name the environment; there is no default',
  },
  {
    id: 'stack.owner',
    property: 'owner',
    holds: ({ props }) => typeof props.owner === 'string' && props.owner.trim().length > 0 && props.owner.length <= 100,
    must: 'be 1 to 100 characters',
    given: ({ props }) => props.owner ?? 'nothing',
    remedy: 'name the team that answers for the stack',
  },
  {
    id: 'stack.nested-tier',
    property: 'tier',
    holds: ({ props, above }) => !isTier(props.tier) || !isLooser(props.tier, above.tier),
    must: 'be at least as strict as the tier of what is around the stack',
    given: ({ props, above }) => `${props.tier} inside ${above.tier}`,
    remedy: 'tighten it, or give the stack the App as scope',
  },
  {
    id: 'stack.nested-environment',
    property: 'environment',
    holds: ({ props, above }) => props.environment !== Environment.DEV || above.environment === Environment.DEV,
    must: 'not be DEV, where more is deployed, inside another environment',
    given: ({ props, above }) => `${props.environment} inside ${above.environment}`,
    remedy: 'name the environment of the stack around it, or give the stack the App as scope',
  },
];

function isTier(tier: SecurityTier): boolean {
  return Object.values(SecurityTier).includes(tier);
}

function approvedBundleOf(
  path: string,
  props: StreamingStackProps,
): { bundle: BundleDocument | undefined; failures: Failure[] } {
  if (props.approvedBundle === undefined) return { bundle: undefined, failures: [] };
  const text = fs.existsSync(props.approvedBundle) ? fs.readFileSync(props.approvedBundle, 'utf8') : undefined;
  const bundle = text === undefined ? undefined : parseBundle(text);
  const failure: Failure = {
    path,
    property: 'approvedBundle',
    rule: 'stack.approved-bundle',
    must: 'be a bundle.json of this library',
    given:
      text === undefined
        ? `${JSON.stringify(props.approvedBundle)}, which does not exist`
        : JSON.stringify(props.approvedBundle),
    remedy: 'name the bundle.json that was approved last, or leave the property out',
  };
  return { bundle, failures: bundle ? [] : [failure] };
}
