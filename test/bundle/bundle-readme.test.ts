import { Disposition, SecurityTier } from 'sluicegate';
import { bundleReadme } from '../../src/bundle/bundle-readme';
import { model, resource } from './models';

const body = (...given: Parameters<typeof model>): string => bundleReadme(model(...given)).body;

test('says whose it is, and how many resources went where', () => {
  const text = body([
    resource('orders/A', { disposition: Disposition.DEPLOY, addresses: ['a.b'] }),
    resource('orders/B'),
    resource('orders/C'),
    resource('orders/D', { disposition: Disposition.EMIT }),
    resource('orders/E', { disposition: Disposition.DOCUMENT }),
  ]);
  expect(text).toContain('Written by Sluicegate for tier REGULATED, environment PROD; owner sales-platform.');
  expect(text).toContain(
    '| DEPLOY | 1 | stacks/orders, applied by `cdktf deploy` |\n' +
      '| REVIEW | 2 | review/, applied by a human: see review/RUNBOOK.md |\n' +
      '| EMIT | 1 | config/, used as files |\n' +
      '| DOCUMENT | 1 | requirements/, for the people who run the platform |\n',
  );
});

test('says nothing of places that nothing went to', () => {
  expect(body([resource('orders/B')])).not.toMatch(/DEPLOY|EMIT|DOCUMENT/);
  expect(body([])).not.toMatch(/Why not otherwise|Warnings|Acknowledged|Carrying/);
});

test('says why a resource is not where the table puts it', () => {
  expect(body([resource('orders/B', { reasons: ['one', 'two'] })])).toContain(
    '## Why not otherwise\n\n| resource | reason |\n| --- | --- |\n| orders/B | one |\n| orders/B | two |\n',
  );
});

test('warns of the stack first, then of its resources', () => {
  expect(body([resource('orders/B', { warnings: ['few'] })], { warnings: ['many'] })).toContain(
    '## Warnings\n\n| where | warning |\n| --- | --- |\n| orders | many |\n| orders/B | few |\n',
  );
});

test('lists what somebody stands for', () => {
  const acknowledgements = [{ kind: 'policy', id: 'P-1', subject: 'P-1', reason: 'because | so', reference: 'CHG-1' }];
  expect(body([], { acknowledgements })).toContain('| P-1 | policy P-1 | because \\| so | CHG-1 |\n');
});

test('only an air-gapped bundle is to be carried over', () => {
  expect(body([], { tier: SecurityTier.AIR_GAPPED })).toContain(
    '## Carrying it over\n\nThis bundle connects to nothing',
  );
  expect(body([], { tier: SecurityTier.CLOUD_NATIVE })).not.toContain('Carrying');
});
