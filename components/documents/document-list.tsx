"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import { call } from "../api";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { WindowDrop } from "../ui/window-drop";
import type { Document } from "./document";
import { DocumentTable } from "./document-table";
import { ImportDialog } from "./import-dialog";
import type { Waiting } from "./file-line";
import { waitingFrom } from "./import-files";
import styles from "./document-list.module.css";

export interface DocumentListProps {
  readonly projectId: string;
  readonly role: Role;
  readonly documents: readonly Document[];
  /** The cursor of the next page, or null. */
  readonly next: string | null;
}

/** The texts of a project, and the import; files may be dropped anywhere on the window. */
export function DocumentList({ projectId, role, documents, next }: DocumentListProps) {
  const t = useTranslations("Documents");
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<"paste" | "files">("paste");
  const [files, setFiles] = useState<readonly Waiting[]>([]);
  const [more, setMore] = useState<{ items: readonly Document[]; next: string | null }>();
  const [refused, setRefused] = useState<string | null>(null);
  const mayAdd = may("document.add", { role });
  const shown = more ? [...documents, ...more.items] : documents;
  const rest = more ? more.next : next;

  async function readMore() {
    const answer = await call("GET /projects/{projectId}/documents", {
      params: { projectId },
      query: { limit: 1_000, cursor: rest ?? "" },
    });
    setRefused(answer.ok ? null : answer.detail);
    if (!answer.ok) return;
    setMore({ items: [...(more?.items ?? []), ...answer.value.items], next: answer.value.next });
  }

  /** Shows dropped files in the import, where they are looked at before anything is sent. */
  function take(dropped: Iterable<File>) {
    const waiting = waitingFrom(dropped);
    setFiles((before) => [
      ...before,
      ...waiting.filter(({ key }) => !before.some((known) => known.key === key)),
    ]);
    setTab("files");
    setOpen(true);
  }

  const bringIn = mayAdd && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      {t("add")}
    </Button>
  );
  return (
    <div>
      <WindowDrop onFiles={mayAdd ? take : undefined}>
        <p>{mayAdd ? t("dropTitle") : t("noDropTitle")}</p>
        <p>{mayAdd ? t("dropWords") : t("noDropWords")}</p>
      </WindowDrop>
      {shown.length === 0 ? (
        <EmptyState title={t("empty.title")} action={bringIn}>
          {mayAdd ? t("empty.words") : t("empty.readerWords")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.count}>{t("count", { count: shown.length })}</p>
            {bringIn}
          </div>
          <DocumentTable
            projectId={projectId}
            documents={shown}
            mayChange={may("document.change", { role })}
          />
          {rest && <Button onClick={() => void readMore()}>{t("readMore")}</Button>}
          {refused && <Problem>{refused}</Problem>}
        </>
      )}
      {mayAdd && (
        <ImportDialog
          projectId={projectId}
          open={open}
          onOpenChange={setOpen}
          files={files}
          onFiles={setFiles}
          tab={tab}
          onTab={setTab}
        />
      )}
    </div>
  );
}
