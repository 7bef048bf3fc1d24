import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { subscriptionNotices } from '../../src/bigquery/pubsub-columns';
import { pubSubPolicies } from '../../src/bigquery/policies';
import { subscriptionArguments } from '../../src/bigquery/pubsub-arguments';
import { subscriptionConfig, subscriptionReview } from '../../src/bigquery/pubsub-config';
import { type BigQuerySubscriptionOptions } from '../../src/bigquery/pubsub-options';
import {
  bigQuerySubscriptionSpec,
  deadLetterGrants,
  subscriptionTableGrant,
  type BigQuerySubscriptionSpec,
} from '../../src/bigquery/pubsub-spec';
import { warningTexts } from '../../src/bigquery/recorded-table-file';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { SecurityTier } from '../../src/security/security-tier';
import { deliver } from '../delivery/deliver';
import { feed } from '../delivery/feed';
import { postureOf } from '../delivery/posture';
import { bindings } from './bindings';
import { DatasetContents } from './dataset-contents';
import type { IGoogleCloudProject } from './google-cloud-project';
import { isProtected } from './protection';
import { PubSubGrant } from './pubsub-grant';
import { PubSubTopics } from './pubsub-topics';
import type { IBigQueryTable } from './table';
import { knownTable } from './known-table';
import { topicFields } from './topic-fields';

/** What a topic with a subscription to a table is made of. */
export interface BigQuerySubscriptionProps extends BigQuerySubscriptionOptions {
  /** The table that messages become rows of. Of an existing one the columns must be given. */
  readonly table: IBigQueryTable;
  /**
   * The project of topic and subscription.
   * @default - that of the table
   */
  readonly project?: IGoogleCloudProject;
  /**
   * Whether the writer has its role on the table by now: from an earlier review, or from whoever manages the roles of the
   * project. The subscription is then made where tables are made, and only the roles are for review.
   * @default false - the subscription waits for its role, since Pub/Sub refuses it otherwise
   */
  readonly writerIsGranted?: boolean;
  /**
   * Whether Terraform refuses to destroy topics and subscription, and with them unwritten messages.
   * @default - true everywhere but in CLOUD_NATIVE DEV
   */
  readonly destroyProtection?: boolean;
}

/**
 * A Pub/Sub topic whose messages Pub/Sub itself writes into a table: the way in without a writer. With its schema, dead
 * letters and the roles that Pub/Sub needs.
 *
 * Pub/Sub refuses the subscription before it may write to the table, so it waits where the role waits: for review. No value
 * of the role is needed, so nothing else holds it back: apply the review once, then say `writerIsGranted`.
 *
 * Throws one error with everything that is wrong, also between the topic's schema and the table's columns.
 *
 * @see https://cloud.google.com/pubsub/docs/bigquery
 */
export class BigQuerySubscription extends Construct {
  public readonly topicName: string;
  public readonly subscriptionName: string;

  public constructor(scope: Construct, id: string, props: BigQuerySubscriptionProps) {
    super(scope, id);
    const { table, project = table.dataset.project, ...rest } = props;
    const { destroyProtection = isProtected(scope), writerIsGranted = false, ...options } = rest;
    const { path } = this.node;
    const projectNumber = options.projectNumber ?? (project.projectNumber || undefined);
    const spec = bigQuerySubscriptionSpec(path, {
      projectId: project.projectId,
      table: knownTable(path, table, 'bigquery.subscription.columns'),
      options: { ...options, projectNumber },
      fieldNames: topicFields(options.topicSchema),
    });
    const name = `projects/${project.projectId}/subscriptions/${spec.subscriptionName}`;
    DatasetContents.of(this).claim(this, { property: 'subscriptionName', name });
    this.topicName = spec.topicName;
    this.subscriptionName = spec.subscriptionName;
    const topics = PubSubTopics.of(this, project);
    const topic = topics.topic(this, spec, destroyProtection);
    const deadLetters = topics.deadLetters(this, spec, destroyProtection);
    this.deliver(spec, { project, table, topic, deadLetters, destroyProtection, writerIsGranted });
    for (const grant of deadLetterGrants(spec)) {
      new PubSubGrant(this, project, grant, [...(deadLetters ? [deadLetters] : []), this]);
    }
    feed(topic, this);
    if (deadLetters) feed(this, deadLetters);
  }

  private deliver(spec: BigQuerySubscriptionSpec, around: Surroundings): void {
    const { project, table, topic, deadLetters, destroyProtection, writerIsGranted } = around;
    const role = table.grants._grant(subscriptionTableGrant(spec));
    // Configuration alone waits for nothing, and a role that is there is not waited for.
    const waits = postureOf(this).tier !== SecurityTier.AIR_GAPPED && !writerIsGranted;
    deliver(this, {
      type: 'bigquery.subscription',
      name: spec.subscriptionName,
      capability: Capability.WAREHOUSE,
      spec: { ...spec, destroyProtection },
      requires: [...[project, table, topic], ...(deadLetters ? [deadLetters] : []), ...(waits ? [] : [role])],
      ...(waits ? { awaits: [role] } : {}),
      feeds: [table],
      provision: (home) => {
        const PubsubSubscription = bindings.pubSubSubscription();
        const { defaultChild: first } = role.node;
        const isBeside = TerraformResource.isTerraformResource(first) && first.cdktfStack === home.stack;
        return new PubsubSubscription(home.scope, 'Resource', {
          ...terraformLiterals(subscriptionArguments(spec)),
          provider: project._provider(home),
          ...(isBeside && { dependsOn: [first] }),
          ...(destroyProtection && { lifecycle: { preventDestroy: true } }),
        });
      },
      review: [subscriptionReview],
      emit: [subscriptionConfig],
      policies: pubSubPolicies,
      warnings: warningTexts(subscriptionNotices(this.node.path, spec)),
    });
  }
}

interface Surroundings {
  readonly project: IGoogleCloudProject;
  readonly table: IBigQueryTable;
  readonly topic: IConstruct;
  readonly deadLetters: IConstruct | undefined;
  readonly writerIsGranted: boolean;
  readonly destroyProtection: boolean;
}
