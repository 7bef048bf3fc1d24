import type { Artifact } from '../bundle/artifact';
import { tableFile, tablePath } from './artifact-paths';
import { tableName } from './identifier';
import { dropMaterializedViewDdl, materializedViewDdl } from './materialized-view-ddl';
import type { MaterializedViewSpec } from './materialized-view-spec';
import { bqQueryCommand, reviewScript } from './shell';

/** What an air-gapped bundle holds of a view. */
export function materializedViewConfigArtifacts(view: MaterializedViewSpec): Artifact[] {
  return [{ path: tablePath(view, 'create.sql'), body: materializedViewDdl(view) }];
}

/** The files of a view for a review. */
export function materializedViewReviewArtifacts(view: MaterializedViewSpec, location: string): Artifact[] {
  const create = bqQueryCommand(tableFile(view, 'create.sql'), location);
  const title = `Creates materialized view ${tableName(view)}.`;
  const notes =
    `# Taking ${tableName(view)} back\n\nA view holds nothing that its base tables do not:\n\n    ${dropMaterializedViewDdl(view)}\n` +
    'A changed query replaces the view: the first refresh reads the base tables as a whole and costs what that query costs.\n';
  return [
    ...materializedViewConfigArtifacts(view),
    { path: tablePath(view, 'apply.sh'), body: reviewScript(title, [create]), executable: true },
    { path: tablePath(view, 'revert.md'), body: notes },
  ];
}
