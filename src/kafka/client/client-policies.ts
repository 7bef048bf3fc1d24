import { Environment } from '../../security/environment';
import type { IPolicy, PolicySubject } from '../../security/policy';
import { SecurityTier } from '../../security/security-tier';

const UNENCRYPTED = ['PLAINTEXT', 'SASL_PLAINTEXT'];

const encryption: IPolicy = {
  policyId: 'SG-KAFKA-006',
  why: 'without TLS whoever listens on the way reads records and passwords',
  remedy: 'use a ClientSecurity over TLS: scramSha512, scramSha256, saslPlain, mutualTls or oauthBearer',
  acknowledgeableIn: [SecurityTier.CLOUD_NATIVE],
  violationsOf: (subject) => {
    if (subject.environment === Environment.DEV) return [];
    return protocolsOf(subject)
      .filter(([, protocol]) => UNENCRYPTED.includes(protocol))
      .map(([key, protocol]) => `${key} ${protocol}`);
  },
};

/** The guardrails of whatever connects to brokers: its spec has `securityProtocol`, or settings under Kafka's names. */
export const clientPolicies: readonly IPolicy[] = [encryption];

function protocolsOf({ spec }: PolicySubject): [key: string, protocol: string][] {
  const { securityProtocol, config = {} } = spec as { securityProtocol?: string; config?: Record<string, string> };
  const settings = Object.entries(config).filter(([key]) => key.endsWith('security.protocol'));
  return securityProtocol === undefined ? settings : [['security.protocol', securityProtocol], ...settings];
}
