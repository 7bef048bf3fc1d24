import { Disposition, Environment, SecurityTier } from 'sluicegate';
import { reportLines } from '../../src/bundle/report';
import { model, resource } from './models';

test('a line says what may be deployed, what waits, what was only written, and where', () => {
  const stack = model(
    [
      resource('orders/Table', { disposition: Disposition.DEPLOY, addresses: ['a.b'] }),
      ...Object.values(Disposition).map((disposition) => resource(`orders/${disposition}`, { disposition })),
    ],
    { tier: SecurityTier.CLOUD_NATIVE, environment: Environment.DEV },
  );
  expect(reportLines('out', stack)).toStrictEqual([
    'orders (CLOUD_NATIVE, DEV): 1 may be deployed: out/stacks/orders; ' +
      '1 to be reviewed and applied by a human: out/bundles/orders/review; ' +
      '2 written as configuration: out/bundles/orders/config; ' +
      '1 described as requirements: out/bundles/orders/requirements',
  ]);
});

test('a line says that nothing may be deployed, which the command line words misleadingly', () => {
  expect(reportLines('out', model([resource('orders/A')]))).toStrictEqual([
    'orders (REGULATED, PROD): nothing may be deployed; 1 to be reviewed and applied by a human: out/bundles/orders/review',
  ]);
  expect(reportLines('out', model([]))).toStrictEqual(['orders (REGULATED, PROD): nothing may be deployed']);
});
