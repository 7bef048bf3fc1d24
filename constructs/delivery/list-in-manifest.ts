import { AnnotationMetadataEntryType } from 'cdktf';
import type { ISynthesisSession } from 'cdktf';
import type { Artifact } from '../../src/bundle/artifact';
import type { Ledger } from './ledger';

const LEVELS: readonly string[] = Object.values(AnnotationMetadataEntryType);

/** The one place that makes a stack visible to `cdktf deploy`. */
export function listInManifest(session: ISynthesisSession, ledger: Ledger, deployable: Artifact): void {
  const entry = session.manifest.forStack(ledger.stack);
  // Judged and written is JSON, which Terraform reads whatever output the environment asks for.
  Object.assign(entry, {
    synthesizedStackPath: `${entry.workingDirectory}/${deployable.path}`,
    annotations: ledger.stack.node.findAll().flatMap((construct) =>
      construct.node.metadata
        .filter((metadata) => LEVELS.includes(metadata.type))
        .map((metadata) => ({
          constructPath: construct.node.path,
          level: metadata.type,
          message: String(metadata.data),
          stacktrace: metadata.trace,
        })),
    ),
  });
}
