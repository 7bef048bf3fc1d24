import fs from 'node:fs';
import path from 'node:path';
import { ConfluentProvider } from '@cdktf/provider-confluent/lib/provider';
import { FlinkArtifact } from '@cdktf/provider-confluent/lib/flink-artifact';
import { AssetType, TerraformAsset } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';
import { Capability, SecurityTier, TieredResource } from 'sluicegate';
import { filesBelow, messageOf, newApp, newStack, temporaryFolder } from '../support/program';

function addArtifact(scope: Construct): void {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'job.jar'), 'jar');
  new TieredResource(scope, 'Job', {
    capability: Capability.JOBS,
    resourceName: 'job',
    description: 'the program of the job',
    provisioner: {
      provision: (home): TerraformElement => {
        const asset = new TerraformAsset(home, 'Asset', { path: path.join(folder, 'job.jar'), type: AssetType.FILE });
        const provider = new ConfluentProvider(home, 'Provider', { alias: 'cloud' });
        return new FlinkArtifact(home, 'Resource', {
          provider,
          cloud: 'AWS',
          region: 'eu-west-1',
          displayName: 'job',
          contentFormat: 'JAR',
          artifactFile: asset.path,
          environment: { id: 'env-abc123' },
        });
      },
    },
  });
}

test('an asset of a deployed resource is written beside the document', () => {
  const app = newApp();
  addArtifact(newStack(app, SecurityTier.CLOUD_NATIVE));

  app.synth();

  const assets = Object.entries(filesBelow(app.outdir)).filter(([file]) => file.startsWith('stacks/orders/assets/'));
  expect(assets.map(([, body]) => body)).toStrictEqual(['jar']);
});

test('fails when a reviewed resource has an asset', () => {
  const app = newApp();
  addArtifact(newStack(app, SecurityTier.REGULATED));

  expect(messageOf(() => app.synth())).toBe(
    "[orders/.sluicegate/orders-review/Job/Asset] 'asset' must not write files of its own into a review module; " +
      'refer to a file that is there when the module is applied, or deliver its text',
  );
  expect(filesBelow(app.outdir)).toStrictEqual({});
});
