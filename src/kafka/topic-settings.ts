import { DataSize } from '../core/data-size';
import { Duration } from '../core/duration';
import {
  TOPIC_SETTINGS,
  type SettingUnit,
  type SettingValue,
  type TopicSettingName,
  type TopicSettings,
} from './topic-config';
import type { TopicOptions } from './topic-options';

const UNITS = new Map(TOPIC_SETTINGS.map(({ property, unit }) => [property, unit]));

/** The settings among the options as plain values. What is absent is left out. */
export function settingsOf(options: Partial<TopicOptions>): TopicSettings {
  const settings: Partial<Record<TopicSettingName, SettingValue>> = {};
  for (const { property } of TOPIC_SETTINGS) {
    const value = options[property];
    if (value !== undefined) settings[property] = plain(value);
  }
  return settings;
}

/** A plain value as an error or a document shows it: `7 days`, `1 gibibyte`, `unlimited`. */
export function settingText(unit: SettingUnit, value: SettingValue): string {
  if (typeof value === 'object') return value.join(', ');
  if (typeof value !== 'number') return String(value);
  if (unit !== 'milliseconds' && unit !== 'bytes') return String(value);
  if (value === -1 || value === Infinity) return 'unlimited';
  return (unit === 'milliseconds' ? Duration.milliseconds(value) : DataSize.bytes(value)).toString();
}

/** The setting as text, or undefined when it is not set. */
export function textOfSetting(settings: TopicSettings, name: TopicSettingName): string | undefined {
  const value = settings[name];
  return value === undefined ? undefined : settingText(UNITS.get(name) ?? 'name', value);
}

/** For `Rule.given`: quantities as `7 days`, without the quotes that an error puts round a string. */
export function givenSetting(settings: TopicSettings, name: TopicSettingName): unknown {
  const [value, text] = [settings[name], textOfSetting(settings, name)];
  return typeof value === 'number' && text !== undefined ? { toString: () => text } : value;
}

function plain(value: NonNullable<TopicOptions[TopicSettingName]>): SettingValue {
  if (value instanceof Duration || value instanceof DataSize) return value.toJSON();
  return Array.isArray(value) ? [...value] : value;
}
