import { afterEach, expect, test } from "vitest";
import { freePort } from "@/test/server/free-port";
import { startMailServer, type MailServer } from "@/test/mail/smtp";
import type { Letter } from "./letter";
import { closeMail, sendMail } from "./send";
import { mailSettings } from "./settings";

const letter: Letter = {
  subject: "A quay & <b>its</b> wall",
  before: ["Ana & Bo read “Brückenwasser” together."],
  link: "http://localhost:3000/join/abc?x=1&y=2",
  action: "Join",
  after: ["It ends on <Friday>."],
};
const bo = { name: "Bo, the reader", address: "bo@x.test" };

let server: MailServer | undefined;
afterEach(async () => {
  closeMail();
  await server?.stop();
  server = undefined;
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  delete process.env.OBELUS_URL;
});

test("without SMTP_URL no mail is sent", async () => {
  expect(await sendMail(bo, letter)).toBe("off");
});

test("a letter comes as plain text and as a page that loads nothing", async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  process.env.OBELUS_URL = "https://obelus.example.org";
  expect(await sendMail(bo, letter)).toBe("sent");
  const [mail] = server.mails;
  expect(mail?.subject).toBe(letter.subject);
  expect(mail?.from).toMatchObject({ name: "Obelus", address: "obelus@obelus.example.org" });
  expect(mail?.to).toMatchObject([bo]);
  for (const words of [letter.before[0], letter.link, letter.after[0]]) {
    expect(mail?.text).toContain(words);
  }
  expect(mail?.html).toContain("Ana &amp; Bo read");
  expect(mail?.html).toContain('href="http://localhost:3000/join/abc?x=1&amp;y=2"');
  expect(mail?.html).not.toMatch(/<(img|link|script|iframe|video)|url\(|src=|@import/i);
  expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
});

test("many letters at once all come, over few connections", async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  const sent = Array.from({ length: 12 }, (_, n) => sendMail(bo, { ...letter, subject: `${n}` }));
  expect(new Set(await Promise.all(sent))).toEqual(new Set(["sent"]));
  expect(server.mails).toHaveLength(12);
});

test("name, password and sender are those of the settings", async () => {
  server = await startMailServer({ login: { user: "obelus@x.test", password: "p@ss:wörd/" } });
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = "Reading group <group@x.test>";
  expect(await sendMail(bo, letter)).toBe("sent");
  expect(server.mails[0]?.from).toMatchObject({ name: "Reading group", address: "group@x.test" });
  process.env.SMTP_URL = server.url.replace("p%40ss", "wrong");
  expect(await sendMail(bo, letter)).toBe("failed");
  expect(server.mails).toHaveLength(1);
});

test("a server that is not there, and one that refuses, are told and throw nothing", async () => {
  process.env.SMTP_URL = `smtp://127.0.0.1:${await freePort()}`;
  expect(await sendMail(bo, letter)).toBe("failed");
  server = await startMailServer({ refuses: (address) => address.startsWith("bo@") });
  process.env.SMTP_URL = server.url;
  expect(await sendMail(bo, letter)).toBe("failed");
  expect(await sendMail({ name: "Cy", address: "cy@x.test" }, letter)).toBe("sent");
});

test("a name with line breaks adds no header", async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  const name = "Bo\r\nBcc: eve@x.test";
  const subject = "Words\r\nReply-To: eve@x.test";
  expect(await sendMail({ ...bo, name }, { ...letter, subject })).toBe("sent");
  const [mail] = server.mails;
  expect(mail?.to).toMatchObject([{ address: bo.address }]);
  expect(mail?.bcc ?? []).toEqual([]);
  expect(mail?.replyTo ?? []).toEqual([]);
});

test.each(["mail.example.org", "http://mail.example.org", "smtp://", "nonsense"])(
  "SMTP_URL of %j is refused with a sentence",
  (url) => {
    process.env.SMTP_URL = url;
    expect(() => mailSettings()).toThrow(/SMTP_URL must be a URL/);
  },
);

test("a password in SMTP_URL is in no sentence, and MAIL_FROM has to be an address", () => {
  process.env.SMTP_URL = "http://user:sesame@mail.example.org";
  expect(() => mailSettings()).toThrow(/^(?!.*sesame)/);
  process.env.SMTP_URL = "smtps://mail.example.org";
  process.env.MAIL_FROM = "nobody";
  expect(() => mailSettings()).toThrow(/MAIL_FROM must be an address/);
});
