import { pathFailures } from '../../src/bundle/artifact-path';
import { contentOf, type Artifact } from '../../src/bundle/artifact';
import { bundleManifest } from '../../src/bundle/bundle-json';
import { bundleReadme } from '../../src/bundle/bundle-readme';
import { changesArtifact } from '../../src/bundle/changes';
import { canonicalJson } from '../../src/core/canonical-json';
import type { Failure } from '../../src/core/failure';
import { sortedBy } from '../../src/core/stable-order';
import type { ModelResource, ProviderPin, StackModel } from '../../src/bundle/model';
import { runbook } from '../../src/bundle/runbook';
import type { StackOutput } from '../../src/bundle/stack-output';
import { Disposition } from '../../src/security/disposition';
import { secretInText } from '../../src/security/secret-literal';
import { SecurityTier } from '../../src/security/security-tier';
import { elementFailures, stackElements } from './check-elements';
import { documentFailures, overrideFailures } from './check-document';
import { policyVerdict } from './check-policies';
import type { Delivered } from './delivery';
import type { Ledger } from './ledger';
import { elementsOf, type TerraformJson } from './render-stack';
import { rendered } from './rendered-artifacts';

/** Everything that a stack would write, and everything that is wrong with it. */
export interface StackPlan {
  readonly output: StackOutput;
  readonly model: StackModel;
  readonly failures: readonly Failure[];
}

/** Renders a stack into memory and judges the result. Nothing is written here. */
export function planStack(ledger: Ledger, overrides: TerraformJson): StackPlan {
  const stack = ledger.stack;
  const resources = new Map<Delivered, ModelResource>(
    [...ledger.delivered.values()].map((delivered) => [delivered, delivered.toModel()]),
  );
  const policies = policyVerdict(ledger, resources);
  const deployable = isDeployable(ledger) ? (stack.toTerraform() as TerraformJson) : undefined;
  const reviewed = ledger.review?.toTerraform() as TerraformJson | undefined;
  // Rendering adds the backend, and outputs and remote states of references between stacks.
  const elements = stackElements(ledger);
  const model = modelOf(ledger, [...resources.values()], policies.findings, [deployable, reviewed]);
  const deployed: Artifact | undefined = deployable && { path: 'cdk.tf.json', body: canonicalJson(deployable) };
  const files = bundleFiles(ledger, resources, model, reviewed, deployed);
  return {
    output: { stack: stack.node.id, deployable: deployed, bundle: files },
    model,
    failures: [
      ...policies.failures,
      ...elementFailures(ledger, elements),
      ...overrideFailures(ledger, overrides),
      ...(deployable ? documentFailures(ledger, stack, elements.own, deployable) : []),
      ...(ledger.review && reviewed ? documentFailures(ledger, ledger.review, elements.reviewed, reviewed) : []),
      ...pathFailures(
        stack.node.path,
        files.map((file) => file.path),
      ),
      ...[...files, ...(deployed ? [deployed] : [])].flatMap((file) => fileFailures(ledger, file)),
    ],
  };
}

/** There is something that the gate let into the stack, or that may stand there by hand. */
function isDeployable(ledger: Ledger): boolean {
  const provisioned = [...ledger.delivered.values()].some(
    ({ disposition, elements }) => disposition === Disposition.DEPLOY && elements.length > 0,
  );
  return provisioned || ledger.hasHandMade(elementsOf(ledger.stack));
}

function modelOf(
  ledger: Ledger,
  resources: readonly ModelResource[],
  findings: StackModel['findings'],
  documents: readonly (TerraformJson | undefined)[],
): StackModel {
  const { options, stack } = ledger;
  return {
    stack: stack.node.id,
    owner: options.owner,
    tier: options.posture.tier,
    environment: options.posture.environment,
    resources: sortedBy(resources, (resource) => resource.id),
    references: [...ledger.references.values()],
    acknowledgements: options.acknowledgements.all(),
    findings,
    warnings: ledger.warnings,
    providers: sortedBy(documents.flatMap(pinsOf), (pin) => `${pin.source} ${pin.version}`).filter(
      (pin, index, all) => index === 0 || canonicalJson(pin) !== canonicalJson(all[index - 1]),
    ),
  };
}

function pinsOf(document: TerraformJson | undefined): ProviderPin[] {
  const terraform = document?.terraform as
    { required_providers?: Record<string, { source: string; version: string }> } | undefined;
  return Object.entries(terraform?.required_providers ?? {}).map(([name, { source, version }]) => ({
    name,
    source,
    version,
  }));
}

function bundleFiles(
  ledger: Ledger,
  resources: ReadonlyMap<Delivered, ModelResource>,
  model: StackModel,
  reviewed: TerraformJson | undefined,
  deployed: Artifact | undefined,
): Artifact[] {
  const native = rendered(resources, model);
  const hasReview = model.resources.some(({ disposition }) => disposition === Disposition.REVIEW);
  const forReview = native.filter((artifact) => artifact.path.startsWith('review/'));
  const review: Artifact[] = [
    ...(reviewed ? [{ path: 'terraform/main.tf.json', body: canonicalJson(reviewed) }] : []),
    ...(hasReview
      ? [
          runbook({
            model,
            variables: Object.keys((reviewed?.variable as object | undefined) ?? {}).sort(),
            files: forReview.map((artifact) => ({ ...artifact, path: artifact.path.slice('review/'.length) })),
          }),
          changesArtifact(ledger.options.approvedBundle, model),
        ]
      : []),
  ];
  const content = [
    ...native,
    ...review.map((artifact) => ({ ...artifact, path: `review/${artifact.path}` })),
    bundleReadme(model),
  ];
  return sortedBy([...content, ...bundleManifest(model, content, deployed)], (artifact) => artifact.path);
}

function fileFailures(ledger: Ledger, file: Artifact): Failure[] {
  const failures: Failure[] = [];
  // A secret in a binary file is text there too.
  const secret = secretInText(contentOf(file).toString('latin1'));
  const at = { path: ledger.stack.node.path, property: file.path };
  if (secret !== undefined) {
    failures.push({
      ...at,
      rule: 'bundle.secret',
      must: `not contain ${secret}`,
      remedy: 'give the value as a Secret reference; no file of a bundle may hold it',
    });
  }
  const connects = file.executable === true || /\.tf(?:\.json)?$/.test(file.path);
  if (ledger.options.posture.tier === SecurityTier.AIR_GAPPED && connects) {
    failures.push({
      ...at,
      rule: 'bundle.air-gapped',
      must: 'not be a script or a Terraform file in tier AIR_GAPPED',
      remedy: 'emit configuration only',
    });
  }
  return failures;
}
