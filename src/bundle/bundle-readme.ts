import { Disposition } from '../security/disposition';
import { SecurityTier } from '../security/security-tier';
import type { Artifact } from './artifact';
import { markdownTable } from './markdown';
import type { StackModel } from './model';
import { placeOf, type Place } from './place';

const WHERE: Record<Place, (stack: string) => string> = {
  stacks: (stack) => `stacks/${stack}, applied by \`cdktf deploy\``,
  review: () => 'review/, applied by a human: see review/RUNBOOK.md',
  config: () => 'config/, used as files',
  requirements: () => 'requirements/, for the people who run the platform',
};

/** What a newcomer reads first in a bundle. */
export function bundleReadme(model: StackModel): Artifact {
  const counts = (Object.keys(WHERE) as Place[]).flatMap((place) =>
    Object.values(Disposition).map((disposition) => ({
      disposition,
      place,
      count: model.resources.filter((entry) => entry.disposition === disposition && placeOf(entry) === place).length,
    })),
  );
  const body = [
    `# Bundle of ${model.stack}\n`,
    `Written by Sluicegate for tier ${model.tier}, environment ${model.environment}; owner ${model.owner}.`,
    `Do not edit: change the program and synthesize again.\n`,
    '## What is here\n',
    markdownTable(
      ['disposition', 'resources', 'where'],
      counts
        .filter(({ count }) => count > 0)
        .map(({ disposition, place, count }) => [disposition, String(count), WHERE[place](model.stack)]),
    ),
    ...explained(model),
    '## Verify\n',
    '`sha256sum --check SHA256SUMS` in this folder checks every file. `bundle.json` lists the same sums, every resource with its',
    'spec and disposition, what it requires (`requires`) and where its data flows (`feeds`); what exists already and is only',
    'referred to is under `references`.\n',
    ...(model.tier === SecurityTier.AIR_GAPPED ? [AIR_GAPPED] : []),
  ].join('\n');
  return { path: 'README.md', body };
}

const AIR_GAPPED = `## Carrying it over

This bundle connects to nothing: it holds no Terraform configuration, no script and no credential. Copy the folder, verify it on
the other side, then give \`requirements/\` to the platform team and \`config/\` to the applications.
`;

function explained(model: StackModel): string[] {
  const reasons = model.resources.flatMap(({ id, reasons: why }) => why.map((reason) => [id, reason]));
  const warnings = [
    ...model.warnings.map((warning) => [model.stack, warning]),
    ...model.resources.flatMap(({ id, warnings: all }) => all.map((warning) => [id, warning])),
  ];
  return [
    ...(reasons.length > 0 ? ['## Why not otherwise\n', markdownTable(['resource', 'reason'], reasons)] : []),
    ...(warnings.length > 0 ? ['## Warnings\n', markdownTable(['where', 'warning'], warnings)] : []),
    ...(model.acknowledgements.length > 0
      ? [
          '## Acknowledged\n',
          markdownTable(
            ['id', 'what', 'reason', 'reference'],
            model.acknowledgements.map((entry) => [
              entry.id,
              `${entry.kind} ${entry.subject}`,
              entry.reason,
              entry.reference,
            ]),
          ),
        ]
      : []),
  ];
}
