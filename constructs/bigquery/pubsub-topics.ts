import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { pubSubPolicies } from '../../src/bigquery/policies';
import { deadLetterTopicArguments, topicArguments, topicSchemaArguments } from '../../src/bigquery/pubsub-arguments';
import { pubSubSchemaConfig, pubSubSchemaModel, pubSubTopicConfig } from '../../src/bigquery/pubsub-config';
import type { BigQuerySubscriptionSpec } from '../../src/bigquery/pubsub-spec';
import { canonicalJson } from '../../src/core/canonical-json';
import { fail } from '../../src/core/sluicegate-error';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver, refer } from '../delivery/deliver';
import type { Delivery } from '../delivery/delivery';
import type { Home } from '../delivery/home';
import { tierBoundaryOf } from '../delivery/posture';
import { bindings } from './bindings';
import { DatasetContents } from './dataset-contents';
import type { IGoogleCloudProject } from './google-cloud-project';

type TopicArguments = ReturnType<typeof topicArguments>;

/**
 * The topics and schemas that the subscriptions of one tier boundary need. Each is made once, at an address that does not
 * depend on which subscription names it first; those that name it must describe it alike.
 */
export class PubSubTopics extends Construct {
  public static of(scope: IConstruct, project: IGoogleCloudProject): PubSubTopics {
    const boundary = tierBoundaryOf(scope);
    const id = `${project.node.path.split('/').slice(1).join('-')}PubSub`;
    const existing = boundary.node.tryFindChild(id);
    return existing instanceof PubSubTopics ? existing : new PubSubTopics(boundary, id, project);
  }

  private readonly described = new Map<IConstruct, string>();

  private constructor(
    scope: Construct,
    id: string,
    private readonly project: IGoogleCloudProject,
  ) {
    super(scope, id);
  }

  /** The topic that a subscription reads, with its schema. */
  public topic(by: IConstruct, spec: BigQuerySubscriptionSpec, destroyProtection: boolean): IConstruct {
    if (spec.existingTopic) return this.existing(spec.topicName);
    const schema = this.schema(by, spec);
    return this.make(by, 'topicName', topicArguments(spec), destroyProtection, schema ? [schema] : []);
  }

  /** The topic that takes its dead letters, if there is one. */
  public deadLetters(
    by: IConstruct,
    spec: BigQuerySubscriptionSpec,
    destroyProtection: boolean,
  ): IConstruct | undefined {
    if (spec.deadLetter?.existingTopic) return this.existing(spec.deadLetter.topicName);
    const described = deadLetterTopicArguments(spec);
    return described && this.make(by, 'deadLetter', { ...described, schemaSettings: undefined }, destroyProtection, []);
  }

  /** A topic that others make: named in the bundle, with what its messages flow to. */
  private existing(topicName: string): IConstruct {
    const id = `existing topic ${topicName}`;
    const known = this.node.tryFindChild(`topic ${topicName}`) ?? this.node.tryFindChild(id);
    if (known !== undefined) return known;
    const topic = new Construct(this, id);
    refer(topic, {
      type: 'pubsub.topic',
      name: topicName,
      spec: { projectId: this.project.projectId, name: topicName },
    });
    return topic;
  }

  private schema(by: IConstruct, spec: BigQuerySubscriptionSpec): IConstruct | undefined {
    const told = topicSchemaArguments(spec);
    const model = pubSubSchemaModel(spec);
    if (told === undefined || model === undefined) return undefined;
    return this.once(by, { property: 'topicSchema', id: `schema ${told.name}`, described: told }, () => ({
      type: 'pubsub.schema',
      name: told.name,
      capability: Capability.SCHEMAS,
      spec: model,
      requires: [this.project],
      provision: (home) => {
        const PubsubSchema = bindings.pubSubSchema();
        return new PubsubSchema(home.scope, 'Resource', { ...terraformLiterals(told), ...this.providerIn(home) });
      },
      emit: [pubSubSchemaConfig],
    }));
  }

  private make(
    by: IConstruct,
    property: string,
    told: TopicArguments,
    destroyProtection: boolean,
    requires: readonly IConstruct[],
  ): IConstruct {
    const { project: projectId, name, ...rest } = told;
    return this.once(by, { property, id: `topic ${name}`, described: { ...told, destroyProtection } }, () => ({
      type: 'pubsub.topic',
      name,
      capability: Capability.WAREHOUSE,
      spec: {
        projectId,
        name,
        topic: { name: `projects/${projectId}/topics/${name}`, ...rest },
        destroyProtection,
      },
      requires: [this.project, ...requires],
      provision: (home) => this.provisionTopic(home, told, destroyProtection),
      emit: [pubSubTopicConfig],
      policies: pubSubPolicies,
    }));
  }

  private provisionTopic(home: Home, told: TopicArguments, destroyProtection: boolean): TerraformElement {
    const PubsubTopic = bindings.pubSubTopic();
    return new PubsubTopic(home.scope, 'Resource', {
      ...terraformLiterals(told),
      ...this.providerIn(home),
      ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
    });
  }

  private providerIn(home: Home) {
    return { provider: this.project._provider(home) };
  }

  private once(by: IConstruct, { property, id, described }: Shared, delivery: () => Delivery): IConstruct {
    const text = canonicalJson(described);
    const existing = this.node.tryFindChild(id);
    if (existing === undefined) {
      const made = new Construct(this, id);
      DatasetContents.of(this).claim(by, { property, name: `${this.project.projectId} ${id}` });
      this.described.set(made, text);
      deliver(made, delivery());
      return made;
    }
    if (this.described.get(existing) !== text) {
      fail({
        path: by.node.path,
        property,
        rule: 'bigquery.subscription.shared',
        must: 'be described alike by all subscriptions that name it: schema, encoding, labels and protection',
        given: id,
        remedy: 'describe it the same everywhere, or choose another name',
      });
    }
    return existing;
  }
}

interface Shared {
  readonly property: string;
  readonly id: string;
  readonly described: object;
}
