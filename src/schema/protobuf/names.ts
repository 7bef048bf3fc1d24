/** Whether a name is one that Protobuf allows. */
export function isProtobufName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** The name with its scope, without a leading dot. */
export function joined(scope: string, name: string): string {
  return scope === '' || name === '' ? scope + name : `${scope}.${name}`;
}

/** The scope around a full name; empty at the top. */
export function scopeOf(fullName: string): string {
  return fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
}

/** The name that JSON uses for a field: `unit_price` becomes `unitPrice`. */
export function jsonNameOf(name: string): string {
  return name.replace(/_+([a-zA-Z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}

/** The message that the compiler makes for the entries of a map field: `unit_prices` becomes `UnitPricesEntry`. */
export function mapEntryName(fieldName: string): string {
  const camel = jsonNameOf(fieldName);
  return `${camel.charAt(0).toUpperCase()}${camel.slice(1)}Entry`;
}
