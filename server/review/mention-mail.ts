import "server-only";
import { plainSummary } from "@/lib/note/plain-summary";
import type { Prisma } from "@/prisma/generated/client";
import { visibleInDocuments } from "@/server/access/visible-annotations";
import { PASSAGE_SELECT, passagesFrom, type Passage } from "@/server/annotation/passage";
import { publicUrl } from "@/server/http/public-url";
import type { Letter } from "@/server/mail/letter";
import { sendMail } from "@/server/mail/send";
import { sendsMail } from "@/server/mail/settings";
import { exclusively, read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { translator } from "@/server/platform/messages";
import { perProcess } from "@/server/platform/process";
import { outsideRequest } from "@/server/platform/request-reads";

const LOOK_EVERY_MS = 15_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Mentions that are older are in the inbox only: mail may have been set up much later. */
const LATEST_MS = 3 * DAY_MS;
/** So many mentions are read at once, those of one person in one project together. */
const AT_ONCE = 100;
/** So many notes stand in one mail; how many more there are is said. */
const MOST_NOTES = 20;
/** How much of a note and of the words it is on stands in a mail, in UTF-16 code units. */
const MOST_OF_NOTE = 1_000;
const MOST_OF_WORDS = 200;
/** After so many mails that failed no other one is tried; the waits grow from a minute to a day. */
const MOST_TRIES = 6;

const t = translator("Mail");

interface Due {
  readonly noteId: string;
  readonly userId: string;
  readonly projectId: string;
  readonly project: string;
  readonly name: string;
  readonly email: string;
  readonly mailTries: number;
}

/**
 * Tells people by mail of the notes that mention them, as each has chosen, unless they have seen
 * them in their inbox. One server at a time does it; a mail may come twice where one ends in between.
 */
export async function mailMentions(now = new Date()): Promise<void> {
  if (!sendsMail()) return;
  await outsideRequest(async () => {
    if ((await dueAt(now)).length === 0) return;
    await exclusively("obelus mention mail", () => mailAll(now));
  });
}

async function mailAll(now: Date): Promise<void> {
  for (;;) {
    const due = await dueAt(now);
    const groups = new Map<string, Due[]>();
    for (const one of due) {
      const key = `${one.userId} ${one.projectId}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) await mailOne(group, now);
    if (due.length < AT_ONCE) return;
  }
}

/** What is to be mailed now. A daily mail waits until the last one for the project is a day old. */
function dueAt(now: Date): Promise<Due[]> {
  const oldest = new Date(now.getTime() - LATEST_MS);
  const dayAgo = new Date(now.getTime() - DAY_MS);
  return read.$queryRaw<Due[]>`
    SELECT x."noteId", x."userId", x."projectId", p.name AS project, u.name, u.email, x."mailTries"
    FROM "Mention" x
    JOIN "User" u ON u.id = x."userId" AND u.email IS NOT NULL AND u."disabledAt" IS NULL
    JOIN "Project" p ON p.id = x."projectId" AND p."deletedAt" IS NULL
    JOIN "Member" m ON m."projectId" = x."projectId" AND m."userId" = x."userId"
    WHERE x."mailedAt" IS NULL AND x."createdAt" > ${oldest}::timestamptz
      AND x."mailAfter" <= ${now}::timestamptz AND x."mailTries" < ${MOST_TRIES}
      AND x."createdAt" > coalesce(m."inboxSeenAt", '-infinity')
      AND (u."mentionMail" = 'at-once' OR (u."mentionMail" = 'daily' AND NOT EXISTS (
        SELECT 1 FROM "Mention" y WHERE y."userId" = x."userId" AND y."projectId" = x."projectId"
          AND y."mailedAt" > ${dayAgo}::timestamptz)))
    ORDER BY x."userId", x."projectId", x."createdAt" LIMIT ${AT_ONCE}`;
}

/** One mail for what mentions one person in one project. */
async function mailOne(due: readonly Due[], now: Date): Promise<void> {
  const [first] = due;
  if (!first) return;
  const { userId, projectId, project, name, email } = first;
  const noteIds = due.map(({ noteId }) => noteId);
  const notes = await mentioningNotes(userId, noteIds);
  const keep = (data: Prisma.MentionUpdateManyMutationInput) =>
    transaction((tx) =>
      tx.mention.updateMany({ where: { userId, noteId: { in: noteIds } }, data }),
    );
  if (notes.length === 0) {
    // Taken away, or not theirs to see: no mail will ever tell of it.
    await keep({ mailTries: MOST_TRIES });
    return;
  }
  const mailed = await sendMail(
    { name, address: email },
    letterOf(notes, { id: projectId, project }),
  );
  const tries = Math.max(...due.map(({ mailTries }) => mailTries)) + 1;
  const mailAfter = new Date(now.getTime() + MINUTE_MS * 4 ** tries);
  await keep(mailed === "sent" ? { mailedAt: now } : { mailAfter, mailTries: tries });
}

/** Those of the notes that the person may see, in the order in which they were written. */
async function mentioningNotes(userId: string, noteIds: readonly string[]): Promise<Mentioning[]> {
  const notes = await read.note.findMany({
    where: {
      id: { in: [...noteIds] },
      deletedAt: null,
      annotation: visibleInDocuments({ id: userId }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      body: true,
      authorName: true,
      createdBy: { select: { name: true } },
      annotation: { select: PASSAGE_SELECT },
    },
  });
  const passages = await passagesFrom(
    read,
    notes.map(({ annotation }) => annotation),
  );
  return notes.flatMap(({ body, authorName, createdBy }, position) => {
    const passage = passages[position];
    return passage ? { by: createdBy?.name ?? authorName, body, passage } : [];
  });
}

interface Mentioning {
  readonly by: string;
  readonly body: string;
  readonly passage: Passage;
}

/** A mail about one note has its words and leads to it; one about several lists them. */
function letterOf(
  notes: readonly Mentioning[],
  { id, project }: { readonly id: string; readonly project: string },
): Letter {
  const root = publicUrl();
  const after = [t("mention.choice", { link: `${root}/account#mail` })];
  const [only] = notes;
  if (only && notes.length === 1) {
    const { by, body, passage } = only;
    const { documentId, documentTitle: document, annotationId } = passage;
    const words = shortened(passage.words, MOST_OF_WORDS);
    return {
      subject: t("mention.subject", { name: by, document }),
      before: [
        t("mention.wrote", { name: by, words, document, project }),
        summary(body, MOST_OF_NOTE),
      ],
      link: `${root}/projects/${id}/documents/${documentId}#annotation-${annotationId}`,
      action: t("mention.action"),
      after,
    };
  }
  const rest = notes.length - MOST_NOTES;
  return {
    subject: t("mention.many", { count: notes.length, project }),
    before: [
      t("mention.many", { count: notes.length, project }),
      ...notes.slice(0, MOST_NOTES).map(({ by, body, passage }) =>
        t("mention.one", {
          name: by,
          document: passage.documentTitle,
          note: summary(body, MOST_OF_WORDS),
        }),
      ),
      ...(rest > 0 ? [t("mention.more", { count: rest })] : []),
    ],
    link: `${root}/projects/${id}/review/inbox`,
    action: t("mention.inbox"),
    after,
  };
}

/** The beginning of a note in plain words. No more of it is read: long Markdown may take long. */
function summary(body: string, most: number): string {
  return shortened(plainSummary(shortened(body, 2 * most)), most);
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")} …`;
}

const work = perProcess<{ timer?: NodeJS.Timeout; running?: Promise<void> }>(
  "mention-mail",
  () => ({}),
);

/** Has the running server look for mentions to mail, where it sends mail at all. */
export function startMentionMail(): void {
  clearInterval(work.timer);
  if (!sendsMail()) return;
  const look = () => {
    // A mail server that is slow is not asked by two looks at once.
    work.running ??= mailMentions()
      .catch((error: unknown) => {
        log.error({ err: error }, "mentions could not be mailed");
      })
      .finally(() => {
        work.running = undefined;
      });
  };
  work.timer = setInterval(look, LOOK_EVERY_MS).unref();
}
