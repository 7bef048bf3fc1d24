import type { ChannelPlan } from './channel-plan';
import { sqlName } from './identifier';
import { SnowpipeStreamingArchitecture } from './pipe-options';
import type { PipeSpec } from './pipe-spec';

/** What whoever writes the client must do so that each row arrives exactly once. Markdown. */
export function channelNotes(pipe: PipeSpec, plan: ChannelPlan, topicName: string): string {
  const isClassic = pipe.architecture === SnowpipeStreamingArchitecture.CLASSIC;
  const table = sqlName([pipe.database, pipe.schema, pipe.table]);
  const range =
    plan.channels === 1 ? `\`${plan.firstChannel}\`` : `\`${plan.firstChannel}\` to \`${plan.lastChannel}\``;
  return `# Streaming ${topicName} into ${table}

| | |
| --- | --- |
| architecture | ${isClassic ? 'classic' : 'high-performance'} |
| channels are opened on | ${isClassic ? 'table' : 'pipe'} \`${plan.target}\`${pipe.kind === 'DEFAULT' ? ', which Snowflake creates when the first channel is opened' : ''} |
| channels | ${plan.channels}, one a partition: ${range} |
| limits as of | ${plan.limitsAsOf} |

## Channels

- Partition *p* of \`${topicName}\` is written through channel \`${topicName}_\`*p*, by one process at a time. Opening a channel
  takes it over: whoever held it before gets an error on its next call and must stop.
- Give a channel the same name at every start. A new name is a new channel without an offset, and rows come twice.
- ${
    isClassic
      ? 'Insert rows in batches; the client flushes about once a second.'
      : 'Append rows; a refused row is skipped (ON_ERROR = CONTINUE), so watch the error count of the channel and the error table.'
  }

## Offset tokens, for exactly once

1. Open the channel and read its last committed offset token.
2. Seek the consumer of that partition to the token plus one; without a token, to the beginning.
3. Send each row with its Kafka offset, in decimal digits, as the offset token, in the order of offsets.
4. Do not commit offsets to Kafka to know where to go on: after a failure, start again at 1. What was sent and not committed
   is sent again, and Snowflake has not kept it, so no row is lost or doubled.
5. Before a planned stop, wait until the committed token equals the last one that was sent, then close the channel.

${
  pipe.kind === 'NAMED'
    ? `Dropping or replacing the pipe loses its channels with their tokens. Stop the clients, note the tokens, replace the pipe, and
start from the noted tokens.
`
    : `Dropping or replacing the table loses the channels with their tokens.
`
}`;
}
