import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { letterAsHtml, letterAsText, type Letter } from "./letter";
import { mailSettings } from "./settings";

/** In milliseconds. A server that is silent for longer counts as one that is not there. */
const SILENCE = "10000";

/** What became of a mail; "off" where none is set up. */
export type Mailed = "sent" | "failed" | "off";

export interface Recipient {
  readonly name: string;
  readonly address: string;
}

/** Kept open between mails, for each address of a server that was configured. */
const transports = perProcess("mail", () => new Map<string, Transporter>());

function transportTo(url: URL): Transporter {
  const there = transports.get(url.href);
  if (there) return there;
  const address = new URL(url);
  const usual = {
    pool: "true",
    maxConnections: "2",
    connectionTimeout: SILENCE,
    greetingTimeout: SILENCE,
    socketTimeout: SILENCE,
  };
  for (const [name, value] of Object.entries(usual)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  const made = createTransport(address.href);
  transports.set(url.href, made);
  return made;
}

/** Sends a letter, where mail is set up. Never throws: what fails is logged, without the letter. */
export async function sendMail(to: Recipient, letter: Letter): Promise<Mailed> {
  const settings = mailSettings();
  if (!settings) return "off";
  try {
    await transportTo(settings.url).sendMail({
      from: settings.from,
      to,
      subject: letter.subject,
      text: letterAsText(letter),
      html: letterAsHtml(letter),
      // No holiday notes and no lists answer it.
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return "sent";
  } catch (error) {
    log.error({ err: error }, "a mail could not be sent");
    return "failed";
  }
}

/** Closes the connections to mail servers; the process is about to stop. */
export function closeMail(): void {
  for (const transport of transports.values()) transport.close();
  transports.clear();
}
