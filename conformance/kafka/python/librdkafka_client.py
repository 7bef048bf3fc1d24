"""One round of a librdkafka client with a configuration as the library writes it.

Standard input: JSON with `role` (producer or consumer), `written` (the configuration) and `topic`. The configuration's `config` is
merged with the environment variables that its `fromEnvironment` names, as it tells a program to: librdkafka has no ConfigProvider.
Standard output: JSON with `records`.
"""

import json
import os
import sys

from confluent_kafka import Consumer, KafkaError, KafkaException, Producer

SECONDS = 15


def merged(written):
    secrets = {key: os.environ[variable] for key, variable in written["fromEnvironment"].items()}
    return {**written["config"], **secrets}


def produce(config, topic):
    reports = []

    def report(error):
        # a refusal to log in does not end a producer: it would go on trying for ever
        if error.code() in (KafkaError._AUTHENTICATION, KafkaError._SSL):
            reports.append(error)

    producer = Producer({**config, "error_cb": report})
    if "transactional.id" in config:
        producer.init_transactions(SECONDS)
        producer.begin_transaction()
    errors = []
    producer.produce(topic, key="key", value="value", on_delivery=lambda error, _: errors.append(error))
    for _ in range(SECONDS * 10):
        waiting = producer.flush(0.1)
        if not waiting or reports:
            break
    if "transactional.id" in config:
        producer.commit_transaction(SECONDS)
    failed = [error for error in errors if error is not None]
    if waiting or failed:
        raise KafkaException((failed or reports or ["nothing was acknowledged"])[0])
    return [{"key": "key", "value": "value"}]


def consume(config, topic):
    consumer = Consumer(config)
    try:
        consumer.subscribe([topic])
        for _ in range(SECONDS * 10):
            message = consumer.poll(0.1)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            consumer.commit(message, asynchronous=False)
            return [{"key": message.key().decode(), "value": message.value().decode()}]
    finally:
        consumer.close()
    raise TimeoutError("no record")


def main():
    request = json.load(sys.stdin)
    run = produce if request["role"] == "producer" else consume
    json.dump({"records": run(merged(request["written"]), request["topic"])}, sys.stdout)


if __name__ == "__main__":
    try:
        main()
    except (KafkaException, KeyError, TimeoutError) as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")
