"use client";
import { useRouter } from "next/navigation";
import "@/messages/documents";
import { Link } from "../ui/link";
import { useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText } from "../ui/date-text";
import { later } from "../ui/later";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { RelativeTime } from "../ui/relative-time";
import { Table, type Column } from "../ui/table";
import { useToast } from "../ui/toast";
import { DOCUMENT_ORDERS } from "@/lib/contract/terms";
import type { Document } from "./document";
import type { DocumentsAsked } from "./documents-asked";
import { useDraftOpener } from "../use-form-draft";
import { documentDraft, EditDocument } from "./edit-document";
import { LabelChips } from "./label-chip";
import { useSubmit } from "../use-submit";
import styles from "./document-table.module.css";

const LabelDocuments = later(async () => (await import("./label-documents")).LabelDocuments);

export interface DocumentTableProps {
  readonly projectId: string;
  readonly documents: readonly Document[];
  readonly mayChange: boolean;
  readonly mayLabel: boolean;
  /** Where the documents with a label are shown. */
  readonly addressOfLabel: (labelId: string) => string;
  readonly sort: { readonly key: DocumentsAsked["sort"]; readonly down: boolean };
  readonly onSort: (sort: Pick<DocumentsAsked, "sort" | "down">) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

export function DocumentTable(props: DocumentTableProps) {
  const { projectId, documents, mayChange, mayLabel, addressOfLabel } = props;
  const { sort, onSort, chosen: together, onChoose } = props;
  const t = useTranslations("Documents");
  const speakers = useTranslations("Speakers.labels");
  const format = useFormatter();
  const changed = useChanged();
  const toast = useToast();
  const router = useRouter();
  const [chosen, setChosen] = useState<{
    document: Document;
    to: "edit" | "label" | "delete";
  } | null>(null);
  useDraftOpener("document/", (name) => {
    const document = documents.find(({ id }) => name === documentDraft(id));
    if (document) setChosen({ document, to: "edit" });
  });

  const columns = useMemo((): Column<Document>[] => {
    const shown: Column<Document>[] = [
      {
        key: "title",
        label: t("fields.title"),
        sortBy: (document) => document.title,
        cell: (document) => (
          <>
            <Link
              className={styles.title}
              dir="auto"
              href={`/projects/${projectId}/documents/${document.id}`}
            >
              {document.title}
            </Link>
            <LabelChips labels={document.labels} addressOf={addressOfLabel} isHere />
          </>
        ),
      },
      {
        key: "by",
        label: t("by"),
        sortBy: (document) => document.speaker || document.author,
        cell: ({ speaker, author }) => (speaker || author) && <bdi>{speaker || author}</bdi>,
      },
      {
        key: "date",
        label: t("fields.date"),
        sortBy: (document) => document.date,
        cell: ({ date }) => <DateText date={date} />,
      },
      {
        key: "language",
        label: t("fields.language"),
        sortBy: (document) => document.language,
        cell: (document) => document.language,
      },
      {
        key: "length",
        label: t("length"),
        align: "end",
        sortBy: (document) => document.revision.length,
        cell: (document) => format.number(document.revision.length),
      },
      {
        key: "annotations",
        label: t("annotations"),
        align: "end",
        sortBy: (document) => document.annotationCount,
        cell: (document) => format.number(document.annotationCount),
      },
      {
        key: "active",
        label: t("updated"),
        sortBy: (document) => document.activeAt,
        cell: (document) => (
          <span className={styles.soft}>
            <RelativeTime at={document.activeAt} />
          </span>
        ),
      },
    ];
    const actions: Column<Document> = {
      key: "actions",
      label: t("actions"),
      actions: true,
      align: "end",
      cell: (document) => (
        <Menu
          trigger={
            <Button
              variant="quiet"
              size="small"
              icon
              aria-label={t("actionsFor", { title: document.title })}
            >
              ⋯
            </Button>
          }
        >
          {mayLabel && (
            <MenuItem onSelect={() => setChosen({ document, to: "label" })}>
              {t("labels.menu")}
            </MenuItem>
          )}
          {mayChange && (
            <MenuItem onSelect={() => setChosen({ document, to: "edit" })}>{t("edit")}</MenuItem>
          )}
          <MenuItem
            onSelect={() =>
              router.push(`/projects/${projectId}/documents/${document.id}/revisions`)
            }
          >
            {t("revisions")}
          </MenuItem>
          {mayChange && (
            <MenuItem
              onSelect={() => router.push(`/projects/${projectId}/documents/${document.id}/revise`)}
            >
              {t("revise")}
            </MenuItem>
          )}
          {mayChange && (
            <>
              <MenuItem
                onSelect={() =>
                  router.push(`/projects/${projectId}/speakers?document=${document.id}`)
                }
              >
                {speakers("menu")}
              </MenuItem>
              <MenuLine />
              <MenuItem danger onSelect={() => setChosen({ document, to: "delete" })}>
                {t("delete")}
              </MenuItem>
            </>
          )}
        </Menu>
      ),
    };
    return [...shown, actions];
  }, [t, format, projectId, mayChange, mayLabel, addressOfLabel, speakers, router]);

  const removal = useSubmit("DELETE /documents/{documentId}", {
    onDone() {
      if (chosen) toast({ text: t("deleted", { title: chosen.document.title }) });
      changed("document");
      setChosen(null);
    },
  });

  return (
    <>
      <Table
        caption={t("caption")}
        columns={columns}
        rows={documents}
        rowKey={(document) => document.id}
        sortedBy={sort}
        onSort={({ key, down }) => {
          const order = DOCUMENT_ORDERS.find((each) => each === key);
          if (order) onSort({ sort: order, down: down === true });
        }}
        choose={{
          chosen: together,
          onChoose,
          all: t("chosen.all"),
          one: ({ title }) => t("chosen.one", { title }),
        }}
      />
      {chosen?.to === "edit" && (
        <EditDocument document={chosen.document} onClose={() => setChosen(null)} />
      )}
      {chosen?.to === "label" && (
        <LabelDocuments
          projectId={projectId}
          documents={[chosen.document]}
          onClose={() => setChosen(null)}
        />
      )}
      {chosen?.to === "delete" && (
        <ConfirmDialog
          open
          onOpenChange={() => setChosen(null)}
          title={t("deleteTitle", { title: chosen.document.title })}
          action={t("deleteIt")}
          submission={removal}
          onConfirm={() => removal.submit({ params: { documentId: chosen.document.id } })}
        >
          {t("deleteWords", { count: chosen.document.annotationCount })}
        </ConfirmDialog>
      )}
    </>
  );
}
