import fs from 'node:fs';
import { KafkaTopic } from '@cdktf/provider-confluent/lib/kafka-topic';
import { ServiceAccount } from '@cdktf/provider-confluent/lib/service-account';
import { Aspects, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import fc from '../support/property';
import {
  Capability,
  Environment,
  Principal,
  SecurityTier,
  StreamingStack,
  TierScope,
  TieredResource,
  Topic,
} from 'sluicegate';
import { capabilityOfResource } from '../../src/security/resource-capability';
import { Disposition } from '../../src/security/disposition';
import { dispositionOf } from '../../src/security/tier-table';
import { deployableBeyond } from '../support/deployable';
import { filesBelow, newApp, newCluster, temporaryFolder } from '../support/program';

/** What a step of a random program may do at a place; some of it is refused, and then nothing may have been written. */
const STEPS: Record<string, (scope: Construct, id: string) => Construct | void> = {
  topic: (scope, id) => {
    const topic = new Topic(scope, id, { cluster: newCluster(scope, `${id}K`), topicName: `t.${id.toLowerCase()}.v1` });
    topic.grants.produce(Principal.serviceAccount('sa-a'));
  },
  nest: (scope, id) => new Construct(scope, id),
  regulated: (scope, id) => new TierScope(scope, id, { tier: SecurityTier.REGULATED }),
  airGapped: (scope, id) => new TierScope(scope, id, { tier: SecurityTier.AIR_GAPPED }),
  cloudNative: (scope, id) => new TierScope(scope, id, { tier: SecurityTier.CLOUD_NATIVE }),
  account: (scope, id) => custom(scope, id, Capability.IDENTITY),
  mislabelled: (scope, id) => custom(scope, id, Capability.TOPICS),
  rawTopic: (scope, id) => void new KafkaTopic(scope, id, { topicName: id }),
  rawAccount: (scope, id) => void new ServiceAccount(scope, id, { displayName: id }),
  output: (scope, id) => void new TerraformOutput(scope, id, { value: id }),
  plainStack: (scope, id) => new TerraformStack(scope, id),
  innerStack: (scope, id) =>
    new StreamingStack(scope, id, {
      tier: SecurityTier.REGULATED,
      environment: (scope.node.scopes.find((above) => above instanceof StreamingStack) as StreamingStack).environment,
      owner: 'x',
    }),
  override: (scope, id) =>
    TerraformStack.of(scope).addOverride(`resource.confluent_service_account.${id}`, { display_name: id }),
  aspect: (scope, id) =>
    Aspects.of(scope).add({
      visit: (node) => void (node === scope && new ServiceAccount(scope, id, { displayName: id })),
    }),
};

function custom(scope: Construct, id: string, capability: Capability): void {
  new TieredResource(scope, id, {
    capability,
    resourceName: id,
    description: 'an account that something needs',
    provisioner: { provision: (home) => new ServiceAccount(home, 'Resource', { displayName: id }) },
  });
}

const program = fc.record({
  tier: fc.constantFrom(...Object.values(SecurityTier)),
  environment: fc.constantFrom(...Object.values(Environment)),
  skipValidation: fc.boolean(),
  steps: fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat()), { minLength: 1, maxLength: 7 }),
});

const RUNS = Number(process.env.SLUICEGATE_TREES ?? 1_000);

test(`in ${RUNS} random programs, nothing is deployable that the tier does not allow, and a failure writes nothing`, () => {
  const outdir = temporaryFolder();
  let written = 0;
  fc.assert(
    fc.property(program, ({ tier, environment, skipValidation, steps }) => {
      fs.rmSync(outdir, { recursive: true, force: true });
      fs.mkdirSync(outdir);
      const app = newApp(outdir, { skipValidation });
      let failed = false;
      try {
        const stack = new StreamingStack(app, 'orders', { tier, environment, owner: 'x' });
        const scopes: Construct[] = [stack];
        steps.forEach(([step, where], index) => {
          const made = STEPS[step]!(scopes[where % scopes.length]!, `s${index}`);
          if (made) scopes.push(made);
        });
        app.synth();
        written += 1;
      } catch {
        failed = true;
      }
      if (failed) expect(Object.keys(filesBelow(outdir))).toStrictEqual([]);
      else expect(beyond(tier, environment, outdir)).toStrictEqual([]);
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // The property is worth nothing if every program is refused.
  expect(written).toBeGreaterThan(RUNS / 10);
});

function beyond(tier: SecurityTier, environment: Environment, outdir: string): string[] {
  const mayDeploy = tier === SecurityTier.CLOUD_NATIVE && environment === Environment.DEV;
  if (!mayDeploy) return deployableBeyond(tier === SecurityTier.AIR_GAPPED ? tier : SecurityTier.REGULATED, outdir);
  const posture = { tier, environment };
  return Object.entries(filesBelow(outdir))
    .filter(([file]) => file.startsWith('stacks/'))
    .flatMap(([file, body]) =>
      Object.keys((JSON.parse(body) as { resource?: object }).resource ?? {}).map((type) => ({ file, type })),
    )
    .filter(
      ({ type }) => dispositionOf(posture, capabilityOfResource(type) ?? Capability.TOPICS) !== Disposition.DEPLOY,
    )
    .map(({ file, type }) => `${file} has ${type}`);
}
