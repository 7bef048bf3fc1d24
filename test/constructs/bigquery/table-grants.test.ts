import { SecurityTier } from 'sluicegate';
import { messageOf, newApp, newStack } from '../../support/program';
import { bundleOf } from '../kafka/rehearsed';
import { orders, WRITER } from './samples';

const FILE = 'bundles/orders/review/bigquery/raw/orders';

describe('grants on a table', () => {
  test.each([
    [SecurityTier.CLOUD_NATIVE, 'REVIEW'],
    [SecurityTier.REGULATED, 'REVIEW'],
    [SecurityTier.AIR_GAPPED, 'DOCUMENT'],
  ])('are never deployed: in %s they are %s', (tier, disposition) => {
    const stack = newStack(newApp(), tier);
    const { grants } = orders(stack);
    grants.write(WRITER);
    grants.read('group:analysts@acme.com');
    grants.write(WRITER);

    const files = stack.renderFiles();

    const given = bundleOf(files).resources.filter(({ type }) => type === 'bigquery.table-grant');
    expect(given.map((grant) => [grant.disposition, grant.spec.role, grant.spec.member])).toStrictEqual([
      [disposition, 'roles/bigquery.dataEditor', WRITER],
      [disposition, 'roles/bigquery.dataViewer', 'group:analysts@acme.com'],
    ]);
    const beside = Object.keys(files).filter((file) => file.includes('grants'));
    expect(beside).toStrictEqual(
      disposition === 'REVIEW'
        ? [`${FILE}.grants.revert.md`, `${FILE}.grants.sh`]
        : [
            'bundles/orders/requirements/bigquery/table-grants.json',
            'bundles/orders/requirements/bigquery/table-grants.md',
          ],
    );
  });

  test('are scripts that give and notes that take back', () => {
    const stack = newStack(newApp(), SecurityTier.REGULATED);
    orders(stack).grants.write(WRITER);

    const files = stack.renderFiles();

    expect(files[`${FILE}.grants.sh`]).toContain('bq add-iam-policy-binding');
    expect(files[`${FILE}.grants.revert.md`]).toContain('bq remove-iam-policy-binding');
  });

  test('fails when anybody in the world would be let in', () => {
    const { grants } = orders(newStack(newApp(), SecurityTier.CLOUD_NATIVE));

    expect(messageOf(() => grants.read('allUsers'))).toBe(
      '[orders/Orders] \'member\' must be one identity such as serviceAccount:writer@project.iam.gserviceaccount.com, never allUsers or allAuthenticatedUsers, got "allUsers"; write user:, serviceAccount:, group:, domain: or principal:// and the identity',
    );
  });
});
