// An identity provider on loopback: a token endpoint for the client-credentials grant, and the keys by which brokers judge its tokens.
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';

const TOKENS_LIVE_SECONDS = 300;

function base64url(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A key pair as an identity provider has it: signs tokens (RS256), shows the public half. */
class SigningKey {
  #pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

  constructor(id) {
    this.id = id;
  }

  get publicKey() {
    return { ...this.#pair.publicKey.export({ format: 'jwk' }), kid: this.id, use: 'sig', alg: 'RS256' };
  }

  sign(claims) {
    const text = `${base64url({ alg: 'RS256', typ: 'JWT', kid: this.id })}.${base64url(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.#pair.privateKey, 'base64url')}`;
  }
}

export class IdentityProvider {
  audience = 'kafka';
  /** Where clients get tokens, and brokers the keys. */
  tokenEndpoint;
  jwksEndpoint;
  issuer;
  #server;
  #key = new SigningKey('provider');
  #stranger = new SigningKey('provider');
  #clients = new Map();

  /** @param {{ keystore: string, password: string }} keys of a certificate for the loopback names */
  static async start({ keystore, password }) {
    const provider = new IdentityProvider();
    const pfx = fs.readFileSync(keystore);
    provider.#server = https.createServer({ pfx, passphrase: password }, (request, response) =>
      provider.#answer(request, response),
    );
    await new Promise((resolve, reject) => {
      provider.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    provider.issuer = `https://127.0.0.1:${provider.#server.address().port}`;
    provider.tokenEndpoint = `${provider.issuer}/token`;
    provider.jwksEndpoint = `${provider.issuer}/keys`;
    return provider;
  }

  /**
   * A client of the provider.
   *
   * @param {{ audience?: string, forged?: boolean, scope?: string }} options `forged`: signed by a key that is not among those shown;
   *   `scope`: what it must ask for, if anything
   */
  client(clientId, { audience = this.audience, forged = false, scope } = {}) {
    const secret = randomBytes(18).toString('hex');
    this.#clients.set(clientId, { secret, audience, key: forged ? this.#stranger : this.#key, scope });
    return { clientId, secret };
  }

  #answer(request, response) {
    const say = (status, body) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/keys') {
      say(200, { keys: [this.#key.publicKey] });
      return;
    }
    let body = '';
    request.on('data', (data) => (body += data));
    request.on('end', () => {
      const { status, answer } = this.#token(request.headers.authorization ?? '', new URLSearchParams(body));
      say(status, answer);
    });
  }

  /** RFC 6749, section 4.4: the client's login is in the header, scopes are granted as asked for. */
  #token(authorization, form) {
    const [clientId, secret] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':')
      .map(decodeURIComponent);
    const client = this.#clients.get(clientId);
    if (client === undefined || client.secret !== secret) {
      return { status: 401, answer: { error: 'invalid_client' } };
    }
    if (form.get('grant_type') !== 'client_credentials') {
      return { status: 400, answer: { error: 'unsupported_grant_type' } };
    }
    const scope = form.get('scope') ?? '';
    if (client.scope !== undefined && client.scope !== scope) {
      return { status: 400, answer: { error: 'invalid_scope' } };
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: client.audience, sub: clientId, iat: now, exp: now + TOKENS_LIVE_SECONDS };
    return {
      status: 200,
      answer: {
        access_token: client.key.sign(scope === '' ? claims : { ...claims, scope }),
        token_type: 'Bearer',
        expires_in: TOKENS_LIVE_SECONDS,
      },
    };
  }

  async stop() {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server === undefined ? resolve() : this.#server.close(resolve)));
  }
}
