/** What a stack is run for. */
export enum Environment {
  DEV = 'DEV',
  TEST = 'TEST',
  STAGING = 'STAGING',
  PROD = 'PROD',
}
