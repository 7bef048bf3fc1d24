import type { Rule } from '../core/rule';
import { hasToken, isKnown } from '../core/tokens';
import { isFixed, isProjectId } from './identifier';

/** What is known of a project. */
export interface ProjectInput {
  readonly projectId: string;
  readonly projectNumber?: string;
  readonly region?: string;
  readonly impersonateServiceAccount?: string;
}

const LATER = 'a value that is known after apply';

/** What must hold of a project that others refer to. */
export const PROJECT_RULES: readonly Rule<ProjectInput>[] = [
  {
    id: 'google.project.project-id',
    property: 'projectId',
    holds: ({ projectId }) => isFixed(projectId) && isProjectId(projectId),
    must: 'be a project id that is known at synthesis: 6 to 30 lower-case letters, numbers and dashes',
    given: ({ projectId }) => (isFixed(projectId) ? projectId : LATER),
    remedy: 'copy the id of the project, not its name or number',
  },
  {
    id: 'google.project.project-number',
    property: 'projectNumber',
    holds: ({ projectNumber }) =>
      projectNumber === undefined || (isFixed(projectNumber) && /^\d{6,}$/.test(projectNumber)),
    must: 'be a number of at least 6 digits that is known at synthesis',
    given: ({ projectNumber }) => (hasToken(projectNumber) ? LATER : projectNumber),
    remedy: 'take it from gcloud projects describe',
  },
  {
    id: 'google.project.region',
    property: 'region',
    holds: ({ region }) => !isKnown(region) || /^[a-z]+-[a-z]+\d+$/.test(region),
    must: "be a region such as 'europe-west1'",
    given: ({ region }) => region,
    remedy: "leave it out: a dataset's location is its own",
  },
  {
    id: 'google.project.impersonate-service-account',
    property: 'impersonateServiceAccount',
    holds: ({ impersonateServiceAccount: email }) => !isKnown(email) || /^[^@\s:]+@[^@\s:]+\.[^@\s:]+$/.test(email),
    must: 'be an e-mail address without serviceAccount: in front',
    given: ({ impersonateServiceAccount }) => impersonateServiceAccount,
    remedy: 'write name@project.iam.gserviceaccount.com',
  },
];
