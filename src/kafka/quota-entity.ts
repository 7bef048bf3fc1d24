/**
 * Whom a quota holds for.
 *
 * The most specific one that there is applies: a user with a client id, a user, a client id, then the defaults.
 *
 * @see https://kafka.apache.org/documentation/#design_quotas
 */
export class QuotaEntity {
  /** A user, whatever its clients: the name of the principal without `User:`. */
  public static user(userName: string): QuotaEntity {
    return new QuotaEntity(userName, undefined, undefined);
  }

  /** A `client.id`, whoever uses it. */
  public static client(clientId: string): QuotaEntity {
    return new QuotaEntity(undefined, clientId, undefined);
  }

  /** One `client.id` of a user. */
  public static userClient(userName: string, clientId: string): QuotaEntity {
    return new QuotaEntity(userName, clientId, undefined);
  }

  /** Connections from an address. */
  public static ip(address: string): QuotaEntity {
    return new QuotaEntity(undefined, undefined, address);
  }

  /** Every user without a quota of its own. */
  public static defaultUser(): QuotaEntity {
    return new QuotaEntity(null, undefined, undefined);
  }

  /** Every `client.id` without a quota of its own. */
  public static defaultClient(): QuotaEntity {
    return new QuotaEntity(undefined, null, undefined);
  }

  /** Every `client.id` of a user without a quota of its own. */
  public static userDefaultClient(userName: string): QuotaEntity {
    return new QuotaEntity(userName, null, undefined);
  }

  /** Every address without a quota of its own. */
  public static defaultIp(): QuotaEntity {
    return new QuotaEntity(undefined, undefined, null);
  }

  /** A text is a name, null the default, undefined neither. */
  private constructor(
    /** @internal */
    public readonly _user: string | null | undefined,
    /** @internal */
    public readonly _client: string | null | undefined,
    /** @internal */
    public readonly _ip: string | null | undefined,
  ) {}

  /** For people: `user app, client svc-1`. */
  public toString(): string {
    return quotaParts(this._user, this._client, this._ip);
  }
}

function quotaParts(...[user, client, ip]: readonly (string | null | undefined)[]): string {
  const part = (kind: string, name: string | null | undefined): string[] =>
    name === undefined ? [] : [name === null ? `every other ${kind}` : `${kind} ${name}`];
  return [...part('user', user), ...part('client', client), ...part('address', ip)].join(', ');
}
