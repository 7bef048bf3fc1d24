/** Whether a Kafka ACL gives or takes. What is denied stays denied whatever else allows it. */
export enum AclPermission {
  ALLOW = 'ALLOW',
  DENY = 'DENY',
}
