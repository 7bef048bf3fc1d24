import type { Construct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import { hasToken } from '../../src/core/tokens';
import { renderingFailures } from '../../src/kafka/client/client-artifacts';
import { clientFiles, type ClientSpec } from '../../src/kafka/client/client-files';
import type { ClientContext, ClientModel } from '../../src/kafka/client/client-model';
import { clientPolicies } from '../../src/kafka/client/client-policies';
import { ClientRendering } from '../../src/kafka/client/client-rendering';
import { securityProtocol } from '../../src/kafka/client/security-spec';
import type { AclRow } from '../../src/kafka/acl-row';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { ClientProgram } from './client-program';
import type { KafkaClientProps } from './client-props';
import { clientTopic, nameInStack, surroundingFailures } from './client-surroundings';
import { nameOn } from './name-on-cluster';
import type { ITopic } from './topic';

/** What one kind of client is. */
export interface ClientKind {
  readonly type: string;
  readonly props: KafkaClientProps;
  /** By property. */
  readonly topics: Readonly<Record<string, readonly ITopic[]>>;
  readonly transactionalTopics?: readonly ITopic[];
  /** What data flows to. */
  readonly feeds?: readonly ITopic[];
  /** Throws one error with everything that is wrong with the options. */
  model(context: ClientContext): ClientModel;
  /** What it does that its principal is not granted. */
  missing(context: ClientContext, model: ClientModel, principal: string, rows: readonly AclRow[]): Failure[];
  warnings?(context: ClientContext): string[];
}

/** Checks a client at once, and delivers its configuration when the program has said everything. */
export function deliverClient(scope: Construct, kind: ClientKind): void {
  const { path } = scope.node;
  const { cluster, renderings = [ClientRendering.JAVA_PROPERTIES], clientName } = kind.props;
  const isStreams = kind.type === 'kafka.streams';
  throwIfAny([
    ...nameFailures(path, clientName),
    ...surroundingFailures(path, cluster, kind.topics),
    ...renderingFailures(path, { kind: isStreams ? 'STREAMS' : 'CONSUMER' }, renderings),
  ]);
  kind.model(contextOf(scope, kind, () => false));
  ClientProgram.add(scope, {
    transactionalTopics: kind.transactionalTopics ?? [],
    complete: (program) => {
      const context = contextOf(scope, kind, (topic) => program.isTransactional(topic));
      const model = kind.model(context);
      const failures = ungranted(kind, context, model, program);
      if (failures.length === 0) deliverModel(scope, kind, context, { ...model, renderings });
      return failures;
    },
  });
}

function contextOf(scope: Construct, kind: ClientKind, isTransactional: (topic: ITopic) => boolean): ClientContext {
  const { cluster, security, secrets = {} } = kind.props;
  return {
    path: scope.node.path,
    bootstrapServers: cluster.bootstrapServers,
    security: security._spec,
    secrets,
    topics: distinctTopics(kind).map((topic) => clientTopic(topic, isTransactional(topic))),
  };
}

function distinctTopics({ topics }: ClientKind): ITopic[] {
  return [
    ...new Map(Object.values(topics).flatMap((named) => named.map((topic) => [topic.topicName, topic]))).values(),
  ];
}

function ungranted(kind: ClientKind, context: ClientContext, model: ClientModel, program: ClientProgram): Failure[] {
  const { principal, cluster } = kind.props;
  if (principal === undefined) return [];
  return kind.missing(context, model, nameOn(cluster, principal), program.rowsOn(cluster));
}

function deliverModel(
  scope: Construct,
  kind: ClientKind,
  context: ClientContext,
  model: ClientModel & Pick<ClientSpec, 'renderings'>,
): void {
  const { cluster, principal, clientName = nameInStack(scope) } = kind.props;
  const spec: ClientSpec = {
    cluster: cluster.node.path,
    topics: context.topics.map(({ topicName }) => topicName),
    ...(principal && { principal: nameOn(cluster, principal) }),
    securityProtocol: securityProtocol(model.security),
    ...model,
  };
  deliver(scope, {
    type: kind.type,
    name: clientName,
    capability: Capability.CLIENTS,
    spec,
    requires: [cluster, ...distinctTopics(kind)],
    feeds: kind.feeds ?? [],
    emit: [clientFiles],
    policies: clientPolicies,
    warnings: kind.warnings?.(context) ?? [],
  });
}

function nameFailures(path: string, clientName: string | undefined): Failure[] {
  if (clientName === undefined || (!hasToken(clientName) && /^[\w.-]{1,100}$/.test(clientName))) return [];
  return [
    {
      path,
      property: 'clientName',
      rule: 'kafka.client.name',
      must: 'be 1 to 100 letters, digits, dots, dashes or underscores',
      given: hasToken(clientName) ? 'a value that is known only after apply' : JSON.stringify(clientName),
      remedy: 'choose a name for a folder',
    },
  ];
}
