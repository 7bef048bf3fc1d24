import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { Warning } from '../../src/core/warning';
import { topicPolicies } from '../../src/kafka/policies';
import { topicRequirements, topicReview } from '../../src/kafka/renderers';
import type { Serialisation } from '../../src/kafka/serialisation';
import { topicNameFailures } from '../../src/kafka/topic-name';
import type { ITopicNaming } from '../../src/kafka/topic-naming';
import { namingPolicy } from '../../src/kafka/topic-naming-policy';
import type { TopicOptions } from '../../src/kafka/topic-options';
import { topicChange } from '../../src/kafka/partition-change';
import { topicSpec, type TopicSpec } from '../../src/kafka/topic-spec';
import { Capability } from '../../src/security/capability';
import type { IPolicy } from '../../src/security/policy';
import { deliver, refer } from '../delivery/deliver';
import { namingAt } from './declared-naming';
import { isProtected } from './destroy-protection';
import { EngineTopicNames } from './engine-topic-names';
import type { IKafkaCluster } from './kafka-cluster';
import { TopicGrants } from './topic-grants';
import { recordedTopic } from './recorded-topics';
import { TopicNames } from './topic-names';

/** What a topic is made of. */
export interface TopicProps extends TopicOptions {
  /** The cluster that it is on. */
  readonly cluster: IKafkaCluster;
  /**
   * A rule for the name, beside those of Kafka: guardrail SG-KAFKA-007.
   * @default - the nearest TopicConventions, else TopicNaming.domainDatasetVersion()
   */
  readonly naming?: ITopicNaming;
  /**
   * Whether Terraform refuses to destroy the topic, and with it the data.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
  /**
   * How the keys are written; a subject of the topic's keys must agree.
   * @default - not declared, nothing is compared
   */
  readonly keySerialisation?: Serialisation;
  /**
   * How the values are written; a subject of the topic's values must agree.
   * @default - not declared, nothing is compared
   */
  readonly valueSerialisation?: Serialisation;
}

/** A topic that something can be granted on. */
export interface ITopic extends IConstruct {
  readonly topicName: string;
  readonly cluster: IKafkaCluster;
  /** Who may do what with it. */
  readonly grants: TopicGrants;
  /** How its keys are written, where that is declared. */
  readonly keySerialisation?: Serialisation;
  /** How its values are written, where that is declared. */
  readonly valueSerialisation?: Serialisation;
}

/** How an existing topic is named. */
export interface TopicAttributes {
  readonly cluster: IKafkaCluster;
  readonly topicName: string;
  /**
   * How the keys are written.
   * @default - not declared
   */
  readonly keySerialisation?: Serialisation;
  /**
   * How the values are written.
   * @default - not declared
   */
  readonly valueSerialisation?: Serialisation;
}

/**
 * A Kafka topic.
 *
 * Throws one error with everything that is wrong: with the name, a bound, or what the cluster cannot do; and for fewer
 * partitions than the approved bundle of the stack has.
 */
export class Topic extends Construct implements ITopic {
  /** A topic that exists and is managed elsewhere. */
  public static fromTopicName(scope: Construct, id: string, attributes: TopicAttributes): ITopic {
    return new ImportedTopic(scope, id, attributes);
  }

  public readonly topicName: string;
  public readonly cluster: IKafkaCluster;
  public readonly grants: TopicGrants;
  /** The number of partitions. */
  public readonly partitions: number;
  public readonly keySerialisation: Serialisation | undefined;
  public readonly valueSerialisation: Serialisation | undefined;

  public constructor(scope: Construct, id: string, props: TopicProps) {
    super(scope, id);
    const { cluster, naming, destroyProtection = isProtected(scope), ...rest } = props;
    const { keySerialisation, valueSerialisation, ...options } = rest;
    this.keySerialisation = keySerialisation;
    this.valueSerialisation = valueSerialisation;
    const spec = topicSpec(this.node.path, options, cluster._platform.limits);
    cluster._platform.assertUsable?.(this.node.path, this);
    const { failures, warnings } = topicChange(this.node.path, recordedTopic(this, cluster, spec.topicName), spec);
    throwIfAny(failures);
    TopicNames.of(this, cluster).add(this, spec.topicName);
    this.topicName = spec.topicName;
    this.partitions = spec.partitions;
    this.cluster = cluster;
    this.grants = TopicGrants._of(this);
    this.deliver({ ...spec, destroyProtection }, this.policies(naming), warnings);
  }

  /** Judged at the end: which policy holds, and which names are an engine's, is said by the rest of the program. */
  private policies(naming: ITopicNaming | undefined): IPolicy[] {
    const engines = EngineTopicNames.of(this, this.cluster);
    const isOfEngine = (): boolean => engines.has(this.topicName);
    return [...topicPolicies, namingPolicy(() => naming ?? namingAt(this), this.topicName, isOfEngine)];
  }

  private deliver(
    { destroyProtection, ...spec }: TopicSpec & { readonly destroyProtection: boolean },
    policies: readonly IPolicy[],
    warnings: readonly Warning[],
  ): void {
    const { provisioner, withoutProvider, awaits, requires = [] } = this.cluster._platform;
    deliver(this, {
      type: 'kafka.topic',
      name: spec.topicName,
      capability: Capability.TOPICS,
      spec: { cluster: this.cluster.node.path, ...spec, destroyProtection },
      requires: [this.cluster, ...requires],
      awaits,
      provision: provisioner && ((home) => provisioner.topic(home, spec, destroyProtection)),
      withoutProvider,
      review: [topicReview],
      document: [topicRequirements],
      policies,
      warnings: warnings.map(({ property, text }) => `${property}: ${text}`),
    });
  }
}

class ImportedTopic extends Construct implements ITopic {
  public readonly topicName: string;
  public readonly cluster: IKafkaCluster;
  public readonly grants: TopicGrants;
  public readonly keySerialisation: Serialisation | undefined;
  public readonly valueSerialisation: Serialisation | undefined;

  public constructor(scope: Construct, id: string, attributes: TopicAttributes) {
    super(scope, id);
    this.keySerialisation = attributes.keySerialisation;
    this.valueSerialisation = attributes.valueSerialisation;
    const { topicName, cluster } = attributes;
    throwIfAny(topicNameFailures(this.node.path, topicName));
    this.topicName = topicName;
    this.cluster = cluster;
    this.grants = TopicGrants._of(this);
    refer(this, { type: 'kafka.topic', name: topicName, spec: { cluster: cluster.node.path, topicName } });
  }
}
