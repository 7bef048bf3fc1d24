// The ACLs and quotas scripts on a real broker: what they say is what the broker holds, and a second run changes nothing.
import assert from 'node:assert/strict';
import { row } from '../support/rows.mjs';
import { library } from '../support/library.mjs';
import { commandsIn, runScript } from '../support/scripts.mjs';

const { DataSize } = library('src/core/data-size');
const { deriveAcls } = library('src/kafka/acl-derivation');
const { aclsScript } = library('src/kafka/emitted/acls-script');
const { quotasScript } = library('src/kafka/emitted/quotas-script');
const { APACHE_KAFKA } = library('src/kafka/platform-limits');
const { QuotaEntity } = library('src/kafka/quota-entity');
const { quotaConfig, quotaSpec } = library('src/kafka/quota-spec');

const CLUSTER = { clusterName: 'proof', bootstrapServers: '' };
const named = (resourceName) => ({ patternType: 'LITERAL', resourceName });
const prefix = (resourceName) => ({ patternType: 'PREFIXED', resourceName });

const APP = 'User:script-app';
/** A distinguished name: commas, equals signs, spaces. */
const DISTINGUISHED = 'User:CN=check out,OU=payments,O=Example';
const ROWS = deriveAcls([
  { kind: 'PRODUCE', principal: APP, topic: named('script.orders'), transactionalId: prefix('script-') },
  { kind: 'CONSUME', principal: APP, topic: named('script.orders'), group: prefix('script-') },
  {
    kind: 'CONSUME',
    principal: DISTINGUISHED,
    hosts: ['127.0.0.1', '10.0.0.1'],
    topic: prefix('script.'),
    group: named('g'),
  },
  { kind: 'READ_ONLY_OPERATOR', principal: APP, topics: [named('*')], groups: [named('*')], cluster: true },
  {
    kind: 'TOPIC_ADMIN',
    principal: DISTINGUISHED,
    topic: named('script.orders'),
    createTopic: true,
    deleteTopic: true,
    alterConfigs: true,
    addPartitions: true,
  },
  { kind: 'RAW', rows: [{ ...row(APP, 'ALL', 'TOPIC', 'script.secret'), permission: 'DENY' }] },
]);

const QUOTAS = [
  { entity: QuotaEntity.user('script-app'), producerRate: DataSize.mebibytes(100), requestPercentage: 12.5 },
  { entity: QuotaEntity.client('script-client'), consumerRate: DataSize.mebibytes(1) },
  { entity: QuotaEntity.userClient('script-app', 'script-client'), controllerMutationRate: 0.5 },
  { entity: QuotaEntity.user('CN=check out,OU=payments'), producerRate: DataSize.bytes(1) },
  { entity: QuotaEntity.userDefaultClient('script-app'), consumerRate: DataSize.gibibytes(1) },
  { entity: QuotaEntity.defaultUser(), producerRate: DataSize.gibibytes(10) },
  { entity: QuotaEntity.defaultClient(), producerRate: DataSize.gibibytes(20) },
  { entity: QuotaEntity.ip('10.0.0.1'), connectionCreationRate: 10 },
  { entity: QuotaEntity.defaultIp(), connectionCreationRate: 100 },
].map((options, index) => quotaSpec(`Proof/${index}`, options, APACHE_KAFKA));

const BROKER_KINDS = { user: 'user', client: 'client-id', ip: 'ip' };

function quotasAsDescribed(specs) {
  return specs.map((quota) => ({
    entity: Object.fromEntries(
      quota.subjects.map(({ kind, name }) => [BROKER_KINDS[kind], name ?? '<default>']).sort(),
    ),
    quotas: Object.fromEntries(Object.entries(quotaConfig(quota)).map(([key, value]) => [key, Number(value)])),
  }));
}

function inOrder(values) {
  return values.map((value) => JSON.stringify(value)).sort();
}

function succeeded(run) {
  assert.equal(run.status, 0, `exit ${run.status}: ${run.stdout}${run.stderr}`);
  return run;
}

async function aclChecks({ check, engine }) {
  const run = (rows, options) => runScript(engine, aclsScript(CLUSTER, rows), options);
  const described = async () =>
    inOrder((await engine.admin('describeAcls')).filter(({ principal }) => [APP, DISTINGUISHED].includes(principal)));
  const wanted = inOrder(ROWS);

  await check('the ACLs script adds the rows', async () => {
    succeeded(await run(ROWS));
    assert.deepEqual(await described(), wanted);
  });

  await check('the ACLs script changes nothing when it is run again', async () => {
    assert.equal(succeeded(await run(ROWS)).stdout, 'nothing to change\n');
    assert.equal(succeeded(await run(ROWS, { args: ['--prune'] })).stdout, 'nothing to change\n');
    assert.deepEqual(await described(), wanted);
  });

  await check('the ACLs script leaves other rows, and takes them away when told to prune', async () => {
    const other = { ...row(DISTINGUISHED, 'ALTER_CONFIGS', 'TOPIC', 'script.', 'PREFIXED'), host: '10.0.0.2' };
    const elsewhere = row(APP, 'READ', 'TOPIC', 'script.elsewhere');
    await engine.admin('createAcls', { rows: [other, elsewhere] });
    assert.equal(succeeded(await run(ROWS)).stdout, 'nothing to change\n');
    assert.deepEqual(await described(), inOrder([...ROWS, other, elsewhere]));
    assert.equal(commandsIn(succeeded(await run(ROWS, { args: ['--prune'] }))).length, 1);
    assert.deepEqual(await described(), inOrder([...ROWS, elsewhere]));
    await engine.setRows(
      APP,
      ROWS.filter(({ principal }) => principal === APP),
    );
  });

  await check('the ACLs script adds only what is missing', async () => {
    const [missing, ...rest] = ROWS.filter(({ principal }) => principal === APP);
    await engine.setRows(APP, rest);
    assert.equal(commandsIn(succeeded(await run(ROWS))).length, 1, `${missing.operation} was to be added`);
    assert.deepEqual(await described(), wanted);
  });

  await check('the ACLs script fails when the administrator lacks the rights', async () => {
    const nobody = await engine.user('script-nobody');
    const { status } = await run(ROWS, { env: { COMMAND_CONFIG: engine.propertiesFile(nobody) } });
    assert.notEqual(status, 0);
    await engine.setRows(APP, []);
    await engine.setRows(DISTINGUISHED, []);
  });
}

async function quotaChecks({ check, engine }) {
  const run = () => runScript(engine, quotasScript(CLUSTER, QUOTAS));
  const described = async () => inOrder(await engine.admin('describeQuotas'));
  const wanted = inOrder(quotasAsDescribed(QUOTAS));

  await check('the quotas script sets the quotas', async () => {
    succeeded(await run());
    assert.deepEqual(await described(), wanted);
  });

  await check('the quotas script changes nothing when it is run again', async () => {
    assert.equal(succeeded(await run()).stdout, 'nothing to change\n');
    assert.deepEqual(await described(), wanted);
  });

  await check('the quotas script sets what somebody has changed', async () => {
    await engine.admin('setQuota', { user: 'script-app', key: 'producer_byte_rate', value: 5 });
    assert.equal(commandsIn(succeeded(await run())).length, 1);
    assert.deepEqual(await described(), wanted);
  });
}

export const suite = {
  name: 'ACLs and quotas by script',
  async run(context) {
    await aclChecks(context);
    await quotaChecks(context);
  },
};
