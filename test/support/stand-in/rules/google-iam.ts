import type { Behaviour } from '../behaviour';
import { pattern } from './shared';

/** The object a role is granted on, by the service part of the resource's type: the prefix of the id. */
const OBJECTS: Readonly<Record<string, string>> = {
  bigquery_connection: 'projects/{project}/locations/{location}/connections/{connection_id}',
  bigquery_dataset: 'projects/{project}/datasets/{dataset_id}',
  bigquery_table: 'projects/{project}/datasets/{dataset_id}/tables/{table_id}',
  project: '{project}',
  pubsub_schema: 'projects/{project}/schemas/{schema}',
  pubsub_subscription: 'projects/{project}/subscriptions/{subscription}',
  pubsub_topic: 'projects/{project}/topics/{topic}',
  secret_manager_secret: 'projects/{project}/secrets/{secret_id}',
  service_account: '{service_account_id}',
  storage_bucket: 'b/{bucket}',
};

export const googleIam: Readonly<Record<string, Behaviour>> = Object.fromEntries(
  Object.entries(OBJECTS).map(([object, path]) => [
    `google_${object}_iam_member`,
    {
      rules: [
        pattern('member', /^(?!deleted)/, 'Terraform does not support IAM members for deleted principals'),
        pattern(
          'member',
          /.+:.+|projectOwners|projectReaders|projectWriters|allUsers|allAuthenticatedUsers/,
          'IAM members must be written as type:identity, or be one of the special groups',
        ),
      ],
      forceNew: { allBut: [] },
      id: `${path}/{role}/{member}`,
    },
  ]),
);
