import { Token } from 'cdktf';
import type { ConfluentCloudRegistryProps, StreamingStack } from 'sluicegate';
import { Environment, Schema, SchemaRegistry, Secret, SecurityTier, Subject } from 'sluicegate';
import { ORDER_SCHEMA, messageOf, newApp, newStack } from '../../support/program';
import { documentOf, inBundle } from '../kafka/documents';

const later = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });
const PROPS: ConfluentCloudRegistryProps = {
  registryId: 'lsrc-abc123',
  restEndpoint: 'https://psrc-1.eu-west-1.aws.confluent.cloud',
  credentials: Secret.pair(Secret.terraformVariable('registry_key'), Secret.terraformVariable('registry_secret')),
};

function registryWith(props: Partial<ConfluentCloudRegistryProps>, environment = Environment.PROD): () => unknown {
  const stack = newStack(newApp(), SecurityTier.REGULATED, { environment });
  return () => SchemaRegistry.confluentCloud(stack, 'Registry', { ...PROPS, ...props });
}

function stackWithSubject(tier: SecurityTier): StreamingStack {
  const stack = newStack(newApp(), tier);
  const registry = SchemaRegistry.confluentCloud(stack, 'Registry', PROPS);
  new Subject(stack, 'Order', { registry, subjectName: 'orders-value', schema: Schema.avro(ORDER_SCHEMA) });
  return stack;
}

test.each([SecurityTier.CLOUD_NATIVE, SecurityTier.REGULATED])(
  'in %s the credentials stand in the one provider, as variables, and in no resource',
  (tier) => {
    const document = documentOf(stackWithSubject(tier));
    expect(document?.provider!.confluent).toStrictEqual([
      {
        alias: 'Registry',
        schema_registry_api_key: '${var.registry_key}',
        schema_registry_api_secret: '${var.registry_secret}',
        schema_registry_id: 'lsrc-abc123',
        schema_registry_rest_endpoint: PROPS.restEndpoint,
      },
    ]);
    expect(JSON.stringify(document?.resource)).not.toContain('var.');
  },
);

test('in AIR_GAPPED there is no provider, and the bundle says where the credentials are kept', () => {
  const stack = stackWithSubject(SecurityTier.AIR_GAPPED);
  expect(documentOf(stack)).toBeUndefined();
  expect(inBundle(stack, 'orders/Registry')).toMatchObject({
    type: 'schema.registry',
    name: 'lsrc-abc123',
    spec: { credentials: { key: 'Terraform variable registry_key', secret: 'Terraform variable registry_secret' } },
  });
});

const ID = "must be a registry id such as 'lsrc-abc123'";
const ENDPOINT = "must be a URL without path such as 'https://psrc-1.eu-west-1.aws.confluent.cloud'";

test.each<[keyof ConfluentCloudRegistryProps, string, string, string]>([
  ['registryId', 'lkc-abc123', ID, 'copy the id from the environment'],
  ['registryId', 'lsrc-', ID, 'copy the id from the environment'],
  ['restEndpoint', 'psrc-1.example', ENDPOINT, 'copy the endpoint from the environment'],
  ['restEndpoint', 'https://psrc-1.example/subjects', ENDPOINT, 'copy the endpoint from the environment'],
])('fails when %s is %j', (property, given, must, remedy) => {
  expect(messageOf(registryWith({ [property]: given }))).toBe(
    `[orders/Registry] '${property}' ${must}, got ${JSON.stringify(given)}; ${remedy}`,
  );
});

test.each(['registryId', 'restEndpoint'] as const)('fails when %s is known only after apply', (property) => {
  expect(messageOf(registryWith({ [property]: later }))).toContain('got "a value that is known only after apply"');
});

test('fails when plain http is used outside DEV, and takes it in DEV', () => {
  const restEndpoint = 'http://localhost:8081';
  expect(messageOf(registryWith({ restEndpoint }))).toBe(
    `[orders/Registry] 'restEndpoint' must use https outside DEV: API keys travel over it, got "${restEndpoint}"; use the https endpoint`,
  );
  expect(registryWith({ restEndpoint }, Environment.DEV)).not.toThrow();
});
