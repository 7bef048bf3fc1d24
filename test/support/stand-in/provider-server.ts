import { createServer, type Server as SocketServer, type Socket } from 'node:net';
import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { loadSync, type PackageDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { protocolFile } from './assets';
import type { ProviderBehaviour } from './behaviour';
import { problem, wireProblems } from './problem';
import { Platform } from './platform';
import { ProviderSession } from './session';
import { asValue, fromWire, toWire, type WireValue } from './value';
import { encodedOnce, servedSchema, type ServedSchema } from './served-schema';

/** A running stand-in for one provider. */
export interface ProviderServer {
  readonly source: string;
  /** The provider's record in TF_REATTACH_PROVIDERS. */
  readonly reattach: object;
  /** Lets protected objects be destroyed from now on. */
  liftProtection(): void;
  close(): Promise<void>;
}

/** The members of all requests that the handlers read. */
interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config?: WireValue;
  readonly prior_state?: WireValue;
  readonly proposed_new_state?: WireValue;
  readonly planned_state?: WireValue;
  readonly current_state?: WireValue;
  readonly raw_state?: { readonly json: Buffer };
}

type Handler = (request: Request) => object;

let service: ServiceDefinition | undefined;

/** Serves one provider on a socket in the folder. Nothing of it keeps the process alive after `close`. */
export async function serveProvider(
  behaviour: ProviderBehaviour,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<ProviderServer> {
  const methods = (service ??= loadService());
  const platform = new Platform();
  const servers: grpc.Server[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Terraform opens one connection for each provider it starts, so each alias gets a session of its own: a server
    // for all connections could not tell their configurations apart.
    const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
    const schema = servedSchema(behaviour);
    const session = new ProviderSession(behaviour, schema.schema, platform, environment);
    server.addService(methods, implementation(handlers(session, schema)));
    server.createConnectionInjector(grpc.ServerCredentials.createInsecure()).injectConnection(socket);
    servers.push(server);
  });
  const path = join(folder, `${behaviour.source.split('/').pop() ?? ''}.sock`);
  await listening(listener, path);
  return {
    source: behaviour.source,
    reattach: {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'unix', String: path },
    },
    liftProtection: () => {
      platform.protects = false;
    },
    close: async () => {
      for (const server of servers) server.forceShutdown();
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

function handlers(session: ProviderSession, { schema, reply }: ServedSchema): Record<string, Handler> {
  const diagnosed = (problems: Parameters<typeof wireProblems>[0]): object => ({ diagnostics: wireProblems(problems) });
  return {
    GetMetadata: () => ({
      server_capabilities: { get_provider_schema_optional: true },
      resources: Object.keys(schema.resource_schemas).map((name) => ({ type_name: name })),
      data_sources: Object.keys(schema.data_source_schemas).map((name) => ({ type_name: name })),
    }),
    GetProviderSchema: () => reply,
    GetFunctions: () => ({}),
    StopProvider: () => ({}),
    ValidateProviderConfig: ({ config }) => diagnosed(session.validateProvider(fromWire(config))),
    ConfigureProvider: ({ config }) => diagnosed(session.configure(fromWire(config))),
    ValidateResourceConfig: (request) =>
      diagnosed(session.validateResource(request.type_name, fromWire(request.config))),
    ValidateDataResourceConfig: (request) =>
      diagnosed(session.validateData(request.type_name, fromWire(request.config))),
    UpgradeResourceState: (request) => {
      const stored: unknown = JSON.parse(request.raw_state?.json.toString('utf8') ?? 'null');
      return { upgraded_state: toWire(session.upgrade(request.type_name, asValue(stored))) };
    },
    ReadResource: (request) => ({
      new_state: toWire(session.read(request.type_name, fromWire(request.current_state))),
    }),
    PlanResourceChange: (request) => {
      const change = session.plan(
        request.type_name,
        fromWire(request.prior_state),
        fromWire(request.proposed_new_state),
      );
      return {
        planned_state: toWire(change.planned),
        requires_replace: change.requiresReplace.map((steps) => ({ steps })),
        legacy_type_system: change.legacy,
        diagnostics: wireProblems(change.problems),
      };
    },
    ApplyResourceChange: (request) => {
      const { state, problems } = session.apply(
        request.type_name,
        fromWire(request.prior_state),
        fromWire(request.planned_state),
        fromWire(request.config),
      );
      return { new_state: toWire(state), diagnostics: wireProblems(problems) };
    },
    ImportResourceState: (request) => {
      const { state, problems } = session.import(request.type_name, request.id);
      if (state === null) return diagnosed(problems);
      return { imported_resources: [{ type_name: request.type_name, state: toWire(state) }] };
    },
    ReadDataSource: (request) => {
      const { state, problems } = session.readData(request.type_name, fromWire(request.config));
      return { state: toWire(state), diagnostics: wireProblems(problems) };
    },
  };
}

function implementation(all: Record<string, Handler>): grpc.UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(all).map(([name, handler]) => [
      name,
      (call: grpc.ServerUnaryCall<Request, object>, reply: grpc.sendUnaryData<object>): void => {
        try {
          reply(null, handler(call.request));
        } catch (error) {
          // Shown by Terraform as an error of the resource, where a broken call would only say "plugin did not respond".
          const message = error instanceof Error ? error.message : String(error);
          reply(null, { diagnostics: wireProblems([problem(`the stand-in failed in ${name}`, message)]) });
        }
      },
    ]),
  );
}

function loadService(): ServiceDefinition {
  const options = { keepCase: true, longs: Number, enums: Number, defaults: true, oneofs: false };
  const found = loadSync(protocolFile(), options)['tfplugin6.Provider'];
  if (found === undefined || !isService(found)) throw new Error('the descriptor has no service Provider');
  const { GetProviderSchema: method } = found;
  if (method === undefined) throw new Error('the descriptor has no method GetProviderSchema');
  return { ...found, GetProviderSchema: { ...method, responseSerialize: encodedOnce(method.responseSerialize) } };
}

function isService(entry: PackageDefinition[string]): entry is ServiceDefinition {
  return !('format' in entry);
}

async function listening(listener: SocketServer, path: string): Promise<void> {
  // The kernel's limit on socket names; beyond it the error would be a bare EINVAL.
  if (Buffer.byteLength(path) > 100) throw new Error(`the temporary folder's name is too long for a socket: ${path}`);
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(path, resolve);
  });
}
