import { Token } from 'cdktf';
import { Acknowledgement, BigQueryDataset, Duration, Environment, GoogleCloudProject, SecurityTier } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { describeWithTerraform } from '../../support/stand-in/describe-with-terraform';
import { bundleOf, rehearsedReview, rehearsedStack, troubleOf } from '../kafka/rehearsed';
import { argumentsOf, dataset, project } from './samples';

describe('a dataset', () => {
  test('is deployed in CLOUD_NATIVE DEV, by a provider without credentials', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    dataset(stack, { labels: { team: 'sales' }, maxTimeTravel: Duration.days(2) });

    const document = stack.renderFiles()['stacks/orders/cdk.tf.json'];

    expect(argumentsOf(document, 'google_bigquery_dataset')[0]).toStrictEqual({
      provider: 'google.RawProject',
      project: 'acme-data',
      dataset_id: 'raw',
      location: 'EU',
      labels: { team: 'sales' },
      max_time_travel_hours: '48',
      delete_contents_on_destroy: false,
    });
    expect((JSON.parse(document!) as { provider: object }).provider).toStrictEqual({
      google: [{ alias: 'RawProject', project: 'acme-data', region: 'europe-west1' }],
    });
  });

  test('is reviewed in REGULATED with its statement and revert notes, and protected', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    dataset(stack);

    const files = stack.renderFiles();

    const module = files['bundles/orders/review/terraform/main.tf.json'];
    expect(argumentsOf(module, 'google_bigquery_dataset')[0]?.lifecycle).toStrictEqual({ prevent_destroy: true });
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'bundles/orders/review/bigquery/raw/create-dataset.sh',
        'bundles/orders/review/bigquery/raw/create-dataset.sql',
        'bundles/orders/review/bigquery/raw/create-dataset.revert.md',
      ]),
    );
  });

  test('is a statement only in AIR_GAPPED', () => {
    const stack = newStack(newApp(), SecurityTier.AIR_GAPPED);
    dataset(stack);

    const files = stack.renderFiles();

    expect(Object.keys(files).filter((file) => file.includes('bigquery'))).toStrictEqual([
      'bundles/orders/config/bigquery/raw/create-dataset.sql',
    ]);
    expect(files['bundles/orders/config/bigquery/raw/create-dataset.sql']).toContain(
      'CREATE SCHEMA IF NOT EXISTS `acme-data.raw`',
    );
  });

  test('that exists is referred to and not made', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const existing = BigQueryDataset.fromDatasetId(stack, 'Raw', {
      project: project(stack),
      datasetId: 'raw',
      location: 'europe-west1',
    });

    expect([existing.datasetId, existing.location]).toStrictEqual(['raw', 'europe-west1']);
    expect(bundleOf(stack.renderFiles()).resources).toStrictEqual([]);
  });

  test('fails when an existing one is named wrongly, with everything at once', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const attributes = { project: project(stack), datasetId: 'raw-data', location: 'Europe' };

    expect(messageOf(() => BigQueryDataset.fromDatasetId(stack, 'Raw', attributes))).toBe(
      '2 problems\n' +
        '  [orders/Raw] \'datasetId\' must be 1 to 1024 letters, numbers and underscores that are known at synthesis, got "raw-data"; write underscores for dashes, dots and blanks\n' +
        '  [orders/Raw] \'location\' must be a region such as europe-west1 or a multi-region, US or EU, got "Europe"; choose where the data is to stay; it cannot be moved',
    );
  });

  test('fails when the stack makes it twice', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    dataset(stack);

    expect(messageOf(() => dataset(stack, {}, 'Again'))).toBe(
      "[orders/Again] 'datasetId' must name what the stack does not make elsewhere, got acme-data.raw, which orders/Raw makes; pass that construct on, or choose another name",
    );
  });

  test('fails when it is not protected, or deletes its contents, outside CLOUD_NATIVE DEV', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE, { environment: Environment.PROD });
    dataset(stack, { destroyProtection: false, deleteContentsOnDestroy: true });

    expect(messageOf(() => stack.renderFiles())).toBe(
      '2 problems\n' +
        "  [orders/Raw] 'SG-BQ-002' must hold (a dataset that deletes its contents takes tables with it that are protected themselves), got deleteContentsOnDestroy true; leave deleteContentsOnDestroy out, or acknowledge it with Acknowledgement.ofPolicy('SG-BQ-002', …)\n" +
        "  [orders/Raw] 'SG-BQ-003' must hold (what is destroyed takes with it what is in it: the tables of a dataset, the unwritten messages of a subscription), got destroyProtection false; leave destroyProtection at its default, or acknowledge it with Acknowledgement.ofPolicy('SG-BQ-003', …)",
    );
  });
});

