/** A registry of the AWS Glue Schema Registry that exists. */
export interface GlueRegistryProps {
  /** 1 to 255 letters, digits, dots, dashes, underscores, `$` or `#`. */
  readonly registryName: string;
  /** Where it is: `eu-west-1`. */
  readonly region: string;
}
