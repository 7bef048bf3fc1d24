import { dependable } from 'cdktf';
import type { TerraformElement, TerraformProvider } from 'cdktf';
import { terraformLiteral } from '../../src/core/tokens';
import { SubjectMode } from '../../src/schema/subject-mode';
import { SubjectRemoval } from '../../src/schema/subject-removal';
import type { RegistryConfigSpec, SubjectSpec } from '../../src/schema/subject-spec';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import { contractBlocks } from './confluent-contract';
import type { RegistryProvisioner } from './registry-platform';

/** The resources of Confluent's provider for subjects of one registry. */
export class ConfluentRegistryProvisioner implements RegistryProvisioner {
  public constructor(private readonly providerIn: (home: Home) => TerraformProvider) {}

  /** Compatibility first: a schema that the new one allows may be refused by the one before. */
  public subject(home: Home, spec: SubjectSpec): TerraformElement {
    const provider = this.providerIn(home);
    const { subjectName, mode } = spec;
    const SubjectConfig = bindings.confluentSubjectConfig();
    const config = new SubjectConfig(home.scope, 'Config', {
      provider,
      subjectName,
      compatibilityLevel: spec.compatibility,
    });
    const ConfluentSchema = bindings.confluentSchema();
    const schema = new ConfluentSchema(home.scope, 'Resource', {
      provider,
      subjectName,
      format: spec.format,
      schema: terraformLiteral(spec.schema),
      // The verdict is there already.
      skipValidationDuringPlan: true,
      hardDelete: spec.removal === SubjectRemoval.HARD_DELETE,
      ...(spec.references.length > 0 && {
        schemaReference: spec.references.map(({ name, subject, version }) => ({
          name: terraformLiteral(name),
          subjectName: subject,
          version,
        })),
      }),
      ...contractBlocks(spec),
      ...(spec.removal === SubjectRemoval.RETAIN && { lifecycle: { preventDestroy: true } }),
    });
    schema.dependsOn = [dependable(config)];
    if (mode === undefined) return schema;
    const ConfluentMode = bindings.confluentSubjectMode();
    const subjectMode = new ConfluentMode(home.scope, 'Mode', { provider, subjectName, mode });
    // A mode that refuses new versions comes after the version that is to be there.
    if (mode === SubjectMode.READWRITE) schema.dependsOn.push(dependable(subjectMode));
    else subjectMode.dependsOn = [dependable(schema)];
    return schema;
  }

  public config(home: Home, { compatibility }: RegistryConfigSpec): TerraformElement {
    const ClusterConfig = bindings.confluentRegistryConfig();
    return new ClusterConfig(home.scope, 'Resource', {
      provider: this.providerIn(home),
      compatibilityLevel: compatibility,
    });
  }
}
