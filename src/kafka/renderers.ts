import type { Artifact } from '../bundle/artifact';
import type { ModelResource, Renderer, StackModel } from '../bundle/model';
import { sortedBy } from '../core/stable-order';
import type { AclRow } from './acl-row';
import { aclsScript } from './emitted/acls-script';
import type { ScriptCluster } from './emitted/kafka-script';
import { quotasScript } from './emitted/quotas-script';
import { strimziResources } from './emitted/strimzi';
import { topicRequirements as requirementsOf, type ClusterRequirements } from './emitted/topic-requirements';
import { topicsScript } from './emitted/topics-script';
import type { QuotaSpec } from './quota-spec';
import type { TopicSpec } from './topic-spec';

/** What a resource of this domain says in the model: its spec, and the path of its cluster. */
type OnCluster<S> = S & { readonly cluster: string };

/** For a reviewer: scripts with the stock tools, and Strimzi's resources for a cluster without a provider. */
const review: Renderer = (resources, model) =>
  byCluster(resources, model).flatMap(({ cluster, kind, topics, acls, quotas }): Artifact[] => [
    ...(topics.length > 0 ? [topicsScript(cluster, topics)] : []),
    ...(acls.length > 0 ? [aclsScript(cluster, acls, accountsIn(model))] : []),
    ...(quotas.length > 0 ? [quotasScript(cluster, quotas)] : []),
    ...(kind === 'APACHE_KAFKA' ? strimziResources(cluster, topics, acls) : []),
  ]);

/** For a platform team: one document over all clusters. */
const requirements: Renderer = (resources, model) => {
  const { stack, owner, environment } = model;
  return requirementsOf({ stack, owner, environment }, byCluster(resources, model));
};

// One function under each name, so that it is called once with the topics, ACLs and quotas together.
export const topicReview = review;
export const aclReview = review;
export const quotaReview = review;
export const topicRequirements = requirements;
export const aclRequirements = requirements;
export const quotaRequirements = requirements;

/** The constructs that are accounts of Confluent Cloud, by display name. */
function accountsIn({ references, resources }: StackModel): Map<string, string[]> {
  const accounts = new Map<string, string[]>();
  for (const { id, type, name } of [...references, ...resources])
    if (type === 'confluent.service-account') accounts.set(name, [...(accounts.get(name) ?? []), id]);
  return accounts;
}

function byCluster(
  resources: readonly ModelResource[],
  model: StackModel,
): (ClusterRequirements & { readonly kind: string })[] {
  const clusters = new Map<string, ReturnType<typeof clusterAt> & { readonly members: ModelResource[] }>();
  for (const resource of resources) {
    const found = clusterAt((resource.spec as OnCluster<object>).cluster, model);
    // A program may refer to one cluster twice, with other credentials.
    const known = clusters.get(found.cluster.clusterName) ?? { ...found, members: [] };
    clusters.set(found.cluster.clusterName, known);
    known.members.push(resource);
  }
  return sortedBy(clusters.values(), ({ cluster }) => cluster.clusterName).map(({ members, ...cluster }) => {
    const on = <S>(type: string): S[] =>
      members.filter((resource) => resource.type === type).map(({ spec }) => spec as OnCluster<S>);
    return {
      ...cluster,
      topics: on<TopicSpec>('kafka.topic'),
      acls: on<AclRow>('kafka.acl'),
      quotas: on<QuotaSpec>('kafka.quota'),
    };
  });
}

/** Clusters that exist are references; one that the stack makes is a resource, whose servers may be known only later. */
function clusterAt(path: string, model: StackModel): { readonly cluster: ScriptCluster; readonly kind: string } {
  const found = [...model.references, ...model.resources].find(({ id }) => id === path);
  const { bootstrapServers = '', kind = '' } = (found?.spec ?? {}) as { bootstrapServers?: string; kind?: string };
  return { cluster: { clusterName: found?.name ?? path, bootstrapServers }, kind };
}
