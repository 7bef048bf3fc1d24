/** What happens to a subject's schemas when it is removed from the program. */
export enum SubjectRemoval {
  /** Terraform refuses to remove it. */
  RETAIN = 'RETAIN',
  /** They are marked as deleted and can be restored. */
  SOFT_DELETE = 'SOFT_DELETE',
  /** They are gone for good; records written with them can no longer be read. */
  HARD_DELETE = 'HARD_DELETE',
}
