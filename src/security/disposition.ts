/** What happens to a resource, from the loosest to the strictest. */
export enum Disposition {
  /** It is in the stack that `cdktf deploy` applies. */
  DEPLOY = 'DEPLOY',
  /** It is in a complete Terraform module and in native files that a human reviews and applies. */
  REVIEW = 'REVIEW',
  /** Only its configuration files are written. */
  EMIT = 'EMIT',
  /** It is described for the people who run the platform. */
  DOCUMENT = 'DOCUMENT',
}
