import type { Secret } from '../../security/secret';

/** A text with references to secrets inside; each target writes these as it understands them. */
export class SensitiveText {
  public static of(secret: Secret): SensitiveText {
    return new SensitiveText([secret]);
  }

  /** `key:secret`, as basic authentication has it. */
  public static joined(separator: string, ...secrets: Secret[]): SensitiveText {
    return new SensitiveText(secrets.flatMap((secret, index) => (index === 0 ? [secret] : [separator, secret])));
  }

  /** What a function makes of settings in which it writes secrets; those without any stay plain. */
  public static settings(write: (written: (secret: Secret) => string) => Readonly<Record<string, string>>): {
    readonly configs: Record<string, string>;
    readonly sensitive: Record<string, SensitiveText>;
  } {
    const secrets: Secret[] = [];
    const settings = write((secret) => `${MARK}${secrets.push(secret) - 1}${MARK}`);
    const configs: Record<string, string> = {};
    const sensitive: Record<string, SensitiveText> = {};
    for (const [key, text] of Object.entries(settings)) {
      if (!text.includes(MARK)) configs[key] = text;
      else
        sensitive[key] = new SensitiveText(
          text.split(MARK).map((part, at) => (at % 2 ? secrets[Number(part)]! : part)),
        );
    }
    return { configs, sensitive };
  }

  private constructor(private readonly parts: readonly (string | Secret)[]) {}

  public get secrets(): Secret[] {
    return this.parts.flatMap((part) => (typeof part === 'string' ? [] : [part]));
  }

  public toText(written: (secret: Secret) => string): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : written(part))).join('');
  }

  /** What a Connect worker resolves by its ConfigProviders. */
  public toConfigProvider(): string {
    return this.toText((secret) => secret.toConfigProvider());
  }

  /** For the bundle: where the secrets are. */
  public toJSON(): string {
    return this.toText((secret) => `<${secret.toString()}>`);
  }
}

/** Stands where nothing else can: control characters are refused everywhere. */
const MARK = '\u0000';
