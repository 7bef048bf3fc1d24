import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import type { ModelResource, StackModel } from '../../bundle/model';
import type { Secret } from '../../security/secret';
import { javaProperties } from '../client/java-properties';
import type { ClientModel } from '../client/client-model';
import type { DeliveredConnector } from './connector-files';
import { providerSettings } from './worker-model';

/** Workers as the bundle has them. */
export interface DeliveredWorker extends ClientModel {
  readonly connectCluster: string;
  readonly connectName: string;
  readonly securityProtocol: string;
  /** What the workers themselves read. */
  readonly ownSecrets: readonly Secret[];
}

/** Properties of a distributed worker. Its ConfigProviders read what its connectors in this stack name. */
export function workerFiles(resources: readonly ModelResource[], { resources: all }: StackModel): Artifact[] {
  return resources.map(({ spec }) => {
    const worker = spec as DeliveredWorker;
    const secrets = all
      .filter(({ type }) => type === 'kafka.connector')
      .map((connector) => connector.spec as DeliveredConnector)
      .filter(({ connectName }) => connectName === worker.connectName)
      .flatMap(({ sensitive }) => Object.values(sensitive).flatMap((text) => text.secrets));
    const providers = providerSettings([...worker.ownSecrets, ...secrets]);
    return {
      path: `kafka/connect/${pathSegment(worker.connectName)}/worker.properties`,
      body: javaProperties({ ...worker, settings: { ...providers, ...worker.settings } }),
    };
  });
}
