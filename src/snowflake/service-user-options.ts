/**
 * An account role.
 *
 * @see https://docs.snowflake.com/en/sql-reference/sql/create-role
 */
export interface SnowflakeRoleOptions {
  /** Stored in upper case unless in double quotes. */
  readonly roleName: string;
  /**
   * Roles that get this role, so that administrators keep control of what it owns.
   * @default ['SYSADMIN']
   */
  readonly grantedTo?: string[];
  /** @default - no comment */
  readonly comment?: string;
}

/**
 * A user of type SERVICE: a program that logs in with a key pair, never with a password.
 *
 * @see https://docs.snowflake.com/en/user-guide/key-pair-auth
 */
export interface SnowflakeServiceUserOptions {
  /** Stored in upper case unless in double quotes. */
  readonly userName: string;
  /**
   * The public half of its key pair, RSA with at least 2048 bits: PEM, with or without the lines around it. It is no secret;
   * the private half never comes near this library.
   */
  readonly rsaPublicKey: string;
  /**
   * The next public key, while keys are rotated.
   * @default - no second key
   */
  readonly rsaPublicKey2?: string;
  /** The role it works with; the high-performance architecture looks at no other. The role is granted to the user. */
  readonly defaultRole: string;
  /** @default - none */
  readonly defaultWarehouse?: string;
  /**
   * The network policy that says from where it may log in.
   * @default - the account's
   */
  readonly networkPolicy?: string;
  /** @default - no comment */
  readonly comment?: string;
}
