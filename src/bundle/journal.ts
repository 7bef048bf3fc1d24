import fs from 'node:fs';
import path from 'node:path';

/** Changes of the file system that can be taken back together. */
export class Journal {
  private readonly undos: (() => void)[] = [];

  /** @param former a folder on the same file system, for what is replaced or removed */
  public constructor(private readonly former: string) {}

  /** Puts `source` in the place of `target`. */
  public replace(target: string, source: string): void {
    this.remove(target);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(source, target);
    this.undos.push(() => fs.rmSync(target, { recursive: true, force: true }));
  }

  /** Moves `target` out of the way, if it is there. */
  public remove(target: string): void {
    if (fs.lstatSync(target, { throwIfNoEntry: false }) === undefined) return;
    const kept = path.join(this.former, String(this.undos.length));
    fs.mkdirSync(this.former, { recursive: true });
    fs.renameSync(target, kept);
    this.undos.push(() => fs.renameSync(kept, target));
  }

  /** Puts everything back, the last change first. */
  public undo(): void {
    for (const undo of this.undos.reverse()) undo();
  }
}
