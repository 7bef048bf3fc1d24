import { ClientSecurity } from '../../../src/kafka/client/client-security';
import type { ClientContext } from '../../../src/kafka/client/client-model';
import { Secret } from '../../../src/security/secret';

export const SCRAM = ClientSecurity.scramSha512({
  username: 'app',
  password: Secret.env('APP_PASSWORD'),
  trustStorePath: '/etc/kafka/ca.pem',
});

/** A client of no topic in particular, logged in by SCRAM over TLS. */
export function context(change: Partial<ClientContext> = {}): ClientContext {
  return {
    path: 'app/C',
    bootstrapServers: 'b1:9092,b2:9092',
    security: SCRAM._spec,
    secrets: {},
    topics: [],
    ...change,
  };
}
