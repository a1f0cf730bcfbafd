/** The longest address mail can carry, in UTF-16 code units (RFC 5321, 4.5.3.1.3). */
const MAX_EMAIL_LENGTH = 254;

/**
 * Control, format, unassigned and private-use characters, and characters that look like nothing.
 */
const UNSEEN =
  /[\p{C}\p{Z}\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\u034f\u17b4\u17b5\u{e0100}-\u{e01ef}]/u;

const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** Characters that mail programs read as separating several addresses, or as a name around one. */
const SEVERAL = /[,;:"<>()[\]\\]/;

/**
 * What makes two spellings of an e-mail address the same account: NFKC, trimmed, lower case. Null
 * when it is no single address, or has characters that nobody can see.
 *
 * A domain is accepted in Unicode only. Its ASCII form (`xn--…`) is refused, so that one mailbox
 * does not have two keys. Idempotent.
 */
export function emailKey(typed: string): string | null {
  if (typed.length > 4 * MAX_EMAIL_LENGTH || LONE_SURROGATE.test(typed)) return null;
  const key = typed.normalize("NFKC").trim().toLowerCase().normalize("NFKC");
  if (key.length > MAX_EMAIL_LENGTH || UNSEEN.test(key) || SEVERAL.test(key)) return null;
  const parts = key.split("@");
  const [mailbox, domain] = parts;
  if (parts.length !== 2 || !mailbox || !domain) return null;
  const labels = domain.split(".");
  return labels.every((label) => /^[^-]/.test(label) && !label.startsWith("xn--")) ? key : null;
}
