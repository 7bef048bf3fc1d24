import type { SensitiveText } from './sensitive-text';

/** A connector's class with its own settings. */
export interface PluginSettings {
  readonly className: string;
  readonly configs: Readonly<Record<string, string>>;
  readonly sensitive: Readonly<Record<string, SensitiveText>>;
}

/** What a plugin is where it is offered. */
export interface PluginSpec {
  /** Absent where it is not known. */
  readonly direction?: 'SINK' | 'SOURCE';
  /** More tasks than this never have work. */
  readonly maxTasks?: number;
  /** What the topics begin with that a source writes. */
  readonly topicPrefixes?: readonly string[];
  /** By property of the options: what a rule must look at. */
  readonly bounded?: Readonly<Record<string, BoundedNumber>>;
  readonly selfManaged?: PluginSettings;
  readonly managed?: PluginSettings;
}

export interface BoundedNumber {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** The settings that are given, as texts. */
export function texts(
  settings: Readonly<Record<string, string | number | boolean | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}
