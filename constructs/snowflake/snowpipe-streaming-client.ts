import { Construct } from 'constructs';
import { failuresIn, type Rule } from '../../src/core/rule';
import { Capability } from '../../src/security/capability';
import type { Secret } from '../../src/security/secret';
import { streamingClientFiles, type StreamingClientSpec } from '../../src/snowflake/client-files';
import { clientSpec } from '../../src/snowflake/client-spec';
import { deliver } from '../delivery/deliver';
import type { ISnowpipeStreamingPipe } from './snowpipe-streaming-pipe';

/** What a program needs that streams rows. */
export interface SnowpipeStreamingClientProps {
  /** Letters, digits, dots, dashes and underscores, at most 100: the folder of its files. */
  readonly clientName: string;
  /** What it streams into. */
  readonly pipe: ISnowpipeStreamingPipe;
  /** The service user; stored in upper case unless in double quotes. */
  readonly userName: string;
  /** The role with the ingest grants. The high-performance architecture uses the user's default role, so let them be the same. */
  readonly roleName: string;
  /** The private key: PKCS#8 on one line, without the lines around it. A reference, never the key. */
  readonly privateKey: Secret;
  /**
   * The passphrase of an encrypted key. The classic architecture only.
   * @default - the key is not encrypted
   */
  readonly privateKeyPassphrase?: Secret;
}

/**
 * The files of a program that streams rows: `profile.json` as a template without secrets, `client.json` with what it streams
 * into, and `channels.md`: channels and offset tokens for exactly once.
 *
 * Throws one error with everything that is wrong.
 */
export class SnowpipeStreamingClient extends Construct {
  public readonly clientName: string;

  public constructor(scope: Construct, id: string, props: SnowpipeStreamingClientProps) {
    super(scope, id);
    const { clientName, pipe, userName, roleName, privateKey, privateKeyPassphrase } = props;
    const { account } = pipe.table.database;
    const { accountIdentifier } = account;
    const options = { accountIdentifier, userName, roleName, privateKey, privateKeyPassphrase };
    this.clientName = clientName;
    const spec: StreamingClientSpec = {
      ...pipe._target,
      clientName,
      client: clientSpec(
        this.node.path,
        pipe._target.pipe.architecture,
        options,
        failuresIn(this.node.path, props, RULES),
      ),
    };
    deliver(this, {
      type: 'snowflake.streaming-client',
      name: clientName,
      capability: Capability.CLIENTS,
      spec: { connection: account._connection, ...spec },
      requires: [pipe],
      feeds: [pipe],
      emit: [streamingClientFiles],
    });
  }
}

const RULES: readonly Rule<SnowpipeStreamingClientProps>[] = [
  {
    id: 'snowflake.client.name',
    property: 'clientName',
    holds: ({ clientName }) => /^[A-Za-z0-9._-]{1,100}$/.test(clientName),
    must: 'be 1 to 100 letters, digits, dots, dashes or underscores',
    given: ({ clientName }) => clientName,
    remedy: 'rename it: a folder is called after it',
  },
];
