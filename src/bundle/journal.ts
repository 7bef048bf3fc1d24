import fs from 'node:fs';
import path from 'node:path';

/** A line of the journal: what was moved away and under which name it is kept, or what was put in a free place. */
interface Change {
  readonly target: string;
  readonly kept?: string;
}

/**
 * Changes of the file system below a root that can be taken back together. Each is written down before it is made, so that
 * a later process can take back what a killed one has left half done.
 */
export class Journal {
  private readonly file: string;
  private kept = 0;

  /** @param folder below the root, on the same file system, for what is replaced or removed and for the journal itself */
  public constructor(
    private readonly root: string,
    private readonly folder: string,
  ) {
    this.file = path.join(folder, 'journal');
  }

  /** Puts `source` in the place of `target`. */
  public replace(target: string, source: string): void {
    this.remove(target);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    this.note({ target: path.relative(this.root, target) });
    fs.renameSync(source, target);
  }

  /** Moves `target` out of the way, if it is there. */
  public remove(target: string): void {
    if (!exists(target)) return;
    const kept = String(this.kept++);
    this.note({ target: path.relative(this.root, target), kept });
    fs.renameSync(target, path.join(this.folder, kept));
  }

  /** Puts everything back, the last change first. */
  public undo(): void {
    if (!fs.existsSync(this.file)) return;
    const lines = fs.readFileSync(this.file, 'utf8').split('\n');
    for (const change of lines.flatMap(changeOf).reverse()) this.takeBack(change);
    fs.rmSync(this.file);
  }

  private takeBack({ target, kept }: Change): void {
    const place = path.join(this.root, target);
    if (kept === undefined) {
      fs.rmSync(place, { recursive: true, force: true });
    } else if (exists(path.join(this.folder, kept))) {
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.renameSync(path.join(this.folder, kept), place);
    }
  }

  private note(change: Change): void {
    fs.mkdirSync(this.folder, { recursive: true });
    fs.appendFileSync(this.file, `${JSON.stringify(change)}\n`);
  }
}

/** A line that was cut off is of a change that was not made. */
function changeOf(line: string): Change[] {
  try {
    const change = JSON.parse(line) as Change;
    return path.isAbsolute(change.target) || change.target.split(path.sep).includes('..') ? [] : [change];
  } catch {
    return [];
  }
}

/** Also a link that leads nowhere is there. */
function exists(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
