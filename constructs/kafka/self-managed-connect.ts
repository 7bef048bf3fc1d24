import { Construct } from 'constructs';
import { assertRules, type Rule } from '../../src/core/rule';
import { hasToken } from '../../src/core/tokens';
import { refer } from '../delivery/deliver';
import type { IConnectCluster, SelfManagedConnectProps } from './connect-cluster';
import type { ConnectPlatform } from './connect-platform';
import type { IKafkaCluster } from './kafka-cluster';

/** Workers without a Terraform provider: what could be deployed is reviewed, and a human runs the script. */
export class SelfManagedConnect extends Construct implements IConnectCluster {
  public readonly cluster: IKafkaCluster;
  public readonly connectName: string;
  public readonly _platform: ConnectPlatform;

  public constructor(scope: Construct, id: string, props: SelfManagedConnectProps) {
    super(scope, id);
    assertRules(this.node.path, props, RULES);
    const { cluster, connectName, restUrl } = props;
    this.cluster = cluster;
    this.connectName = connectName;
    this._platform = {
      kind: 'SELF_MANAGED',
      restUrl,
      withoutProvider: `${connectName} is a Connect cluster of its own, which has no Terraform provider: a human runs the script`,
      awaits: [],
      needsPrincipal: false,
    };
    refer(this, {
      type: 'kafka.connect',
      name: connectName,
      spec: { kind: 'SELF_MANAGED', cluster: cluster.node.path, restUrl },
    });
  }
}

const RULES: readonly Rule<SelfManagedConnectProps>[] = [
  {
    id: 'kafka.connect.name',
    property: 'connectName',
    holds: ({ connectName }) => !hasToken(connectName) && /^[A-Za-z0-9][\w.-]{0,99}$/.test(connectName),
    must: 'be 1 to 100 letters, digits, dots, dashes or underscores, beginning with a letter or digit',
    given: ({ connectName }) => (hasToken(connectName) ? 'a value that is known only after apply' : connectName),
    remedy: 'name it as its people do: files are named after it',
  },
  {
    id: 'kafka.connect.url',
    property: 'restUrl',
    holds: ({ restUrl }) => !hasToken(restUrl) && isPlainUrl(restUrl),
    must: 'be an http or https URL without credentials, known at synthesis',
    given: () => undefined,
    remedy: 'write the address alone: the script takes the login from the environment',
  },
];

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === ''
  );
}
