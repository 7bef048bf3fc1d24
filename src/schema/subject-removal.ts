/** What happens to a subject's schemas when Terraform is to destroy them. */
export enum SubjectRemoval {
  /** Terraform refuses, as long as the subject is in the program. */
  RETAIN = 'RETAIN',
  /** They are marked as deleted and can be restored. */
  SOFT_DELETE = 'SOFT_DELETE',
  /** They are gone for good; records written with them can no longer be read. */
  HARD_DELETE = 'HARD_DELETE',
}
