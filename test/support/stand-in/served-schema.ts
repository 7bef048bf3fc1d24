import { readSchemaDocument } from './assets';
import type { ProviderBehaviour } from './behaviour';
import type { ProviderSchema } from './schema';
import { wireSchemas } from './wire-schema';

/** A provider's schema, read once in a process, and its reply, since each Terraform command asks for it again. */
export interface ServedSchema {
  readonly schema: ProviderSchema;
  readonly reply: object;
}

const served = new WeakMap<ProviderBehaviour, ServedSchema>();
const encoded = new WeakMap<object, Buffer>();

export function servedSchema(behaviour: ProviderBehaviour): ServedSchema {
  const known = served.get(behaviour);
  if (known !== undefined) return known;
  const schema = readSchemaDocument(behaviour.document, behaviour.source);
  const made = { schema, reply: wireSchemas(schema) };
  served.set(behaviour, made);
  return made;
}

/** Encodes the same reply object only once. */
export function encodedOnce(serialize: (reply: object) => Buffer): (reply: object) => Buffer {
  return (reply) => {
    const known = encoded.get(reply) ?? serialize(reply);
    encoded.set(reply, known);
    return known;
  };
}
