import type { Artifact } from '../bundle/artifact';
import type { Renderer } from '../bundle/model';
import { glueFiles } from './emitted/glue-files';
import { registerScript } from './emitted/register-script';
import { byRegistry } from './registered-subjects';

/** For a reviewer: a script for each registry that brings it to what the program says, and what the script sends. */
export const registryReview: Renderer = (resources, model) =>
  byRegistry(resources, model).flatMap((registry): Artifact[] =>
    registry.registry.kind === 'AWS_GLUE' ? glueFiles(registry) : registerScript(registry),
  );
