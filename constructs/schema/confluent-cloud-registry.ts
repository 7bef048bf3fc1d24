import { dependable } from 'cdktf';
import type { TerraformElement, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { terraformLiteral } from '../../src/core/tokens';
import type { ConfluentCloudRegistryProps } from '../../src/schema/confluent-cloud-registry-props';
import { CONFLUENT_CLOUD_REGISTRY_RULES } from '../../src/schema/registry-rules';
import { SubjectRemoval } from '../../src/schema/subject-removal';
import type { SubjectSpec } from '../../src/schema/subject-spec';
import { refer } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';
import type { RegistryPlatform } from './registry-platform';
import type { ISchemaRegistry } from './schema-registry';

/** An existing Schema Registry on Confluent Cloud. */
export class ConfluentCloudRegistry extends Construct implements ISchemaRegistry {
  public readonly registryName: string;
  public readonly _platform: RegistryPlatform;

  public constructor(scope: Construct, id: string, props: ConfluentCloudRegistryProps) {
    super(scope, id);
    const { environment } = postureOf(scope);
    assertRules(this.node.path, { ...props, environment }, CONFLUENT_CLOUD_REGISTRY_RULES);
    this.registryName = props.registryId;
    this._platform = { provisionSubject: (home, spec) => this.subject(home, spec, props) };
    refer(this, {
      type: 'schema.registry',
      name: props.registryId,
      spec: {
        kind: 'CONFLUENT_CLOUD',
        registryId: props.registryId,
        restEndpoint: props.restEndpoint,
        credentials: { key: props.credentials.key, secret: props.credentials.secret },
      },
    });
  }

  private provider(home: Home, props: ConfluentCloudRegistryProps): TerraformProvider {
    return home.provider(this, (scope, id, alias) => {
      const ConfluentProvider = bindings.confluentProvider();
      return new ConfluentProvider(scope, id, {
        alias,
        schemaRegistryId: props.registryId,
        schemaRegistryRestEndpoint: props.restEndpoint,
        schemaRegistryApiKey: home.secret(props.credentials.key),
        schemaRegistryApiSecret: home.secret(props.credentials.secret),
      });
    });
  }

  /** The mode first: a schema that the new mode allows may be refused by the one before. */
  private subject(home: Home, spec: SubjectSpec, props: ConfluentCloudRegistryProps): TerraformElement {
    const provider = this.provider(home, props);
    const SubjectConfig = bindings.confluentSubjectConfig();
    const config = new SubjectConfig(home.scope, 'Config', {
      provider,
      subjectName: spec.subjectName,
      compatibilityLevel: spec.compatibility,
    });
    const ConfluentSchema = bindings.confluentSchema();
    const schema = new ConfluentSchema(home.scope, 'Resource', {
      provider,
      subjectName: spec.subjectName,
      format: spec.format,
      schema: terraformLiteral(spec.schema),
      // The verdict is there already.
      skipValidationDuringPlan: true,
      hardDelete: spec.removal === SubjectRemoval.HARD_DELETE,
      ...(spec.references.length > 0 && {
        schemaReference: spec.references.map(({ name, subject, version }) => ({ name, subjectName: subject, version })),
      }),
      ...(spec.removal === SubjectRemoval.RETAIN && { lifecycle: { preventDestroy: true } }),
    });
    schema.dependsOn = [dependable(config)];
    return schema;
  }
}
