import type { ProtobufSchema } from './parse-protobuf';
import { allMessages, type ProtoMessage, type ProtoType } from './syntax';

/**
 * How a person says where a message is: through the fields that lead to it (`Order.customer`) from a message that no
 * other one uses, on the shortest way; by its own name where there is no such way.
 */
export function messagePaths(schema: ProtobufSchema): ReadonlyMap<ProtoMessage, string> {
  const messages = [...allMessages(schema.file.messages)];
  const used = new Set(messages.flatMap((message) => usedBy(message).filter((target) => target !== message)));
  const paths = new Map<ProtoMessage, string>();
  const roots = messages.filter((message) => !used.has(message));
  follow(roots, paths);
  // What is left is reached only in circles.
  for (const message of messages) follow([message], paths);
  return paths;
}

function follow(roots: readonly ProtoMessage[], paths: Map<ProtoMessage, string>): void {
  const queue = roots.filter((root) => !paths.has(root));
  for (const root of queue) paths.set(root, root.localName);
  for (let at = 0; at < queue.length; at += 1) {
    const message = queue[at]!;
    for (const field of message.fields) {
      const target = messageOf(field.type);
      if (target === undefined || paths.has(target)) continue;
      paths.set(target, `${paths.get(message)!}.${field.name}`);
      queue.push(target);
    }
  }
}

function usedBy(message: ProtoMessage): ProtoMessage[] {
  return message.fields.flatMap((field) => messageOf(field.type) ?? []);
}

/** The message that a field holds, also as the value of a map. */
export function messageOf(type: ProtoType): ProtoMessage | undefined {
  const held = type.kind === 'map' ? type.value : type;
  return held.kind === 'named' && held.target?.kind === 'message' ? held.target : undefined;
}
