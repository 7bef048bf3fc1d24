import { Disposition } from '../security/disposition';
import type { Artifact } from './artifact';
import { inDependencyOrder } from './dependency-order';
import { markdownTable } from './markdown';
import type { StackModel } from './model';

/** What a human needs to apply the review part of a bundle. */
export interface RunbookInput {
  readonly model: StackModel;
  /** Names of the sensitive variables that the module asks for. */
  readonly variables: readonly string[];
  /** Native scripts and files, relative to the runbook. */
  readonly files: readonly Artifact[];
}

/** The steps in the order of dependencies. */
export function runbook({ model, variables, files }: RunbookInput): Artifact {
  const reviewed = inDependencyOrder(model.resources.filter(({ disposition }) => disposition === Disposition.REVIEW));
  const hasModule = reviewed.some((resource) => resource.addresses.length > 0);
  const sections = [
    `# Runbook of ${model.stack}\n\nTier ${model.tier}, environment ${model.environment}, owner ${model.owner}.\n`,
    `## 1. Verify\n\nIn the folder of \`bundle.json\`: \`sha256sum --check SHA256SUMS\`. Every line must say OK.\n`,
    `## 2. Review\n\nRead \`CHANGES.md\`, then the resources below and the files that belong to them.\n`,
    ...(hasModule ? [moduleSection(variables)] : []),
    ...(files.length > 0 ? [filesSection(files, hasModule)] : []),
    `## Resources, in the order of dependencies\n\n${resourceTable(reviewed)}`,
    movingSection(model.stack),
  ];
  return { path: 'RUNBOOK.md', body: sections.join('\n') };
}

function moduleSection(variables: readonly string[]): string {
  const set = variables
    .map((name) => `    export TF_VAR_${name}=…    # from your secret store; never in a file\n`)
    .join('');
  return (
    '## 3. Apply with Terraform\n\n' +
    'The folder `terraform` is a complete root module.\n\n' +
    `${set}    cd terraform\n    terraform init\n    terraform plan -out=reviewed.tfplan\n    terraform apply reviewed.tfplan\n\n` +
    'Apply only a plan that somebody other than its author has read.\n'
  );
}

function filesSection(files: readonly Artifact[], hasModule: boolean): string {
  const title = hasModule ? '## 4. Or apply with the native tools' : '## 3. Apply with the native tools';
  const lead = hasModule
    ? 'Instead of the module, not in addition: two tools that own one resource undo each other.'
    : 'These resources have no Terraform provider here.';
  const rows = files.map((file) => [`\`${file.path}\``, file.executable ? 'script' : 'file']);
  return `${title}\n\n${lead} In this order:\n\n${markdownTable(['file', 'kind'], rows)}`;
}

function resourceTable(resources: StackModel['resources']): string {
  return markdownTable(
    ['#', 'type', 'name', 'Terraform address', 'why here', 'warnings'],
    resources.map((resource, index) => [
      String(index + 1),
      resource.type,
      resource.name,
      resource.addresses.join(', '),
      resource.reasons.join('; '),
      resource.warnings.join('; '),
    ]),
  );
}

function movingSection(stack: string): string {
  return (
    '## When a resource changes its disposition\n\n' +
    'A resource has the same Terraform address in the deployable stack and in this module. To move it without recreating it:\n\n' +
    '1. In the folder that has it now: `terraform state pull > from.tfstate`, and the same as `to.tfstate` in the other folder.\n' +
    '2. `terraform state mv -state=from.tfstate -state-out=to.tfstate ADDRESS ADDRESS`\n' +
    '3. `terraform state push` each file in its folder, then `terraform plan` in both: neither may show a change of the resource.\n\n' +
    `The deployable stack is \`stacks/${stack}\` of the synthesis output; it is there only while something of it may be deployed.\n`
  );
}
