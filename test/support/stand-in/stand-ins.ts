import type { ProviderBehaviour } from './behaviour';
import { serveProvider } from './provider-server';
import { confluent } from './rules/confluent';
import { google } from './rules/google';
import { snowflake } from './rules/snowflake';

/** Every provider that can be stood in for. */
export const PROVIDERS: readonly ProviderBehaviour[] = [confluent, snowflake, google];

/** Running stand-ins of all providers. */
export interface StandIns {
  /** The value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  /** Lets protected objects be destroyed from now on. */
  liftProtection(): void;
  close(): Promise<void>;
}

/** Starts the stand-ins, in this process, with their sockets in the folder. */
export async function startStandIns(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  providers: readonly ProviderBehaviour[] = PROVIDERS,
): Promise<StandIns> {
  const servers = await Promise.all(providers.map((behaviour) => serveProvider(behaviour, folder, environment)));
  return {
    reattach: JSON.stringify(Object.fromEntries(servers.map(({ source, reattach }) => [source, reattach]))),
    liftProtection: () => {
      for (const server of servers) server.liftProtection();
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
