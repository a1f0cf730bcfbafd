"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MAX_CHOSEN } from "@/lib/contract/terms";
import "@/messages/documents";
import { call } from "../api";
import { ExportItems } from "../export/export-items";
import { useChanged } from "../live/use-changed";
import { Button, buttonClass } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { Menu } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useSubmission } from "../use-submission";
import type { Document } from "./document";
import styles from "./document-list.module.css";

const LabelDocuments = later(async () => (await import("./label-documents")).LabelDocuments);

interface ChosenBarProps {
  readonly projectId: string;
  readonly chosen: readonly Document[];
  readonly mayDelete: boolean;
  readonly mayLabel: boolean;
  readonly mayAssign: boolean;
  readonly onClear: () => void;
}

/** What can be done with the documents that are chosen together. */
export function ChosenBar(props: ChosenBarProps) {
  const { projectId, chosen, mayDelete, mayLabel, mayAssign, onClear } = props;
  const t = useTranslations("Documents.chosen");
  const [isDeleting, setDeleting] = useState(false);
  const [isLabelling, setLabelling] = useState(false);
  const changed = useChanged();
  const toast = useToast();
  const removal = useSubmission<number, [documents: readonly Document[]]>(removeEach, {
    onDone(count) {
      toast({ text: t("deleted", { count }) });
      changed("document");
      setDeleting(false);
      onClear();
    },
  });
  const ids = chosen.map(({ id }) => id).join(",");
  const isTooMany = chosen.length > MAX_CHOSEN;
  return (
    <div className={styles.chosen} role="group" aria-label={t("name")}>
      <p role="status">
        {isTooMany ? t("tooMany", { most: MAX_CHOSEN }) : t("count", { count: chosen.length })}
      </p>
      {!isTooMany && (
        <Menu trigger={<Button size="small">{t("export")}</Button>}>
          <ExportItems
            scope="project"
            hrefOf={(format) => `/api/v1/projects/${projectId}/export/${format}?documents=${ids}`}
          />
        </Menu>
      )}
      {!isTooMany && (
        <Link
          className={buttonClass({ size: "small" })}
          href={`/projects/${projectId}/agreement?documents=${ids}`}
        >
          {t("compare")}
        </Link>
      )}
      {mayLabel && !isTooMany && (
        <Button size="small" onClick={() => setLabelling(true)}>
          {t("label")}
        </Button>
      )}
      {isLabelling && (
        <LabelDocuments
          projectId={projectId}
          documents={chosen}
          onClose={() => setLabelling(false)}
        />
      )}
      {mayAssign && !isTooMany && (
        <Link
          className={buttonClass({ size: "small" })}
          href={`/projects/${projectId}/assignments?documents=${ids}`}
        >
          {t("assign")}
        </Link>
      )}
      {mayDelete && !isTooMany && (
        <Button size="small" onClick={() => setDeleting(true)}>
          {t("delete")}
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onClear}>
        {t("clear")}
      </Button>
      <ConfirmDialog
        open={isDeleting}
        onOpenChange={setDeleting}
        title={t("deleteTitle", { count: chosen.length })}
        action={t("deleteThem", { count: chosen.length })}
        submission={removal}
        onConfirm={() => removal.submit(chosen)}
      >
        {t("deleteWords", {
          count: chosen.reduce((sum, { annotationCount }) => sum + annotationCount, 0),
        })}
      </ConfirmDialog>
    </div>
  );
}

/** Deletes one after the other; the first refusal ends it. One that is gone already is no refusal. */
async function removeEach(documents: readonly Document[]) {
  for (const { id } of documents) {
    const answer = await call("DELETE /documents/{documentId}", { params: { documentId: id } });
    if (!answer.ok && answer.status !== 404) return answer;
  }
  return { ok: true as const, value: documents.length };
}
