import http from 'node:http';
import type { AddressInfo } from 'node:net';

interface Version {
  readonly id: number;
  readonly version: number;
  readonly body: {
    readonly schemaType: string;
    readonly schema: string;
    readonly references: readonly Reference[];
    readonly metadata?: object;
    readonly ruleSet?: object;
  };
}

interface Reference {
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

/** What a request asked for, and who asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly user: string | undefined;
}

/** As much of a registry as a script of ours talks to, in memory and on a loopback port. */
export class RegistryStub {
  public readonly subjects = new Map<string, Version[]>();
  public readonly compatibility = new Map<string, string>();
  public readonly modes = new Map<string, string>();
  public readonly asked: Asked[] = [];
  /** Refuses the next registration, as for a schema that breaks the promise. */
  public refuses = false;
  /** Without data contracts it takes them and drops them, and without modes it has nothing to say: as Apicurio does. */
  public has = { contracts: true, modes: true };
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, answer] = this.answer(request, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' });
      response.end(status === 204 ? '' : JSON.stringify(answer));
    });
  });

  public async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Methods and paths of what changed something, since the last look. */
  public changes(): string[] {
    const changes = this.asked.filter(
      ({ method, path }) => method === 'PUT' || (method === 'POST' && path.endsWith('/versions')),
    );
    this.asked.splice(0);
    return changes.map(({ method, path }) => `${method} ${path}`);
  }

  private answer({ method = '', url = '', headers }: http.IncomingMessage, text: string): [number, object] {
    const { pathname } = new URL(url, 'http://stub');
    this.asked.push({ method, path: pathname, user: basicUser(headers.authorization) });
    const [, kind, subject = '', versions, version] = pathname.split('/');
    if (kind === 'config')
      return setting(this.compatibility, subject, method, text, 'compatibilityLevel', 'compatibility');
    if (kind === 'mode' && !this.has.modes) return [204, {}];
    if (kind === 'mode') return setting(this.modes, subject, method, text, 'mode', 'mode');
    const known = this.subjects.get(subject) ?? [];
    if (version === 'latest')
      return known.length > 0 ? [200, this.described(subject, known.at(-1)!)] : [404, { error_code: 40401 }];
    const body = JSON.parse(text) as Version['body'];
    const missing = body.references.find(
      ({ subject: name, version: wanted }) => !this.subjects.get(name)?.[wanted - 1],
    );
    if (missing) return [422, { error_code: 42201, message: `no version ${missing.version} of ${missing.subject}` }];
    const same = known.find((registered) => registered.body.schema === body.schema);
    if (versions === undefined) return same ? [200, this.described(subject, same)] : [404, { error_code: 40403 }];
    if (this.refuses) return [409, { error_code: 409, message: 'incompatible' }];
    if (this.modes.get(subject)?.startsWith('READONLY')) return [422, { error_code: 42205, message: 'read-only' }];
    const added = same ?? { id: 100 + [...this.subjects.values()].flat().length, version: known.length + 1, body };
    this.subjects.set(subject, same ? known : [...known, added]);
    return [200, { id: added.id }];
  }

  /** With references before the schema's own version, and a number in the schema's text: neither may be taken for the id. */
  private described(subject: string, { id, version, body }: Version): object {
    const { references, schemaType, schema, metadata, ruleSet } = body;
    const contract = this.has.contracts ? { metadata, ruleSet } : {};
    return { references, subject, version, id, schemaType, schema, ...contract };
  }
}

function setting(
  settings: Map<string, string>,
  subject: string,
  method: string,
  text: string,
  answered: string,
  sent: string,
): [number, object] {
  if (method === 'PUT') settings.set(subject, (JSON.parse(text) as Record<string, string>)[sent]!);
  const value = settings.get(subject);
  return value === undefined ? [404, { error_code: 40408 }] : [200, { [answered]: value }];
}

function basicUser(authorization: string | undefined): string | undefined {
  return authorization && Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
}
