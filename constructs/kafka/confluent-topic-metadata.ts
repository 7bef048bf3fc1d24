import type { TerraformElement, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { assertRules } from '../../src/core/rule';
import { terraformLiterals } from '../../src/core/tokens';
import { TOPIC_METADATA_RULES } from '../../src/kafka/stream-catalog-rules';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import type { Home } from '../delivery/home';
import { bindings } from './bindings';
import { confluentIdentityOf } from './confluent-cluster-identity';
import type { ConfluentStreamCatalog } from './confluent-stream-catalog';
import { refuseOtherStack } from './same-stack';
import type { ITopic } from './topic';

/** Values for one business metadata that the catalog defines. */
export interface ConfluentBusinessMetadata {
  /** Its name in the catalog: letters, digits, `_` and spaces. */
  readonly metadataName: string;
  /** The values by attribute. Not for secrets: everyone who sees the topic sees them. */
  readonly attributes: Record<string, string>;
}

/** What a topic is described by. */
export interface ConfluentTopicMetadataProps {
  readonly catalog: ConfluentStreamCatalog;
  readonly topic: ITopic;
  /**
   * Tags that the catalog has: letters, digits, `_` and spaces.
   * @default - none
   */
  readonly tags?: string[];
  /**
   * Business metadata that the catalog has.
   * @default - none
   */
  readonly businessMetadata?: ConfluentBusinessMetadata[];
}

/** Where a binding points to, and who makes it. */
interface Entity {
  readonly provider: TerraformProvider;
  readonly entityName: string;
  readonly entityType: string;
}

/**
 * Tags and business metadata of a topic in the Stream Catalog of Confluent Cloud.
 *
 * Throws one error with everything that is wrong, and for a topic that is not on Confluent Cloud.
 *
 * @see https://docs.confluent.io/cloud/current/stream-governance/stream-catalog.html
 */
export class ConfluentTopicMetadata extends Construct {
  private readonly props: ConfluentTopicMetadataProps;

  public constructor(scope: Construct, id: string, props: ConfluentTopicMetadataProps) {
    super(scope, id);
    this.props = props;
    const { topic, tags = [], businessMetadata = [] } = props;
    assertRules(this.node.path, { tags, businessMetadata }, TOPIC_METADATA_RULES);
    const { awaits } = confluentIdentityOf(topic.cluster, this.node.path);
    for (const awaited of awaits) refuseOtherStack(this.node.path, 'topic', this, awaited);
    for (const tagName of tags) {
      this.bind(`Tag ${tagName}`, 'confluent.tag-binding', tagName, { tagName }, (home, entity) => {
        const TagBinding = bindings.confluentTagBinding();
        return new TagBinding(home.scope, 'Resource', { ...entity, ...terraformLiterals({ tagName }) });
      });
    }
    for (const { metadataName, attributes } of businessMetadata) {
      const spec = { metadataName, attributes };
      this.bind(
        `Metadata ${metadataName}`,
        'confluent.business-metadata-binding',
        metadataName,
        spec,
        (home, entity) => {
          const BusinessMetadataBinding = bindings.confluentBusinessMetadataBinding();
          return new BusinessMetadataBinding(home.scope, 'Resource', {
            ...entity,
            ...terraformLiterals({ businessMetadataName: metadataName, attributes }),
          });
        },
      );
    }
  }

  /** Each binding comes after the topic, which the catalog has to know. */
  private bind(
    id: string,
    type: string,
    name: string,
    spec: object,
    make: (home: Home, entity: Entity) => TerraformElement,
  ): void {
    const { catalog, topic } = this.props;
    const cluster = confluentIdentityOf(topic.cluster, this.node.path);
    deliver(new Construct(this, id), {
      type,
      name: `${name} on ${topic.topicName}`,
      capability: Capability.SCHEMAS,
      spec: { catalog: catalog.node.path, topic: topic.node.path, ...spec },
      requires: [catalog, topic],
      awaits: cluster.awaits,
      provision: (home) =>
        make(home, {
          provider: catalog._provider(home),
          entityName: `${catalog._registryId}:${cluster.clusterId(home)}:${topic.topicName}`,
          entityType: 'kafka_topic',
        }),
    });
  }
}
