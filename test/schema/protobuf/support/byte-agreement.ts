import { protobufCanRead } from '../../../../src/schema/protobuf/can-read';
import { parseProtobuf } from '../../../../src/schema/protobuf/parse-protobuf';
import { DifferenceSeverity } from '../../../../src/schema/schema-difference';
import type { Pair } from './arbitraries';
import { ByteOracle } from './bytes';
import { shapeText, type SchemaShape } from './shape';
import { messageValue } from './values';

/** What was lost on the way from the one to the other although we say that nothing is; both directions. */
export function lossesOf({ previous, next }: Pair, numbers: readonly number[]): { tried: number; losses: string[] } {
  const both = [attempt(next, previous, numbers), attempt(previous, next, numbers)];
  return { tried: both[0]!.tried + both[1]!.tried, losses: both.flatMap(({ losses }) => losses) };
}

function attempt(
  reader: SchemaShape,
  writer: SchemaShape,
  numbers: readonly number[],
): { tried: number; losses: string[] } {
  const differences = protobufCanRead(parseProtobuf(shapeText(reader)), parseProtobuf(shapeText(writer)));
  // A reused number is not a matter of one pair of schemas.
  const errors = differences.filter(
    ({ severity, rule }) => severity === DifferenceSeverity.ERROR && !/RESERVED_REUSED$/.test(rule),
  );
  if (errors.length > 0) return { tried: 0, losses: [] };
  const exact = differences.every(({ rule }) => rule !== 'FIELD_SCALAR_TYPE_CHANGED');
  const oracle = new ByteOracle(writer, reader, exact);
  let at = 0;
  const draw = () => numbers[at++ % numbers.length]! + at;
  const losses = writer.messages
    .filter((message) => !endless(writer, message.name))
    .flatMap((message) => oracle.losses(message.name, messageValue(writer, message, draw)));
  return {
    tried: 1,
    losses: losses.map((loss) => `${loss}\nwriter:\n${shapeText(writer)}reader:\n${shapeText(reader)}`),
  };
}

/** A message that requires itself has no value. */
function endless(schema: SchemaShape, name: string, open: readonly string[] = []): boolean {
  if (open.includes(name)) return true;
  const message = schema.messages.find((one) => one.name === name);
  return (message?.fields ?? []).some(
    ({ label, type }) => label === 'required' && endless(schema, type, [...open, name]),
  );
}
