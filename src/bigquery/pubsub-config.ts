import { pathSegment } from '../bundle/artifact-path';
import type { Artifact } from '../bundle/artifact';
import type { Renderer } from '../bundle/model';
import { markdownTable } from '../bundle/markdown';
import { canonicalJson } from '../core/canonical-json';
import { FOLDER } from './artifact-paths';
import { subscriptionArguments } from './pubsub-arguments';
import { pubSubGrantCommand, topicSchemaFile, subscriptionReviewArtifacts } from './pubsub-artifacts';
import type { BigQuerySubscriptionSpec, PubSubGrantSpec } from './pubsub-spec';
import { specsOf } from './renderers';
import { reviewScript } from './shell';

/** A topic's schema as the model has it. */
export interface PubSubSchemaModel {
  readonly projectId: string;
  readonly schemaName: string;
  readonly definition: string;
  /** `schema.avsc` or `schema.proto`. */
  readonly file: string;
}

/** A topic as the model has it: as Pub/Sub's API writes it. */
export interface PubSubTopicModel {
  readonly projectId: string;
  readonly name: string;
  readonly topic: object;
}

/** Where the files of a topic, schema or subscription are. */
function pubSubPath(kind: string, name: string, file: string): string {
  return `${FOLDER}/pubsub/${kind}-${pathSegment(name)}/${file}`;
}

export const pubSubSchemaConfig: Renderer = (resources) =>
  specsOf<PubSubSchemaModel>(resources).map(({ schemaName, definition, file }) => ({
    path: pubSubPath('schema', schemaName, file),
    body: `${definition.trimEnd()}\n`,
  }));

export const pubSubTopicConfig: Renderer = (resources) =>
  specsOf<PubSubTopicModel>(resources).map(({ name, topic }) => ({
    path: pubSubPath('topic', name, 'topic.json'),
    body: canonicalJson(topic),
  }));

/** The subscription as Pub/Sub's API writes it. */
export const subscriptionConfig: Renderer = (resources) =>
  specsOf<BigQuerySubscriptionSpec>(resources).map((spec) => {
    const { project, name, ...body } = subscriptionArguments(spec);
    const path = pubSubPath('subscription', name, 'subscription.json');
    return { path, body: canonicalJson({ name: `projects/${project}/subscriptions/${name}`, ...body }) };
  });

export const subscriptionReview: Renderer = (resources) =>
  specsOf<BigQuerySubscriptionSpec>(resources).flatMap(subscriptionReviewArtifacts);

/** A script that gives, and notes that take back, for each topic and subscription. */
export const pubSubGrantReview: Renderer = (resources) => {
  const targets = new Map<string, PubSubGrantSpec[]>();
  for (const grant of specsOf<PubSubGrantSpec>(resources)) {
    const key = `${grant.kind} ${grant.name}`;
    targets.set(key, [...(targets.get(key) ?? []), grant]);
  }
  return [...targets].flatMap(([target, grants]): Artifact[] => {
    const { kind, name } = grants[0]!;
    const commands = (verb: 'add' | 'remove'): string[] => [
      ...new Set(grants.map((grant) => pubSubGrantCommand(verb, grant))),
    ];
    const taken = commands('remove').map((command) => `    ${command.replace(/\n/g, '\n    ')}\n`);
    return [
      {
        path: pubSubPath(kind, name, 'grants.sh'),
        body: reviewScript(`Lets Pub/Sub work with ${target}.`, commands('add')),
        executable: true,
      },
      {
        path: pubSubPath(kind, name, 'grants.revert.md'),
        body: `# Taking the grants on ${target} back\n\n${taken.join('\n')}`,
      },
    ];
  });
};

/** What a platform team has to grant to Pub/Sub. */
export const pubSubGrantRequirements: Renderer = (resources, { stack, owner }) => {
  const grants = specsOf<PubSubGrantSpec>(resources);
  const rows = grants.map(({ projectId, kind, name, role, member, reason }) => [
    `projects/${projectId}/${kind}s/${name}`,
    role,
    member,
    reason,
  ]);
  const head = `# Roles in Pub/Sub that ${stack} needs\n\nOwner: ${owner}. Each role is on the one topic or subscription only.\n\n`;
  return [
    {
      path: `${FOLDER}/pubsub-grants.md`,
      body: head + markdownTable(['resource', 'role', 'member', 'what for'], rows),
    },
    { path: `${FOLDER}/pubsub-grants.json`, body: canonicalJson({ stack, owner, grants }) },
  ];
};

/** The schema as the model has it. */
export function pubSubSchemaModel(spec: BigQuerySubscriptionSpec): PubSubSchemaModel | undefined {
  const { projectId, topicSchema } = spec;
  if (topicSchema === undefined) return undefined;
  const { schemaName, definition } = topicSchema;
  return { projectId, schemaName, definition, file: topicSchemaFile(spec) };
}
