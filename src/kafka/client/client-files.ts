import type { Artifact } from '../../bundle/artifact';
import type { ModelResource } from '../../bundle/model';
import { clientArtifacts } from './client-artifacts';
import type { ClientModel } from './client-model';
import type { ClientRendering } from './client-rendering';

/** A client as the bundle has it. */
export interface ClientSpec extends ClientModel {
  /** The path of its cluster. */
  readonly cluster: string;
  readonly topics: readonly string[];
  /** Who it logs in as, where that is known. */
  readonly principal?: string;
  readonly securityProtocol: string;
  readonly renderings: readonly ClientRendering[];
}

/** The configuration files of each client. */
export function clientFiles(resources: readonly ModelResource[]): Artifact[] {
  return resources.flatMap(({ name, spec }) => {
    const client = spec as ClientSpec;
    return clientArtifacts(name, client, client.renderings);
  });
}
