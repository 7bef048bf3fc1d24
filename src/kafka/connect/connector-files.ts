import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import type { ModelResource } from '../../bundle/model';
import { canonicalJson } from '../../core/canonical-json';
import { sortedBy } from '../../core/stable-order';
import type { ConnectorSpec } from './connector-spec';
import { connectorsScript } from './connectors-script';

/** A connector as the bundle has it. */
export interface DeliveredConnector extends ConnectorSpec {
  readonly connectCluster: string;
  readonly connectName: string;
  /** Where the workers of a Connect cluster of one's own answer. */
  readonly restUrl?: string;
  /** Who it logs in as, where that is known. */
  readonly principal?: string;
}

/** The configuration of each connector, as `PUT /connectors/{name}/config` takes it. */
export function connectorFiles(resources: readonly ModelResource[]): Artifact[] {
  return connectorsOf(resources).map((connector) => ({
    path: `kafka/connect/${pathSegment(connector.connectName)}/${pathSegment(connector.connectorName)}.json`,
    body: canonicalJson(connectorConfig(connector)),
  }));
}

/** The same for a reviewer, with a script for each Connect cluster that has no provider. */
export function connectorReview(resources: readonly ModelResource[]): Artifact[] {
  const byCluster = new Map<string, DeliveredConnector[]>();
  for (const connector of connectorsOf(resources)) {
    if (connector.kind !== 'SELF_MANAGED') continue;
    byCluster.set(connector.connectName, [...(byCluster.get(connector.connectName) ?? []), connector]);
  }
  return [...connectorFiles(resources), ...[...byCluster.values()].map(connectorsScript)];
}

/** Confluent Cloud resolves nothing: there it is said where a secret is, and Terraform puts it in. */
export function connectorConfig({ kind, config, sensitive }: ConnectorSpec): Record<string, string> {
  const secrets = Object.entries(sensitive).map(([key, text]) => [
    key,
    kind === 'SELF_MANAGED' ? text.toConfigProvider() : text.toJSON(),
  ]);
  return { ...config, ...(Object.fromEntries(secrets) as Record<string, string>) };
}

function connectorsOf(resources: readonly ModelResource[]): DeliveredConnector[] {
  return sortedBy(
    resources.map(({ spec }) => spec as DeliveredConnector),
    ({ connectName, connectorName }) => `${connectName}\n${connectorName}`,
  );
}
