import { TerraformResource, dependable } from 'cdktf';
import type { TerraformElement } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Failure } from '../../src/core/failure';
import { throwIfAny } from '../../src/core/sluicegate-error';
import type { AclRow } from '../../src/kafka/acl-row';
import { clientPolicies } from '../../src/kafka/client/client-policies';
import { connectorFiles, connectorReview, type DeliveredConnector } from '../../src/kafka/connect/connector-files';
import type { ConnectorOptions } from '../../src/kafka/connect/connector-options';
import { connectorSpec, connectorWarnings, type ConnectorInput } from '../../src/kafka/connect/connector-spec';
import type { TopicSpec } from '../../src/kafka/topic-spec';
import { Capability } from '../../src/security/capability';
import { deliver } from '../delivery/deliver';
import { ledgerOf } from '../delivery/ledger';
import { elsewhereFailures } from './client-surroundings';
import type { IConnectCluster } from './connect-cluster';
import type { SourceErrorHandling } from './connector-props';
import { EngineTopicNames } from './engine-topic-names';
import { nameOn } from './name-on-cluster';
import type { Principal } from './principal';
import type { ITopic } from './topic';

/** One direction's part of a connector. */
export interface ConnectorParts {
  readonly connectCluster: IConnectCluster;
  readonly principal?: Principal;
  readonly options: ConnectorOptions;
  readonly direction: 'SINK' | 'SOURCE';
  /** What it reads or writes. */
  readonly topics: readonly ITopic[];
  readonly deadLetterTopic?: ITopic;
  readonly errors: ConnectorInput['errors'];
  readonly settings?: Readonly<Record<string, string>>;
  /** Who else must have their rights before it starts, as their clusters call them. */
  readonly grantees?: readonly string[];
}

/** Checks a connector and hands it to the gate. */
export function deliverConnector(scope: Construct, parts: ConnectorParts): void {
  const { connectCluster, principal, options, direction, topics, deadLetterTopic } = parts;
  const { path } = scope.node;
  const { kind, restUrl, withoutProvider, awaits, provision } = connectCluster._platform;
  const named = { topics, 'errorHandling.deadLetterTopic': deadLetterTopic ? [deadLetterTopic] : [] };
  throwIfAny([
    ...elsewhereFailures(path, connectCluster.cluster, named),
    ...principalFailures(path, connectCluster, principal),
    ...nameFailures(scope, connectCluster, options.connectorName),
  ]);
  const input: ConnectorInput = {
    ...options,
    kind,
    direction,
    topics: topics.map(({ topicName }) => topicName),
    partitions: partitionsOf(topics),
    errors: parts.errors,
    settings: parts.settings,
  };
  const spec = connectorSpec(path, input);
  EngineTopicNames.of(scope, connectCluster.cluster).add({ names: [deadLetterTopic?.topicName] });
  const delivered: DeliveredConnector = {
    connectCluster: connectCluster.node.path,
    connectName: connectCluster.connectName,
    ...(restUrl !== undefined && { restUrl }),
    ...(principal && { principal: nameOn(connectCluster.cluster, principal) }),
    ...spec,
  };
  const { made } = principal?._origin.account ?? {};
  const requires: IConstruct[] = [
    connectCluster.cluster,
    connectCluster,
    ...topics,
    ...(deadLetterTopic ? [deadLetterTopic] : []),
  ];
  const { elements } = deliver(scope, {
    type: 'kafka.connector',
    name: options.connectorName,
    capability: Capability.CLIENTS,
    spec: delivered,
    requires,
    feeds: direction === 'SOURCE' ? topics : deadLetterTopic ? [deadLetterTopic] : [],
    awaits: [...awaits, ...(made ? [made] : [])],
    provision: provision && ((home) => provision(home, spec, principal)),
    withoutProvider,
    review: [connectorReview],
    emit: [connectorFiles],
    policies: clientPolicies,
    warnings: connectorWarnings(input),
  });
  const grantees = [...(delivered.principal === undefined ? [] : [delivered.principal]), ...(parts.grantees ?? [])];
  if (grantees.length > 0) awaitGrants(scope, new Set(grantees), requires, elements[0]);
}

/** A connector that starts before its ACLs fails. They are derived when the program has said everything. */
function awaitGrants(
  scope: Construct,
  principals: ReadonlySet<string>,
  requires: IConstruct[],
  connector: TerraformElement | undefined,
): void {
  const ledger = ledgerOf(scope);
  const collect = (): void => {
    for (const [
      construct,
      {
        delivery,
        elements: [acl],
      },
    ] of ledger.delivered) {
      if (delivery.type !== 'kafka.acl' || !principals.has((delivery.spec as AclRow).principal)) continue;
      requires.push(construct);
      if (!acl || !connector || !TerraformResource.isTerraformResource(connector)) continue;
      if (!TerraformResource.isTerraformResource(acl) || acl.cdktfStack !== connector.cdktfStack) continue;
      connector.dependsOn = [...(connector.dependsOn ?? []), dependable(acl)];
    }
  };
  ledger.whenComplete(() => ledger.whenComplete(collect));
}

/** What both directions say about errors. */
export function errorsOf(handling: SourceErrorHandling = {}): ConnectorInput['errors'] {
  const { tolerance, logged, recordsLogged, retryTimeout, maxRetryDelay } = handling;
  return {
    tolerance,
    logged,
    recordsLogged,
    retryTimeout: retryTimeout?.toMilliseconds(),
    maxRetryDelay: maxRetryDelay?.toMilliseconds(),
  };
}

/** A topic of this program as it will be; undefined for one that is only referred to. */
export function topicSpecOf(topic: ITopic): TopicSpec | undefined {
  return ledgerOf(topic).delivered.get(topic)?.delivery.spec as TopicSpec | undefined;
}

function partitionsOf(topics: readonly ITopic[]): number | undefined {
  const counts = topics.map((topic) => topicSpecOf(topic)?.partitions);
  return counts.length === 0 || counts.includes(undefined)
    ? undefined
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function principalFailures(path: string, { _platform }: IConnectCluster, principal: Principal | undefined): Failure[] {
  const failure = (must: string, remedy: string, given?: string): Failure[] => [
    { path, property: 'principal', rule: 'kafka.connector.principal', must, remedy, ...(given && { given }) },
  ];
  if (principal === undefined) {
    return _platform.needsPrincipal
      ? failure(
          'be given on Confluent Cloud, since its Connect has no credentials of its own',
          'name the service account, or give credentials to ConnectCluster.confluentManaged',
        )
      : [];
  }
  if (_platform.kind === 'SELF_MANAGED' || principal._origin.account || /^User:sa-/.test(principal.principalName))
    return [];
  return failure('be a service account on Confluent Cloud', 'use Principal.serviceAccount', principal.principalName);
}

const NAMES = new WeakMap<IConstruct, Map<string, string>>();

/** A name is a connector: what the second writes would take the place of the first. */
function nameFailures(scope: Construct, { connectName }: IConnectCluster, connectorName: string): Failure[] {
  const names = NAMES.get(scope.node.root) ?? new Map<string, string>();
  NAMES.set(scope.node.root, names);
  const key = `${connectName}\n${connectorName}`;
  const other = names.get(key);
  if (other === undefined) {
    names.set(key, scope.node.path);
    return [];
  }
  return [
    {
      path: scope.node.path,
      property: 'connectorName',
      rule: 'kafka.connector.one-name',
      must: `not be the name of ${other} on ${connectName}`,
      given: JSON.stringify(connectorName),
      remedy: 'give each connector a name of its own',
    },
  ];
}
