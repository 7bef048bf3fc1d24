import type { ProviderBehaviour } from './behaviour';
import { serveProvider } from './provider-server';
import { confluent } from './rules/confluent';

/** Every provider that can be stood in for. */
export const PROVIDERS: readonly ProviderBehaviour[] = [confluent];

/** Running stand-ins of all providers. */
export interface StandIns {
  /** The value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  close(): Promise<void>;
}

/** Starts the stand-ins, in this process, with their sockets in the folder. */
export async function startStandIns(folder: string): Promise<StandIns> {
  const servers = await Promise.all(PROVIDERS.map((behaviour) => serveProvider(behaviour, folder)));
  return {
    reattach: JSON.stringify(Object.fromEntries(servers.map(({ source, reattach }) => [source, reattach]))),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
