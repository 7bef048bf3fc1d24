import { SecurityTier } from 'sluicegate';
import { filesBelow } from './program';

/** What of an output folder Terraform or cdktf could apply, beyond what the tier allows. Judged from the files alone. */
export function deployableBeyond(tier: SecurityTier, outdir: string, plainStacks: readonly string[] = []): string[] {
  const files = filesBelow(outdir);
  const manifest = files['manifest.json'];
  const listed = manifest === undefined ? [] : Object.keys((JSON.parse(manifest) as { stacks: object }).stacks);
  const terraform = Object.keys(files).filter((file) => /\.tf(\.json)?$/.test(file));
  return [
    ...listed.filter((name) => !plainStacks.includes(name)).map((name) => `manifest lists ${name}`),
    ...terraform
      .filter((file) => !plainStacks.some((name) => file.startsWith(`stacks/${name}/`)))
      .filter(
        (file) =>
          tier !== SecurityTier.REGULATED || !/^bundles\/[A-Za-z0-9_-]+\/review\/terraform\/main\.tf\.json$/.test(file),
      )
      .map((file) => `${file} is there`),
    ...(tier === SecurityTier.AIR_GAPPED ? connections(ours(files, plainStacks)) : []),
  ];
}

/** An air-gapped bundle has no Terraform block, no script, and no URL with credentials in any file. */
function connections(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([file, body]) => [
    ...(/^#!/.test(body) ? [`${file} is a script`] : []),
    ...(/:\/\/[^\s/@"]+:[^\s/@"]+@/.test(body) ? [`${file} has a URL with credentials`] : []),
    ...(/"(resource|provider|terraform|backend)"\s*:\s*\{/.test(body) ? [`${file} has a Terraform block`] : []),
  ]);
}

function ours(files: Record<string, string>, plainStacks: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([file]) => !plainStacks.some((name) => file.startsWith(`stacks/${name}/`))),
  );
}
