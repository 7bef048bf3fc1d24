/** The kinds of registry. */
export type RegistryKind = 'CONFLUENT_CLOUD' | 'CONFLUENT_COMPATIBLE' | 'AWS_GLUE';

/** A registry that is referred to, in plain values, as the model has it. */
export interface RegistrySpec {
  readonly kind: RegistryKind;
  readonly restEndpoint?: string;
  /** The environment variables by which a script finds the credentials. */
  readonly environmentNames?: { readonly key: string; readonly secret: string };
  /** AWS only. */
  readonly region?: string;
}
