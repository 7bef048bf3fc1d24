import type { IConstruct } from 'constructs';
import type { Home } from '../delivery/home';
import { confluentIdentityOf } from './confluent-cluster-identity';
import type { IKafkaCluster } from './kafka-cluster';

/** What an API key is for, as Confluent's provider names it. */
interface ManagedResource {
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly environment: { readonly id: string }[];
}

/** What an API key opens. */
export class ConfluentApiKeyResource {
  /**
   * A Kafka cluster on Confluent Cloud.
   *
   * Throws for another kind of cluster.
   */
  public static kafkaCluster(cluster: IKafkaCluster): ConfluentApiKeyResource {
    const identity = confluentIdentityOf(cluster, 'ConfluentApiKeyResource.kafkaCluster');
    return new ConfluentApiKeyResource(`Kafka cluster ${cluster.clusterName}`, identity.awaits, (home) => ({
      id: identity.clusterId(home),
      apiVersion: 'cmk/v2',
      kind: 'Cluster',
      environment: [{ id: identity.environmentId(home) }],
    }));
  }

  /**
   * A Schema Registry that exists.
   *
   * @param environmentId `env-…`
   * @param registryId `lsrc-…`
   */
  public static schemaRegistry(environmentId: string, registryId: string): ConfluentApiKeyResource {
    return new ConfluentApiKeyResource(`Schema Registry ${registryId}`, [], () => ({
      id: registryId,
      apiVersion: 'srcm/v3',
      kind: 'Cluster',
      environment: [{ id: environmentId }],
    }));
  }

  /** Confluent Cloud itself: a Cloud API key. */
  public static cloud(): ConfluentApiKeyResource {
    return new ConfluentApiKeyResource('Confluent Cloud', [], undefined);
  }

  private constructor(
    private readonly text: string,
    /** @internal */
    public readonly _awaits: readonly IConstruct[],
    /** @internal */
    public readonly _managed: ((home: Home) => ManagedResource) | undefined,
  ) {}

  /** For people. */
  public toString(): string {
    return this.text;
  }
}
