import { throwIfAny } from '../../src/core/sluicegate-error';

const SERVICE_ACCOUNT = /^(?:sa|u|pool)-[A-Za-z0-9_-]+$/;

/** Who is granted something. */
export class Principal {
  /**
   * A Confluent Cloud service account that exists.
   *
   * @param serviceAccountId `sa-…`
   */
  public static serviceAccount(serviceAccountId: string): Principal {
    if (!SERVICE_ACCOUNT.test(serviceAccountId)) {
      throwIfAny([
        {
          path: 'Principal.serviceAccount',
          property: 'serviceAccountId',
          rule: 'kafka.principal.service-account',
          must: "be an id such as 'sa-abc123'",
          given: JSON.stringify(serviceAccountId),
          remedy: 'copy the id of the service account, not its name',
        },
      ]);
    }
    return new Principal(`User:${serviceAccountId}`);
  }

  private constructor(
    /** As an ACL names it: `User:…`. */
    public readonly principalName: string,
  ) {}
}
