import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { glueFailures } from '../../src/schema/glue-compatibility';
import type { GlueRegistryProps } from '../../src/schema/glue-registry-props';
import { GLUE_REGISTRY_RULES } from '../../src/schema/registry-rules';
import { refer } from '../delivery/deliver';
import type { RegistryPlatform } from './registry-platform';
import type { ISchemaRegistry } from './schema-registry';

/** A registry of AWS Glue: a human runs the script, which calls the command line of AWS. */
export class GlueRegistry extends Construct implements ISchemaRegistry {
  public readonly registryName: string;
  public readonly _platform: RegistryPlatform;

  public constructor(scope: Construct, id: string, props: GlueRegistryProps) {
    super(scope, id);
    assertRules(this.node.path, props, GLUE_REGISTRY_RULES);
    const { registryName, region } = props;
    this.registryName = registryName;
    this._platform = {
      withoutProvider: `${registryName} is a registry of AWS Glue, which this library has no Terraform provider for: a human runs the script`,
      withoutConfig: 'AWS Glue has a mode for each schema only',
      subjectFailures: glueFailures,
    };
    refer(this, { type: 'schema.registry', name: registryName, spec: { kind: 'AWS_GLUE', region } });
  }
}
