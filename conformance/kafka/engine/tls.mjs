// Keys for the TLS listeners of one run: a server certificate for the loopback names, and one client's for mutual TLS.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function selfSigned(folder, name, subject, extensions) {
  const password = randomBytes(18).toString('hex');
  const keystore = path.join(folder, `${name}.p12`);
  const certificate = path.join(folder, `${name}.pem`);
  const store = ['-keystore', keystore, '-storepass', password, '-alias', name];
  const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '2', '-storetype', 'PKCS12'];
  await run('keytool', ['-genkeypair', ...store, ...key, '-dname', subject, ...extensions.flatMap((e) => ['-ext', e])]);
  await run('keytool', ['-exportcert', '-rfc', ...store, '-file', certificate]);
  return { keystore, password, certificate };
}

export async function createKeys(folder) {
  const [server, client] = await Promise.all([
    selfSigned(folder, 'server', 'CN=localhost', ['SAN=ip:127.0.0.1,dns:localhost', 'bc:c=ca:true']),
    selfSigned(folder, 'client', 'CN=checkout,OU=payments,O=Example', ['bc:c=ca:true']),
  ]);
  return { server, client };
}
