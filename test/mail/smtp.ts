import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail server on this machine that keeps what it is handed. */
export interface MailServer {
  /** What SMTP_URL is set to. */
  readonly url: string;
  /** What was handed in, in its order. */
  readonly mails: readonly Email[];
  stop(): Promise<void>;
}

export interface MailServerOptions {
  /** Whom it knows by a password; without it, it takes mail from anybody. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Recipients it refuses. */
  readonly refuses?: (address: string) => boolean;
}

/** Starts a real SMTP server on a free port of the loopback interface. */
export async function startMailServer({
  login,
  refuses = () => false,
}: MailServerOptions = {}): Promise<MailServer> {
  const mails: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: login ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, answer) {
      const isKnown = username === login?.user && password === login?.password;
      answer(isKnown ? null : new Error("nobody of that name"), { user: username });
    },
    onRcptTo({ address }, _session, answer) {
      answer(refuses(address) ? new Error("no such mailbox") : null);
    },
    onData(stream, _session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (mail) => {
            mails.push(mail);
            answer(null);
          },
          (error: Error) => answer(error),
        );
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const name = login
    ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`
    : "";
  return {
    url: `smtp://${name}127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
