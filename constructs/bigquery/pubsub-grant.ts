import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { pubSubGrantArguments } from '../../src/bigquery/pubsub-arguments';
import { pubSubGrantRequirements, pubSubGrantReview } from '../../src/bigquery/pubsub-config';
import type { PubSubGrantSpec } from '../../src/bigquery/pubsub-spec';
import { terraformLiterals } from '../../src/core/tokens';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { bindings } from './bindings';
import type { IGoogleCloudProject } from './google-cloud-project';

/** One role of Pub/Sub's service agent on a topic or subscription. */
export class PubSubGrant extends Construct {
  public constructor(
    scope: Construct,
    project: IGoogleCloudProject,
    spec: PubSubGrantSpec,
    requires: readonly IConstruct[],
  ) {
    super(scope, `${spec.role.replace(/\//g, ':')} on ${spec.kind} ${spec.name}`);
    deliver(this, {
      type: 'pubsub.grant',
      name: `${spec.role} on ${spec.kind} ${spec.name} for ${spec.member}`,
      capability: Capability.IDENTITY,
      spec,
      requires,
      provision: (home) => {
        const { topic, subscription, ...told } = { topic: '', subscription: '', ...pubSubGrantArguments(spec) };
        const config = { ...terraformLiterals(told), provider: project._provider(home) };
        const PubsubTopicIamMember = bindings.pubSubTopicIamMember();
        if (spec.kind === 'topic') return new PubsubTopicIamMember(home.scope, 'Resource', { ...config, topic });
        const PubsubSubscriptionIamMember = bindings.pubSubSubscriptionIamMember();
        return new PubsubSubscriptionIamMember(home.scope, 'Resource', { ...config, subscription });
      },
      review: [pubSubGrantReview],
      document: [pubSubGrantRequirements],
    });
  }
}
