import type { Failure } from '../core/failure';
import { fail } from '../core/sluicegate-error';
import type { RecordPart } from './record-part';
import { SubjectNaming } from './subject-naming';

/** What a subject can be named after. */
export interface SubjectNameInput {
  readonly subjectName?: string;
  readonly topicName?: string;
  readonly naming: SubjectNaming;
  readonly part: RecordPart;
  readonly recordName?: string;
}

/** The name that the strategy gives. Throws when what it is made of is missing. */
export function subjectNameOf(path: string, input: SubjectNameInput): string {
  const { subjectName, topicName, recordName } = input;
  if (subjectName !== undefined) {
    return topicName === undefined
      ? subjectName
      : refuse(path, 'topic', 'be left out where subjectName names the subject', 'both', 'give one of the two');
  }
  switch (input.naming) {
    case SubjectNaming.TOPIC:
      return `${topicName ?? missingTopic(path)}-${input.part.toLowerCase()}`;
    case SubjectNaming.RECORD:
      return recordName ?? missingRecord(path);
    case SubjectNaming.TOPIC_RECORD:
      return `${topicName ?? missingTopic(path)}-${recordName ?? missingRecord(path)}`;
  }
}

function missingTopic(path: string): never {
  return refuse(path, 'topic', 'be given, or subjectName', 'neither', 'give one of the two');
}

function missingRecord(path: string): never {
  return refuse(
    path,
    'naming',
    'have a record to be named after',
    'a schema whose root has no name',
    'name the record (JSON Schema: title), or choose SubjectNaming.TOPIC',
  );
}

function refuse(path: string, property: string, must: string, given: string, remedy: string): never {
  const failure: Failure = { path, property, rule: `schema.subject.${property}`, must, given, remedy };
  fail(failure);
}
