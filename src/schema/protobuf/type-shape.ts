import { createHash } from 'node:crypto';
import type { FieldType } from '../field-type';

/** The same text for types that say the same; a digest, since shared types written out may double with each level. */
export class TypeShapes {
  private readonly known = new Map<FieldType, string>();

  public of(type: FieldType): string {
    const earlier = this.known.get(type);
    if (earlier !== undefined) return earlier;
    const parts = {
      text: type.toString(),
      symbols: type.symbols,
      element: type.element && this.of(type.element),
      elementNullable: type.elementNullable,
      fields: type.fields?.map((field) => ({ ...field, type: this.of(field.type) })),
    };
    const shape = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    this.known.set(type, shape);
    return shape;
  }
}
