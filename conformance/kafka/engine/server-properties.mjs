/** Listeners: SCRAM without TLS, SASL (SCRAM and PLAIN) over TLS, mutual TLS, OAUTHBEARER over TLS, and the controller's, which is not for clients. */
export function serverProperties({ ports, data, keys, identityProvider, admin, plainUsers }) {
  const scramLogin = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${admin.user}" password="${admin.password}";`;
  const users = Object.entries(plainUsers).map(([user, password]) => `user_${user}="${password}"`);
  const plainLogin = `org.apache.kafka.common.security.plain.PlainLoginModule required ${users.join(' ')};`;
  const scramOnly = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  const listeners = [
    `SCRAM://127.0.0.1:${ports.scram}`,
    `TLS://127.0.0.1:${ports.tls}`,
    `MTLS://127.0.0.1:${ports.mtls}`,
    `OAUTH://127.0.0.1:${ports.oauth}`,
  ];
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    listeners: [...listeners, `CONTROLLER://127.0.0.1:${ports.controller}`].join(','),
    'advertised.listeners': listeners.join(','),
    'listener.security.protocol.map': 'SCRAM:SASL_PLAINTEXT,TLS:SASL_SSL,MTLS:SSL,OAUTH:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'SCRAM',
    'controller.listener.names': 'CONTROLLER',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.scram.scram-sha-512.sasl.jaas.config': scramLogin,
    'listener.name.tls.sasl.enabled.mechanisms': 'SCRAM-SHA-512,SCRAM-SHA-256,PLAIN',
    'listener.name.tls.scram-sha-512.sasl.jaas.config': scramOnly,
    'listener.name.tls.scram-sha-256.sasl.jaas.config': scramOnly,
    'listener.name.tls.plain.sasl.jaas.config': plainLogin,
    ...tokenListener(identityProvider, keys.server.certificate),
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': keys.server.keystore,
    'ssl.keystore.password': keys.server.password,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': keys.client.certificate,
    'listener.name.mtls.ssl.client.auth': 'required',
    'listener.name.mtls.ssl.principal.mapping.rules': 'RULE:^CN=([^,]+),OU=payments,.*$/$1/,DEFAULT',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // the controller's listener has no authentication and is not advertised
    'super.users': `User:${admin.user};User:ANONYMOUS`,
    'allow.everyone.if.no.acl.found': 'false',
    'auto.create.topics.enable': 'false',
    'log.dirs': data,
    'num.partitions': '1',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '500',
    // members that were refused go without a word: their groups are wanted again soon
    'group.consumer.session.timeout.ms': '6000',
    'group.consumer.min.session.timeout.ms': '6000',
    'group.streams.session.timeout.ms': '6000',
    'group.streams.min.session.timeout.ms': '6000',
    // the new protocols' pace, made for clusters, would set the suite's
    'group.consumer.heartbeat.interval.ms': '500',
    'group.consumer.min.heartbeat.interval.ms': '500',
    'group.streams.initial.rebalance.delay.ms': '0',
    'group.streams.heartbeat.interval.ms': '500',
    'group.streams.min.heartbeat.interval.ms': '500',
  };
}

/** Tokens are judged by the keys that their issuer shows; the subject is the user. */
function tokenListener({ issuer, audience, jwksEndpoint }, trusted) {
  const prefix = 'listener.name.oauth';
  const oauth = `${prefix}.oauthbearer.sasl`;
  const handlers = 'org.apache.kafka.common.security.oauthbearer';
  const trust = `ssl.truststore.type="PEM" ssl.truststore.location="${trusted}"`;
  // the broker itself logs in nowhere by a token, but a module with options must say as whom
  const login = `${handlers}.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="nobody" ${trust};`;
  return {
    [`${prefix}.sasl.enabled.mechanisms`]: 'OAUTHBEARER',
    [`${oauth}.server.callback.handler.class`]: `${handlers}.OAuthBearerValidatorCallbackHandler`,
    [`${oauth}.jaas.config`]: login,
    [`${oauth}.oauthbearer.jwks.endpoint.url`]: jwksEndpoint,
    [`${oauth}.oauthbearer.expected.audience`]: audience,
    [`${oauth}.oauthbearer.expected.issuer`]: issuer,
  };
}

/** A further broker of the same cluster, for topics with replicas: one listener, and no controller. */
export function furtherBroker(first, { nodeId, port, data }) {
  const listener = `SCRAM://127.0.0.1:${port}`;
  return {
    ...first,
    'process.roles': 'broker',
    'node.id': String(nodeId),
    listeners: listener,
    'advertised.listeners': listener,
    'log.dirs': data,
  };
}

export function propertiesText(properties) {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
