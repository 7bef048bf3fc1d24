import { createPublicKey } from 'node:crypto';
import type { Failure } from '../core/failure';

const LEAST_BITS = 2048;

/** The base64 of a public key, without the lines around it and without line breaks. */
export function publicKeyBody(pem: string): string {
  return pem.replace(/-----(?:BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s+/g, '');
}

/** What is wrong with a public key. What was given is never shown: it might be the private half. */
export function publicKeyFailures(path: string, property: string, pem: string): Failure[] {
  const failure = (rule: string, must: string, remedy: string, given?: string): Failure[] => [
    { path, property, rule: `snowflake.public-key.${rule}`, must, ...(given !== undefined && { given }), remedy },
  ];
  if (/PRIVATE/.test(pem)) {
    return failure(
      'private',
      'be the public half of the key pair',
      'give the public key, and replace the pair: the private half was shown',
    );
  }
  const bits = rsaBits(publicKeyBody(pem));
  if (bits === undefined) {
    return failure('format', 'be an RSA public key in PEM', 'write one with: openssl rsa -in rsa_key.p8 -pubout');
  }
  if (bits < LEAST_BITS) {
    return failure('bits', `have at least ${LEAST_BITS} bits`, 'generate a longer key pair', String(bits));
  }
  return [];
}

function rsaBits(body: string): number | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(body, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'rsa' ? key.asymmetricKeyDetails?.modulusLength : undefined;
  } catch {
    return undefined;
  }
}
