import type { TerraformElement, TerraformProvider } from 'cdktf';
import { terraformLiterals } from '../../src/core/tokens';
import { topicConfig } from '../../src/kafka/topic-config';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import type { AclGroup, KafkaProvisioner } from './kafka-platform';

/** Topics and ACLs of a cluster on Confluent Cloud. The provider has the cluster's credentials, so that the state has none. */
export class ConfluentProvisioner implements KafkaProvisioner {
  public constructor(private readonly provider: (home: Home) => TerraformProvider) {}

  public topic(home: Home, spec: TopicSpec, destroyProtection: boolean): TerraformElement {
    const KafkaTopic = bindings.confluentTopic();
    return new KafkaTopic(home.scope, 'Resource', {
      provider: this.provider(home),
      topicName: spec.topicName,
      partitionsCount: spec.partitions,
      config: terraformLiterals(topicConfig(spec)),
      ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
    });
  }

  public acls(home: Home, group: AclGroup): TerraformElement {
    const KafkaAcl = bindings.confluentAcl();
    return new KafkaAcl(home.scope, 'Resource', {
      provider: this.provider(home),
      ...terraformLiterals(group.rows()[0]!),
    });
  }
}
