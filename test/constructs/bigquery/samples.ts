import type { Construct } from 'constructs';
import {
  BigQueryDataset,
  BigQueryTable,
  FieldType,
  GoogleCloudProject,
  RecordSchema,
  type BigQueryDatasetProps,
  type BigQueryTableFromSchemaProps,
  type IBigQueryDataset,
} from 'sluicegate';
import { resourcesOf } from '../kafka/rehearsed';

export const WRITER = 'serviceAccount:writer@acme-data.iam.gserviceaccount.com';

export function project(scope: Construct, id = 'Acme'): GoogleCloudProject {
  return new GoogleCloudProject(scope, id, {
    projectId: 'acme-data',
    projectNumber: '123456789012',
    region: 'europe-west1',
  });
}

export function dataset(scope: Construct, props: Partial<BigQueryDatasetProps> = {}, id = 'Raw'): BigQueryDataset {
  const own = props.project ?? project(scope, `${id}Project`);
  return new BigQueryDataset(scope, id, { datasetId: 'raw', location: 'EU', ...props, project: own });
}

export const ORDER = new RecordSchema({
  recordName: 'Order',
  recordNamespace: 'com.acme',
  fields: [
    { name: 'order_id', type: FieldType.string() },
    { name: 'user_id', type: FieldType.string(), nullable: true, tags: ['PII'] },
    { name: 'amount', type: FieldType.decimal(18, 2) },
    { name: 'quantity', type: FieldType.int32() },
  ],
});

export function orders(
  scope: Construct,
  props: Partial<BigQueryTableFromSchemaProps> = {},
  within: IBigQueryDataset = dataset(scope),
): BigQueryTable {
  return BigQueryTable.fromSchema(scope, 'Orders', { dataset: within, tableId: 'orders', schema: ORDER, ...props });
}

/** What Terraform is told of each resource of a type, without cdktf's own remarks. */
export function argumentsOf(document: string | undefined, type: string): Record<string, unknown>[] {
  return Object.values(resourcesOf(document)[type] ?? {}).map(({ '//': _, ...told }) => told);
}
