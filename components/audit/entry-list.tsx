"use client";
import { useTranslations } from "use-intl";
import { READINGS, type ReadingKind } from "@/lib/contract/terms";
import { readableClock } from "@/lib/text/readable-date";
import "@/messages/audit";
import "@/messages/members";
import { TimeText } from "../ui/date-text";
import { Link } from "../ui/link";
import { Table } from "../ui/table";
import type { AuditEntry } from "./entry";
import styles from "./audit.module.css";

export interface EntryListProps {
  readonly caption: string;
  readonly entries: readonly AuditEntry[];
  /** The project whose things are linked; none in the log of the installation. */
  readonly projectId?: string;
}

/** A page of an audit log, newest first. Days and times are in UTC, as its filters are. */
export function EntryList({ caption, entries, projectId }: EntryListProps) {
  const t = useTranslations("Audit");
  return (
    <Table
      caption={caption}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", label: t("when"), cell: ({ at }) => <TimeText at={at} /> },
        {
          key: "who",
          label: t("who"),
          cell: ({ person }) =>
            person.name ? (
              <bdi>{person.name}</bdi>
            ) : (
              <span className={styles.soft}>{t("nobody")}</span>
            ),
        },
        { key: "what", label: t("what"), cell: (entry) => <What entry={entry} /> },
        {
          key: "about",
          label: t("about"),
          cell: (entry) => <About entry={entry} projectId={projectId} />,
        },
        { key: "more", label: t("more"), cell: (entry) => <More entry={entry} /> },
      ]}
    />
  );
}

function isReading(kind: AuditEntry["kind"]): kind is ReadingKind {
  return (READINGS as readonly string[]).includes(kind);
}

function What({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("Audit");
  const { kind } = entry;
  return t(isReading(kind) ? `read.${kind}` : `done.${kind}`);
}

function About({ entry, projectId }: { entry: AuditEntry; projectId?: string }) {
  const t = useTranslations("Audit");
  const { subject, document, kind } = entry;
  const name = subject?.name || document?.title;
  if (!name) return null;
  const href = projectId && !kind.endsWith(".deleted") ? hrefOf(entry, projectId) : null;
  const within = document && document.id !== subject?.id && subject?.name ? document.title : null;
  return (
    <>
      {href ? (
        <Link href={href}>
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi>{name}</bdi>
      )}
      {within && <span className={styles.soft}> {t("within", { text: within })}</span>}
    </>
  );
}

/** Where the thing of an entry is shown, if it has a page. */
function hrefOf({ subject, document }: AuditEntry, projectId: string): string | null {
  const home = `/projects/${projectId}`;
  if (subject?.type === "claim") return `${home}/claims/${subject.id}`;
  if (subject?.type === "speaker") return `${home}/speakers/${subject.id}`;
  if (subject?.type === "project") return home;
  return document && `${home}/documents/${document.id}`;
}

function More({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("Audit");
  const names = useTranslations("MembersPage");
  const { roles, token, format, count, lastAt } = entry;
  const roleName = (role: "owner" | "curator" | "annotator" | "reader" | null) =>
    role ? names(`roles.${role}`) : t("noRole");
  const parts = [
    roles && t("roles", { before: roleName(roles.before), after: roleName(roles.after) }),
    token && t("token", { name: token.name }),
    format && t("format", { format }),
    count > 1 && t("count", { count, until: readableClock(lastAt) }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("; ") : null;
}
