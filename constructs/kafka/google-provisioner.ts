import { Lazy } from 'cdktf';
import type { TerraformElement, TerraformProvider } from 'cdktf';
import { sha256 } from '../../src/bundle/checksum';
import { terraformLiterals } from '../../src/core/tokens';
import type { AclRow } from '../../src/kafka/acl-row';
import { googleAclId } from '../../src/kafka/google-acl';
import { topicConfig } from '../../src/kafka/topic-config';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import type { AclGroup, KafkaProvisioner } from './kafka-platform';

/** Where a resource of the service is. */
interface GoogleCluster {
  readonly cluster: string;
  readonly location: string;
  readonly project: string;
}

/** Topics and ACLs of a cluster of Google's service, where all entries about one resource pattern are one resource. */
export class GoogleProvisioner implements KafkaProvisioner {
  public constructor(
    private readonly at: GoogleCluster,
    private readonly provider: (home: Home) => TerraformProvider,
  ) {}

  public topic(home: Home, spec: TopicSpec, destroyProtection: boolean): TerraformElement {
    const ManagedKafkaTopic = bindings.googleTopic();
    return new ManagedKafkaTopic(home.scope, 'Resource', {
      ...this.at,
      provider: this.provider(home),
      topicId: spec.topicName,
      partitionCount: spec.partitions,
      replicationFactor: spec.replicationFactor,
      configs: terraformLiterals(topicConfig(spec)),
      ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
    });
  }

  public aclKey(row: AclRow): string {
    return googleAclId(row);
  }

  public acls(home: Home, group: AclGroup): TerraformElement {
    const aclId = googleAclId(group.rows()[0]!);
    const ManagedKafkaAcl = bindings.googleAcl();
    const resource = new ManagedKafkaAcl(home.scope, 'Resource', {
      ...terraformLiterals({ ...this.at, aclId }),
      provider: this.provider(home),
      aclEntries: Lazy.anyValue({ produce: () => group.rows().map(entryOf) }),
    });
    // Which row stands for the pattern changes with the grants; the resource and its address must not.
    resource.overrideLogicalId(`${aclId.replace(/[^A-Za-z0-9]+/g, '_')}_${sha256(group.id).slice(0, 8).toUpperCase()}`);
    return resource;
  }
}

/** As Terraform spells it: what is only known at the end comes without the binding's own names. */
function entryOf({ principal, permission, operation, host }: AclRow): object {
  return { ...terraformLiterals({ principal }), permission_type: permission, operation, host };
}
