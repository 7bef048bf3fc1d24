import type { ValueMap } from './value';

/** What exists on the pretended platform, shared by all configurations of a provider. */
export class Platform {
  /** Whether objects whose deletion is protected refuse it. */
  public protects = true;
  private readonly objects = new Map<string, ValueMap>();
  private readonly names = new Set<string>();

  public find(type: string, id: string): ValueMap | undefined {
    return this.objects.get(`${type} ${id}`);
  }

  public isTaken(type: string, name: string): boolean {
    return this.names.has(`${type} ${name}`);
  }

  public put(type: string, id: string, name: string, object: ValueMap): void {
    this.objects.set(`${type} ${id}`, object);
    this.names.add(`${type} ${name}`);
  }

  public remove(type: string, id: string, name: string): void {
    this.objects.delete(`${type} ${id}`);
    this.names.delete(`${type} ${name}`);
  }
}
