import { joined } from './names';
import type { Syntax } from './syntax';

/** Where a declaration stands. */
export class Scope {
  public constructor(
    public readonly syntax: Syntax,
    public readonly packageName: string,
    /** Without the package; empty at the top of a file. */
    public readonly localName = '',
  ) {}

  public get fullName(): string {
    return joined(this.packageName, this.localName);
  }

  public inside(name: string): Scope {
    return new Scope(this.syntax, this.packageName, joined(this.localName, name));
  }

  /** What an error calls the statement: the declaration around it, or the word that starts it. */
  public property(word: string): string {
    return this.localName === '' ? word : this.localName;
  }
}
