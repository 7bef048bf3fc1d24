import { BigQueryDeliveryGuarantee, BigQueryMissingValues, BigQueryWriteStreamType } from './write-stream-options';
import { WRITER_CONFIG_VERSION } from './writer-config';

const RPCS = ['CreateWriteStream', 'AppendRows', 'FlushRows', 'FinalizeWriteStream', 'BatchCommitWriteStreams'];
const CODES = { type: 'array', items: { type: 'string', pattern: '^[A-Z_]+$' }, uniqueItems: true };

/** The JSON Schema (draft 7) of a writer's configuration; it is written beside the configuration. */
export function writerConfigSchema() {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'BigQuery Storage Write API writer',
    description: 'What a writer needs to write rows to one BigQuery table. Holds no secret.',
    ...shape({
      version: { const: WRITER_CONFIG_VERSION, description: 'The version of this shape.' },
      table: text('project.dataset.table'),
      location: text("The dataset's location; all streams of a connection are in one."),
      stream: described('What to write to.', {
        type: {
          enum: Object.values(BigQueryWriteStreamType),
          description: 'The type that CreateWriteStream is given.',
        },
        parent: { type: 'string', pattern: '^projects/[^/]+/datasets/[^/]+/tables/[^/]+$', description: 'The table.' },
        name: orNull(text('The stream; null where CreateWriteStream returns it.')),
        connections: whole(
          1,
          'How many connections write at the same time; with offsets, each has a stream of its own.',
        ),
      }),
      authorization: described('Who may write. The credentials themselves are where the writer runs.', {
        credentials: { const: 'APPLICATION_DEFAULT', description: 'Application Default Credentials.' },
        environment: {
          type: 'array',
          items: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' },
          description: 'Variables that may point at credentials.',
        },
        permission: text('What the identity needs on the table.'),
        role: text('The predefined role that has it.'),
        scope: text('The narrowest OAuth scope.'),
      }),
      requestHeaders: described('Metadata of every AppendRows call, by which Google routes it to the location.', {
        'x-goog-request-params': {
          type: 'string',
          pattern: '^write_stream=.+',
          description: '{stream.name} is the stream.',
        },
      }),
      schema: described('What a row is.', {
        message: text("The row's message."),
        syntax: { const: 'proto2', description: 'The meaning of the message.' },
        proto: text('The .proto file, relative to this file.'),
        descriptorSet: text(
          'The binary FileDescriptorSet, relative to this file; send file 0, message 0 as writer schema.',
        ),
      }),
      traceId: { type: 'string', minLength: 1, description: 'AppendRowsRequest.trace_id of the first request.' },
      missingValueInterpretation: {
        enum: Object.values(BigQueryMissingValues),
        description: 'default_missing_value_interpretation of the first request.',
      },
      delivery: described('How often a record becomes a row.', {
        guarantee: { enum: Object.values(BigQueryDeliveryGuarantee), description: 'What is promised.' },
        sendOffset: { type: 'boolean', description: 'Whether appends carry an offset.' },
        offsetRule: orNull(text('How the offset is counted.')),
        checkpoint: {
          enum: ['AFTER_APPEND_ACKNOWLEDGED', 'AFTER_FLUSH', 'AFTER_COMMIT'],
          description: "When the source's position may be stored.",
        },
      }),
      lifecycle: {
        type: 'array',
        items: { enum: RPCS },
        minItems: 1,
        description: 'The calls, in order; AppendRows repeats.',
      },
      commit: orNull(
        described('PENDING only: when batches are committed.', {
          intervalSeconds: { type: 'number', minimum: 1, description: 'How often.' },
          maxStreams: whole(1, 'The most streams of one commit.'),
          allOrNothing: { const: true, description: 'All streams of a commit become readable together.' },
        }),
      ),
      flowControl: described('What may wait for its answer on a connection.', {
        maxAppendBytes: whole(1, 'The largest AppendRows request.'),
        maxInflightRequests: whole(1, 'The most requests.'),
        maxInflightBytes: whole(1, 'The most bytes.'),
      }),
      retry: described('What to do about errors, by gRPC code.', {
        retryable: { ...CODES, description: 'Append again, on a new connection, with backoff.' },
        initialBackoffSeconds: { type: 'number', exclusiveMinimum: 0, description: 'The first wait.' },
        backoffMultiplier: { type: 'number', minimum: 1, description: 'Each wait is so much longer.' },
        maxBackoffSeconds: { type: 'number', exclusiveMinimum: 0, description: 'The longest wait.' },
        maxAttempts: whole(1, 'Then give up.'),
        jitter: { type: 'boolean', description: 'Whether waits are spread.' },
        treatAsSuccess: { ...CODES, description: 'The rows are there already: go on.' },
        reopenStream: { ...CODES, description: 'A gap: go back to the last acknowledged offset.' },
        fatal: { ...CODES, description: 'Stop; a person must look.' },
      }),
      changeDataCapture: orNull(
        described('Rows that are changes.', {
          changeTypeColumn: { const: '_CHANGE_TYPE', description: 'Says what the row does.' },
          changeTypes: { const: ['UPSERT', 'DELETE'], description: 'The two values.' },
          sequenceNumberColumn: orNull({
            const: '_CHANGE_SEQUENCE_NUMBER',
            description:
              'Orders the changes of a key: 1 to 4 hexadecimal sections of at most 16 digits, separated by /.',
          }),
          primaryKey: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 16, description: 'The key.' },
          everyRow: { const: true, description: 'Every row of a connection is a change; none may be a plain row.' },
        }),
      ),
      source: orNull(
        described('Where the records come from.', {
          name: text("The source's name."),
          partitions: orNull(whole(1, 'Its partitions.')),
        }),
      ),
    }),
  };
}

type Node = Readonly<Record<string, unknown>>;

function shape(properties: Readonly<Record<string, Node>>): Node {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function described(description: string, properties: Readonly<Record<string, Node>>): Node {
  return { description, ...shape(properties) };
}

function text(description: string): Node {
  return { type: 'string', minLength: 1, description };
}

function whole(minimum: number, description: string): Node {
  return { type: 'integer', minimum, description };
}

function orNull(node: Node): Node {
  return { oneOf: [{ type: 'null' }, node] };
}