describe('a project', () => {
  test('passes the service account on as which Terraform acts', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const impersonateServiceAccount = 'deployer@acme-data.iam.gserviceaccount.com';
    const own = new GoogleCloudProject(stack, 'Acme', { projectId: 'acme-data', impersonateServiceAccount });
    dataset(stack, { project: own });

    const document = JSON.parse(stack.renderFiles()['stacks/orders/cdk.tf.json']!) as { provider: object };

    expect(document.provider).toStrictEqual({
      google: [{ alias: 'Acme', project: 'acme-data', impersonate_service_account: impersonateServiceAccount }],
    });
  });

  test('fails when anything of it is malformed, with everything at once', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const props = {
      projectId: 'Acme',
      projectNumber: 'acme-data',
      region: 'EU',
      impersonateServiceAccount: 'serviceAccount:a@b.c',
    };

    expect(messageOf(() => new GoogleCloudProject(stack, 'Acme', props))).toBe(
      '4 problems\n' +
        '  [orders/Acme] \'projectId\' must be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes, got "Acme"; copy the id of the project, not its name or number\n' +
        '  [orders/Acme] \'projectNumber\' must be a number of at least 6 digits that is known at synthesis, got "acme-data"; take it from gcloud projects describe\n' +
        "  [orders/Acme] 'region' must be a region such as 'europe-west1', got \"EU\"; leave it out: a dataset's location is its own\n" +
        '  [orders/Acme] \'impersonateServiceAccount\' must be an e-mail address without serviceAccount: in front, got "serviceAccount:a@b.c"; write name@project.iam.gserviceaccount.com',
    );
  });

  test('fails when its id is known only after apply', () => {
    const stack = newStack(newApp(), SecurityTier.CLOUD_NATIVE);
    const projectId = Token.asString({ resolve: () => 'acme-data' });

    expect(messageOf(() => new GoogleCloudProject(stack, 'Acme', { projectId }))).toBe(
      '[orders/Acme] \'projectId\' must be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes, got "a value that is known after apply"; copy the id of the project, not its name or number',
    );
  });
});

test('a guardrail of a dataset can be acknowledged where the tier allows it', () => {
  const acknowledgements = [
    Acknowledgement.ofPolicy('SG-BQ-003', { reason: 'a sandbox that is rebuilt every night', reference: 'DATA-1' }),
  ];
  const stack = newStack(newApp(), SecurityTier.REGULATED, { acknowledgements });
  dataset(stack, { destroyProtection: false });

  expect(() => stack.renderFiles()).not.toThrow();
});

describeWithTerraform('real terraform with a dataset', () => {
  test('applies it, and nothing changes the second time', async () => {
    const app = newApp();
    dataset(newStack(app, SecurityTier.CLOUD_NATIVE));

    const rehearsal = await rehearsedStack(app);

    expect(troubleOf(rehearsal)).toBe('');
    expect(rehearsal.applied.map(({ values }) => values.id)).toStrictEqual(['projects/acme-data/datasets/raw']);
  });

  test('refuses to destroy what the review module protects', async () => {
    const app = newApp();
    dataset(newStack(app, SecurityTier.REGULATED));

    const rehearsal = await rehearsedReview(app);

    expect(rehearsal.steps.at(-1)?.output).toContain('Instance cannot be destroyed');
  });
});
