import type { Artifact } from '../../bundle/artifact';
import { pathSegment } from '../../bundle/artifact-path';
import type { ModelResource } from '../../bundle/model';

/** The lines for the `server.properties` of each broker, on which the users' names in the ACLs rest. */
export function principalMappingFile(resources: readonly ModelResource[]): Artifact[] {
  return resources.map(({ name, spec }) => {
    const { principalMapping } = spec as { readonly principalMapping: string };
    return {
      path: `kafka/${pathSegment(name)}/principal-mapping.properties`,
      body:
        '# In the server.properties of every broker: the ACLs name users as this makes them of distinguished names.\n' +
        // A properties file takes a backslash away.
        `ssl.principal.mapping.rules=${principalMapping.replace(/\\/g, '\\\\')}\n`,
    };
  });
}
