// Tables of 100 columns in both warehouses, with a streaming pipe and a write stream each: from one record schema, and as
// plain cdktf bindings with the columns written by hand. Files that plain cdktf has no word for are ours alone.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const COLUMNS = 100;
const columnNames = Array.from({ length: COLUMNS }, (_, index) => `c${index}`);

export const warehousePrograms = {
  sluicegate(tables) {
    const { App } = require('cdktf');
    const library = require('../lib/src/index.js');
    const { FieldType, RecordSchema, Secret } = library;
    const app = new App();
    const stack = new library.StreamingStack(app, 'bench', {
      tier: library.SecurityTier.CLOUD_NATIVE,
      environment: library.Environment.DEV,
      owner: 'bench',
    });
    const account = new library.SnowflakeAccount(stack, 'Account', {
      organizationName: 'EXAMPLE',
      accountName: 'SALES',
      userName: 'TERRAFORM',
      privateKey: Secret.terraformVariable('snowflake_private_key'),
      roleName: 'SALES_ADMIN',
    });
    const database = library.SnowflakeDatabase.fromDatabaseName(stack, 'Database', { account, databaseName: 'SALES' });
    const project = new library.GoogleCloudProject(stack, 'Project', { projectId: 'example-sales' });
    const dataset = library.BigQueryDataset.fromDatasetId(stack, 'Dataset', {
      project,
      datasetId: 'sales',
      location: 'EU',
    });
    const schema = new RecordSchema({
      recordName: 'Row',
      fields: columnNames.map((name) => ({ name, type: FieldType.string() })),
    });
    for (let index = 0; index < tables; index += 1) {
      const table = library.SnowflakeTable.fromSchema(stack, `S${index}`, {
        database,
        schemaName: 'RAW',
        tableName: `T${index}`,
        schema,
      });
      new library.SnowpipeStreamingPipe(stack, `P${index}`, { table, pipeName: `P${index}`, recordSchema: schema });
      const target = library.BigQueryTable.fromSchema(stack, `B${index}`, { dataset, tableId: `t${index}`, schema });
      new library.BigQueryWriteStream(stack, `W${index}`, { table: target });
    }
    return app;
  },
  'plain cdktf'(tables) {
    const { App, LocalBackend, TerraformStack, TerraformVariable } = require('cdktf');
    const { BigqueryTable } = require('@cdktf/provider-google/lib/bigquery-table');
    const { GoogleProvider } = require('@cdktf/provider-google/lib/provider');
    const { Pipe } = require('@cdktf/provider-snowflake/lib/pipe');
    const { SnowflakeProvider } = require('@cdktf/provider-snowflake/lib/provider');
    const { Table } = require('@cdktf/provider-snowflake/lib/table');
    const app = new App();
    const stack = new TerraformStack(app, 'bench');
    new LocalBackend(stack, { path: 'terraform.bench.tfstate' });
    const key = new TerraformVariable(stack, 'snowflake_private_key', { type: 'string', sensitive: true }).stringValue;
    new SnowflakeProvider(stack, 'Snowflake', {
      organizationName: 'EXAMPLE',
      accountName: 'SALES',
      user: 'TERRAFORM',
      privateKey: key,
      role: 'SALES_ADMIN',
      previewFeaturesEnabled: ['snowflake_table_resource', 'snowflake_pipe_resource'],
    });
    new GoogleProvider(stack, 'Google', { project: 'example-sales' });
    for (let index = 0; index < tables; index += 1) {
      const upper = columnNames.map((name) => name.toUpperCase());
      const column = upper.map((name) => ({ name, type: 'VARCHAR', nullable: false }));
      const table = new Table(stack, `S${index}`, { database: 'SALES', schema: 'RAW', name: `T${index}`, column });
      new Pipe(stack, `P${index}`, {
        database: 'SALES',
        schema: 'RAW',
        name: `P${index}`,
        copyStatement:
          `COPY INTO SALES.RAW.T${index} (${upper.join(', ')}) FROM (SELECT ${columnNames.map((name) => `$1:${name}::VARCHAR`).join(', ')} ` +
          `FROM TABLE(DATA_SOURCE(TYPE => 'STREAMING')))`,
        dependsOn: [table],
      });
      new BigqueryTable(stack, `B${index}`, {
        datasetId: 'sales',
        project: 'example-sales',
        tableId: `t${index}`,
        deletionProtection: false,
        schema: JSON.stringify(columnNames.map((name) => ({ name, type: 'STRING', mode: 'REQUIRED' }))),
      });
    }
    return app;
  },
};
