import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { fail } from '../../src/core/sluicegate-error';
import type { Compatibility } from '../../src/schema/compatibility';
import { compatibilityPolicies } from '../../src/schema/policies';
import { registryReview } from '../../src/schema/renderers';
import { compatibilityRule } from '../../src/schema/subject-rules';
import type { RegistryConfigSpec } from '../../src/schema/subject-spec';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { approvedMode } from './recorded-modes';
import type { ISchemaRegistry } from './schema-registry';

/** What holds for a registry as a whole. */
export interface SchemaRegistryConfigProps {
  readonly registry: ISchemaRegistry;
  /** What must hold between versions of subjects that have no mode of their own. */
  readonly compatibility: Compatibility;
}

/**
 * The compatibility mode of a registry: for subjects that have none of their own, also those of other programs. So it is
 * reviewed where subjects are deployed, unless a deployment of Capability.PLATFORM is acknowledged.
 *
 * Throws where the registry has no such setting (AWS Glue).
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export class SchemaRegistryConfig extends Construct {
  public constructor(scope: Construct, id: string, props: SchemaRegistryConfigProps) {
    super(scope, id);
    const { registry, compatibility } = props;
    assertRules(this.node.path, { compatibility }, [compatibilityRule]);
    const { provisioner, withoutProvider, withoutConfig } = registry._platform;
    if (withoutConfig !== undefined) this.refuse(registry.registryName, withoutConfig);
    const spec: RegistryConfigSpec = { registry: registry.node.path, compatibility };
    deliver(this, {
      type: 'schema.registry-config',
      name: registry.registryName,
      capability: Capability.PLATFORM,
      spec,
      requires: [registry],
      provision: provisioner && ((home) => provisioner.config(home, spec)),
      withoutProvider,
      review: [registryReview],
      policies: compatibilityPolicies(approvedMode(this, registry)),
    });
  }

  private refuse(registryName: string, why: string): never {
    fail({
      path: this.node.path,
      property: 'registry',
      rule: 'schema.registry-config.registry',
      must: `have a setting of its own: ${why}`,
      given: registryName,
      remedy: 'set compatibility on each Subject',
    });
  }
}
