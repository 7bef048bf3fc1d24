// The stock command-line tools under their own names, in a folder to put on PATH. What Apache's archive has as shell scripts is not on
// Maven Central; the classes behind them are.
import fs from 'node:fs';
import path from 'node:path';
import { classPath } from '../install/artifacts.mjs';
import { SUITE, TOOLS } from '../paths.mjs';
import { archiveOptions } from './class-archive.mjs';

/** These programs live for a second: no time for the optimising compiler. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];

const CLASSES_OF_TOOLS = {
  'connect-distributed': 'org.apache.kafka.connect.cli.ConnectDistributed',
  'connect-standalone': 'org.apache.kafka.connect.cli.ConnectStandalone',
  'kafka-acls': 'org.apache.kafka.tools.AclCommand',
  'kafka-broker-api-versions': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  'kafka-storage': 'kafka.tools.StorageTool',
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
};
/** Writes the wrappers, with and without `.sh`, as both spellings are in use. @returns the folder for PATH */
export function installStockTools() {
  const options = [
    ...SHORT_LIVED,
    ...archiveOptions(),
    `-Dlog4j2.configurationFile=${path.join(SUITE, 'engine/client.log4j2.properties')}`,
  ];
  fs.mkdirSync(TOOLS, { recursive: true });
  const argumentFile = path.join(TOOLS, 'java-arguments');
  fs.writeFileSync(
    argumentFile,
    `${[...options, '-cp', classPath().join(':')].map((word) => `"${word}"`).join('\n')}\n`,
  );
  for (const [name, mainClass] of Object.entries(CLASSES_OF_TOOLS)) {
    const text = `#!/bin/sh\nexec java "@${argumentFile}" ${mainClass} "$@"\n`;
    for (const file of [name, `${name}.sh`]) {
      fs.writeFileSync(path.join(TOOLS, file), text, { mode: 0o755 });
    }
  }
  return TOOLS;
}
