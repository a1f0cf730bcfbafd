import "server-only";
import { publicUrl } from "@/server/http/public-url";

/** Where mail is handed in, and whom it comes from. */
interface MailSettings {
  readonly url: URL;
  readonly from: string;
}

/** What SMTP_URL and MAIL_FROM say; null while no mail is sent. Throws with a sentence. */
export function mailSettings(): MailSettings | null {
  const configured = process.env.SMTP_URL?.trim();
  const from = process.env.MAIL_FROM?.trim();
  if (from && !/^[^\r\n]*[^\s@<>]@[^\s@<>]+>?$/.test(from)) {
    throw new Error(`MAIL_FROM must be an address such as obelus@example.org, not "${from}".`);
  }
  if (!configured) return null;
  const url = URL.canParse(configured) ? new URL(configured) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    // It may hold a password, so it is not repeated.
    throw new Error("SMTP_URL must be a URL like smtps://user:password@mail.example.org.");
  }
  return { url, from: from || `Obelus <obelus@${new URL(publicUrl()).hostname}>` };
}

export function sendsMail(): boolean {
  return mailSettings() !== null;
}
