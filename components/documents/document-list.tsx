"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import "@/messages/documents";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { pushUrl } from "../replace-url";
import { WindowDrop } from "../ui/window-drop";
import { ChosenBar } from "./chosen-bar";
import type { Document } from "./document";
import { DocumentTable } from "./document-table";
import { parametersOf, type DocumentsAsked } from "./documents-asked";
import { FindDocuments } from "./find-documents";
import { LabelFilter } from "./label-filter";
import { useDraftOpener } from "../use-form-draft";
import {
  importAddressDraft,
  importDraft,
  ImportDialog,
  importFilesDraft,
  type ImportWay,
} from "./import-dialog";
import type { Waiting } from "./file-line";
import { waitingFrom } from "./import-files";
import { unpackAll } from "./unpack";
import styles from "./document-list.module.css";

export interface DocumentListProps {
  readonly project: { readonly id: string; readonly role: Role; readonly documentCount: number };
  readonly request: DocumentsAsked;
  readonly documents: readonly Document[];
  /** The cursor of the next page, or null. */
  readonly next: string | null;
  /** Whether documents come before these. */
  readonly isLater: boolean;
}

/** The parameter of the address with which the import is open from the start. */
const WAY = "import";

/** The texts of a project, and the import; files may be dropped anywhere on the window. */
export function DocumentList({ project, request, documents, next, isLater }: DocumentListProps) {
  const t = useTranslations("Documents");
  const { id: projectId, role } = project;
  const router = useRouter();
  const path = usePathname();
  const way = useSearchParams().get(WAY);
  const [open, setOpen] = useState(way === "address");
  const [tab, setTab] = useState<ImportWay>(way === "address" ? way : "paste");
  const [files, setFiles] = useState<readonly Waiting[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useDraftOpener(importDraft(projectId), () => {
    setTab("paste");
    setOpen(true);
  });
  useDraftOpener(importFilesDraft(projectId), () => {
    setTab("files");
    setOpen(true);
  });
  useDraftOpener(importAddressDraft(projectId), () => {
    setTab("address");
    setOpen(true);
  });
  const mayAdd = may("document.add", { role });
  // What somebody else deleted meanwhile is chosen no more.
  const chosenHere = documents.filter(({ id }) => chosen.has(id));
  const addressOf = (change: Partial<DocumentsAsked>, after?: string) => {
    const parameters = { ...parametersOf({ ...request, ...change }), ...(after ? { after } : {}) };
    return `${path}?${new URLSearchParams(parameters)}`;
  };
  const show = (change: Partial<DocumentsAsked>) =>
    router.push(addressOf(change), { scroll: false });

  /** Shows dropped files in the import, where they are looked at before anything is sent. */
  async function take(dropped: Iterable<File>) {
    const { files: unpacked } = await unpackAll([...dropped]);
    const waiting = waitingFrom(unpacked);
    setFiles((before) => [
      ...before,
      ...waiting.filter(({ key }) => !before.some((known) => known.key === key)),
    ]);
    setTab("files");
    setOpen(true);
  }

  const isNarrowed = request.q !== "" || request.labels.length > 0;
  const bringIn = mayAdd && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      {t("add")}
    </Button>
  );
  return (
    <div>
      <WindowDrop onFiles={mayAdd ? (dropped) => void take(dropped) : undefined}>
        <p>{mayAdd ? t("dropTitle") : t("noDropTitle")}</p>
        <p>{mayAdd ? t("dropWords") : t("noDropWords")}</p>
      </WindowDrop>
      {project.documentCount === 0 ? (
        <EmptyState title={t("empty.title")} action={bringIn}>
          {mayAdd ? t("empty.words") : t("empty.readerWords")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <FindDocuments q={request.q} onFind={(q) => show({ q })} />
            <LabelFilter
              projectId={projectId}
              chosen={request.labels}
              onChoose={(labels) => show({ labels })}
              mayEdit={may("label.change", { role })}
            />
            {bringIn}
          </div>
          <p className={styles.count} role="status">
            {!isNarrowed && !next && !isLater
              ? t("count", { count: documents.length })
              : t("countOf", { shown: documents.length, count: project.documentCount })}
          </p>
          {chosenHere.length > 0 && (
            <ChosenBar
              projectId={projectId}
              chosen={chosenHere}
              mayDelete={may("document.delete", { role })}
              mayLabel={may("label.give", { role })}
              mayAssign={may("assignment.oversee", { role })}
              onClear={() => setChosen(new Set())}
            />
          )}
          {documents.length === 0 ? (
            <p>
              {request.labels.length > 0 ? t("labels.none") : t("find.none", { q: request.q })}{" "}
              {request.labels.length > 0 && (
                <Button size="small" variant="quiet" onClick={() => show({ labels: [] })}>
                  {t("labels.any")}
                </Button>
              )}
            </p>
          ) : (
            <DocumentTable
              projectId={projectId}
              documents={documents}
              mayChange={may("document.change", { role })}
              mayLabel={may("label.give", { role })}
              addressOfLabel={(id) => addressOf({ labels: [id] })}
              sort={{ key: request.sort, down: request.down }}
              onSort={show}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
          {(next || isLater) && (
            <nav className={styles.pages} aria-label={t("pages")}>
              {isLater && (
                <Link className={buttonClass()} href={addressOf({})}>
                  {t("first")}
                </Link>
              )}
              {next && (
                <Link className={buttonClass()} href={addressOf({}, next)}>
                  {t("next")}
                </Link>
              )}
            </nav>
          )}
        </>
      )}
      {mayAdd && (
        <ImportDialog
          projectId={projectId}
          open={open}
          onOpenChange={(next) => {
            setOpen(next);
            if (!next && way !== null) pushUrl(path);
          }}
          files={files}
          onFiles={setFiles}
          tab={tab}
          onTab={setTab}
        />
      )}
    </div>
  );
}
