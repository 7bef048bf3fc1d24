import type { Secret } from './secret';

/** A key with its secret: an API key, a user with a password. Made by `Secret.pair`. */
export class SecretPair {
  public constructor(
    /** The identifying half. */
    public readonly key: Secret,
    /** The confidential half. */
    public readonly secret: Secret,
  ) {}
}
