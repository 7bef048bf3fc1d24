import { fail } from '../../src/core/sluicegate-error';
import { hasToken } from '../../src/core/tokens';
import { principalToBeMade } from '../../src/kafka/principal-rules';
import type { AccountReference, PrincipalOrigin } from './principal-origin';

const SERVICE_ACCOUNT = /^(?:sa|u|pool)-[A-Za-z0-9_-]+$/;
const USER = /^[^\s\p{Cc}<>*](?:[^\p{Cc}<>]*[^\s\p{Cc}<>])?$/u;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const DISTINGUISHED_NAME = /^[A-Za-z][A-Za-z0-9.-]*=[^\p{Cc}]+$/u;

/** Who is granted something. */
export class Principal {
  /**
   * A Confluent Cloud service account that exists.
   *
   * @param serviceAccountId `sa-…`
   */
  public static serviceAccount(serviceAccountId: string): Principal {
    const must = "be an id such as 'sa-abc123'";
    refuse('serviceAccount', 'service-account', 'serviceAccountId', serviceAccountId, SERVICE_ACCOUNT, {
      must,
      remedy: 'copy the id of the service account, not its name',
    });
    return new Principal(`User:${serviceAccountId}`);
  }

  /**
   * A user as the brokers authenticate them: by SASL, or by a certificate after its mapping.
   *
   * @param userName without `User:`
   */
  public static user(userName: string): Principal {
    refuse('user', 'user', 'userName', userName.startsWith('User:') ? '' : userName, USER, {
      given: userName,
      must: "be a name without 'User:' before it and without '<', '>' and '*'",
      remedy: 'write it as the user logs in; use Principal.everyone() for all',
    });
    return new Principal(`User:${userName}`);
  }

  /**
   * A Google service account, as Google Managed Service for Apache Kafka knows it.
   *
   * @param email `name@project.iam.gserviceaccount.com`
   */
  public static googleServiceAccount(email: string): Principal {
    refuse('googleServiceAccount', 'google-service-account', 'email', email, EMAIL, {
      must: "be an e-mail address such as 'checkout@shop.iam.gserviceaccount.com'",
      remedy: 'copy it from the service account',
    });
    return new Principal(`User:${email}`);
  }

  /**
   * Whoever holds a certificate with this subject (mTLS). What the brokers call them is decided by the cluster's
   * `principalMapping`.
   *
   * @param distinguishedName in the order and spelling of the certificate: `CN=checkout,OU=shop,O=Acme,C=SE`
   */
  public static distinguishedName(distinguishedName: string): Principal {
    refuse('distinguishedName', 'distinguished-name', 'distinguishedName', distinguishedName, DISTINGUISHED_NAME, {
      must: "be a distinguished name such as 'CN=checkout,OU=shop'",
      remedy: 'copy the subject as `openssl x509 -noout -subject -nameopt RFC2253` prints it',
    });
    return new Principal(`User:${distinguishedName}`, { distinguishedName });
  }

  /** Everyone who can connect. Outside CLOUD_NATIVE DEV a guardrail asks for a reason. */
  public static everyone(): Principal {
    return new Principal('User:*');
  }

  /** @internal */
  public static _account(displayName: string, account: AccountReference): Principal {
    return new Principal(principalToBeMade(displayName), { account });
  }

  private constructor(
    /** As an ACL names it: `User:…`; `User:<id of …>` for an account whose id is not known yet. */
    public readonly principalName: string,
    /** @internal */
    public readonly _origin: PrincipalOrigin = {},
  ) {}
}

interface Refusal {
  readonly must: string;
  readonly remedy: string;
  readonly given?: string;
}

function refuse(factory: string, rule: string, property: string, text: string, shape: RegExp, why: Refusal): void {
  if (!hasToken(text) && shape.test(text)) return;
  const { must, remedy, given = text } = why;
  fail({
    path: `Principal.${factory}`,
    property,
    rule: `kafka.principal.${rule}`,
    must,
    given: hasToken(given) ? 'a value that is known only after apply' : JSON.stringify(given),
    remedy,
  });
}
