/**
 * What a data contract says about a schema.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/data-contracts.html
 */
export interface SchemaMetadata {
  /**
   * Facts for people and tools: an owner, a service level. They stand in files, so never a secret.
   * @default - none
   */
  readonly properties?: { [name: string]: string };
  /**
   * Names of properties that are not shown to everybody.
   * @default - none
   */
  readonly sensitive?: string[];
  /**
   * Tags by path of the fields that they are on: `**.email`.
   * @default - those in the schema
   */
  readonly tags?: { [path: string]: string[] };
}
