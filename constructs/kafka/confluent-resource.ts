import type { IConstruct } from 'constructs';
import type { ConfluentResourceLevel } from '../../src/kafka/confluent-resource-level';
import type { Home } from '../delivery/home';
import { confluentIdentityOf } from './confluent-cluster-identity';
import type { IConfluentEnvironment } from './confluent-environment';
import type { IConfluentOrganization } from './confluent-organization';
import type { IKafkaCluster } from './kafka-cluster';

interface ResourceParts {
  readonly text: string;
  readonly level: ConfluentResourceLevel;
  readonly awaits: readonly IConstruct[];
  /** What follows the organization in the resource name. */
  path(home: Home): string;
}

/** What a role is for: a part of Confluent Cloud by its Confluent Resource Name (CRN). */
export class ConfluentResource {
  /** Everything in the organization. */
  public static organization(): ConfluentResource {
    return new ConfluentResource({ text: 'the organization', level: 'ORGANIZATION', awaits: [], path: () => '' });
  }

  /** Everything in an environment. */
  public static environment(environment: IConfluentEnvironment): ConfluentResource {
    return new ConfluentResource({
      text: `environment ${environment.node.path}`,
      level: 'ENVIRONMENT',
      awaits: environment._awaits,
      path: (home) => `/environment=${environment._environmentId(home)}`,
    });
  }

  /** A Kafka cluster. Throws for one that is not on Confluent Cloud. */
  public static kafkaCluster(cluster: IKafkaCluster): ConfluentResource {
    return onCluster(cluster, 'kafkaCluster', '');
  }

  /** A topic. Throws for a cluster that is not on Confluent Cloud. */
  public static topic(cluster: IKafkaCluster, topicName: string): ConfluentResource {
    return onCluster(cluster, 'topic', `topic=${topicName}`);
  }

  /** Every topic whose name begins so. Throws for a cluster that is not on Confluent Cloud. */
  public static topicPrefix(cluster: IKafkaCluster, prefix: string): ConfluentResource {
    return onCluster(cluster, 'topicPrefix', `topic=${prefix}*`);
  }

  /** A consumer group. Throws for a cluster that is not on Confluent Cloud. */
  public static group(cluster: IKafkaCluster, group: string): ConfluentResource {
    return onCluster(cluster, 'group', `group=${group}`);
  }

  /** Every consumer group whose name begins so. Throws for a cluster that is not on Confluent Cloud. */
  public static groupPrefix(cluster: IKafkaCluster, prefix: string): ConfluentResource {
    return onCluster(cluster, 'groupPrefix', `group=${prefix}*`);
  }

  /** Every `transactional.id` that begins so. Throws for a cluster that is not on Confluent Cloud. */
  public static transactionalIdPrefix(cluster: IKafkaCluster, prefix: string): ConfluentResource {
    return onCluster(cluster, 'transactionalIdPrefix', `transactional-id=${prefix}*`);
  }

  /** @internal */
  public static _of(parts: ResourceParts): ConfluentResource {
    return new ConfluentResource(parts);
  }

  private constructor(
    /** @internal */
    public readonly _parts: ResourceParts,
  ) {}

  /** For people. */
  public toString(): string {
    return this._parts.text;
  }

  /** @internal */
  public _crn(home: Home, organization: IConfluentOrganization): string {
    return `crn://confluent.cloud/organization=${organization._organizationId(home)}${this._parts.path(home)}`;
  }
}

function onCluster(cluster: IKafkaCluster, factory: string, inside: string): ConfluentResource {
  const identity = confluentIdentityOf(cluster, `ConfluentResource.${factory}`);
  return ConfluentResource._of({
    text: inside === '' ? `cluster ${cluster.clusterName}` : `${inside} on cluster ${cluster.clusterName}`,
    level: inside === '' ? 'CLUSTER' : 'IN_CLUSTER',
    awaits: identity.awaits,
    path: (home) => {
      const id = identity.clusterId(home);
      const at = `/environment=${identity.environmentId(home)}/cloud-cluster=${id}`;
      return inside === '' ? at : `${at}/kafka=${id}/${inside}`;
    },
  });
}
