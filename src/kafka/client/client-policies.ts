import { Environment } from '../../security/environment';
import type { IPolicy } from '../../security/policy';
import { SecurityTier } from '../../security/security-tier';

const encryption: IPolicy = {
  policyId: 'SG-KAFKA-006',
  why: 'without TLS whoever listens on the way reads records and passwords',
  remedy: 'use a ClientSecurity over TLS: scramSha512, scramSha256, saslPlain, mutualTls or oauthBearer',
  acknowledgeableIn: [SecurityTier.CLOUD_NATIVE],
  violationsOf: ({ environment, spec: { securityProtocol } }) =>
    environment !== Environment.DEV && (securityProtocol === 'PLAINTEXT' || securityProtocol === 'SASL_PLAINTEXT')
      ? [`security.protocol ${securityProtocol}`]
      : [],
};

/** The guardrails of whatever connects to brokers: its spec has `securityProtocol`. */
export const clientPolicies: readonly IPolicy[] = [encryption];
