/** Where the earlier versions of a subject's schema are kept. */
export class SchemaHistory {
  /**
   * A folder with a file for each version, `v1.avsc`, `v2.avsc`, … (`.proto`, `.json`), the current one last, and with
   * `schema-lock.json`, which `sluicegate schema record` keeps.
   *
   * @param folder relative to the working directory
   */
  public static directory(folder: string): SchemaHistory {
    return new SchemaHistory(folder);
  }

  private constructor(
    /** The folder. */
    public readonly folder: string,
  ) {}
}
