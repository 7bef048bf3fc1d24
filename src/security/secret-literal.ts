/** Texts that are a secret by their form alone. The name is what an error may say; the text never is. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['an AWS access key id', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a Google API key', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['a Google service account key', /"private_key_id"\s*:\s*"[0-9a-f]{40}"/],
  ['a GitHub token', /\bgh[pousr]_[0-9A-Za-z]{36,}\b/],
  ['a Slack token', /\bxox[abprs]-[0-9A-Za-z-]{10,}/],
  ['a JSON web token', /\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}/],
  ['a URL with credentials', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'${}]+:[^\s/@"'${}]+@/i],
  ['a password in a JAAS configuration', /\bpassword\s*=\s*\\?["'](?!\\?["']|\$\{|%\{|\$[A-Z_]|<)[^"'\\]+\\?["']/i],
];

const SECRET_KEY =
  /(?:pass(?:word|phrase|wd)|secret|private[._-]?key|api[._-]?key|access[._-]?key|token|credentials?|client[._-]?secret|user\.info|sasl\.jaas\.config)$/i;
const NOT_SECRET_KEY = /(?:location|file|path|url|endpoint|type|provider|name|alias)$/i;
/** References and stand-ins: `${env:X}`, `${vault:a:b}`, `var.x`, `<placeholder>`, empty. */
const REFERENCE = /^\s*(?:\$\{[^}]+\}|<[^>]+>|var\.[a-z0-9_]+|)\s*$/i;

/** Whether a ConfigProvider expression for a secret stands in a text: nobody then knows that it is one, and may be read. */
export function hasSecretReference(text: string): boolean {
  return /\$\{(?:env|file|vault):/.test(text);
}

/** What kind of secret stands in a text, if one does. */
export function secretInText(text: string): string | undefined {
  return SHAPES.find(([, shape]) => shape.test(text))?.[0];
}

/** What kind of secret an entry of a free-form map holds, by its key or by its form. */
export function secretInEntry(key: string, value: string): string | undefined {
  if (REFERENCE.test(value)) return undefined;
  const byForm = secretInText(value);
  if (byForm !== undefined) return byForm;
  const names = SECRET_KEY.test(key) && !NOT_SECRET_KEY.test(key);
  return names && !value.includes('${') ? `a value for '${key}'` : undefined;
}
