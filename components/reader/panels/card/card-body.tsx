"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { STATUS_TONE } from "@/components/annotation/status-tone";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { LazyMarkdown } from "@/components/ui/lazy-markdown";
import { RelativeTime } from "@/components/ui/relative-time";
import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { useReaderContext, useReading } from "../../context/reader-context";
import { isOutline } from "../../model/outline";
import { mayOn } from "../../model/rights";
import { useNarrow } from "../../context/use-narrow";
import { AnchorNotice } from "./anchor-notice";
import { LoadingBody } from "./card-body-context";
import { useCardParts } from "./card-parts";
import { CardMenu } from "./card-menu";
import { Confidence } from "./confidence";
import { Conversation } from "./conversation";
import { GiveKind } from "./give-kind";
import { DecidedNotice } from "./decided-notice";
import { StatusReason } from "./status-reason";
import { DetailsForm } from "./details-form";
import { HistoryDialog } from "./history-dialog";
import { quoteOf } from "@/lib/annotation/quote";
import { MatchChip } from "@/components/quotations/match-chip";
import { PropertyList } from "./property-list";
import { Reviews } from "./reviews";
import { useReopenDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

/** What an open card shows below its first line. */
export function CardBody({ annotation }: { annotation: Annotation }) {
  return isOutline(annotation) ? <LoadingBody /> : <WholeBody annotation={annotation} />;
}

function WholeBody({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading, codebook } = useReaderContext();
  // In the margin the words are already visible in the text.
  const narrow = useNarrow();
  const [past, setPast] = useState(false);
  const editing = useReading((state) => state.writing.has("edit"));
  const { id, claim, rhetoric, body } = annotation;
  const technique = codebook.find("rhetoric", rhetoric?.technique);
  const may = {
    edit: mayOn(reading.me, annotation, "annotation.edit"),
    remove: mayOn(reading.me, annotation, "annotation.delete"),
  };
  const { Quotation, Rhetoric, Claims, Evidence, Relations } = useCardParts();
  useReopenDraft("edit", id);
  if (editing && may.edit) {
    return (
      <DetailsForm annotation={annotation} onClose={() => reading.store.stopWriting("edit")} />
    );
  }
  return (
    <div className={styles.body}>
      {claim?.statement && !carriesItself(annotation) && (
        <p className={styles.statement} dir="auto">
          {claim.statement}
        </p>
      )}
      {(!hasPlace(annotation) || narrow) && (
        <p className={parts.words} dir="auto">
          {quoteOf(annotation)}
        </p>
      )}
      <Quotation annotation={annotation} />
      {technique?.definition && <p className={parts.muted}>{technique.definition}</p>}
      <Rhetoric annotation={annotation} mayEdit={may.edit} />
      <Chips annotation={annotation} />
      <PropertyList annotation={annotation} />
      {body && <LazyMarkdown>{body}</LazyMarkdown>}
      {annotation.kind === "note" && may.edit && <GiveKind annotation={annotation} />}
      <StatusReason annotation={annotation} />
      <DecidedNotice annotation={annotation} />
      <AnchorNotice annotation={annotation} mayEdit={may.edit} />
      <Claims annotation={annotation} />
      <Confidence annotation={annotation} />
      <Evidence annotation={annotation} />
      <Relations annotation={annotation} />
      <Conversation annotation={annotation} />
      <Reviews annotation={annotation} />
      <p className={parts.muted}>
        {annotation.createdBy.name} · <RelativeTime at={annotation.createdAt} />
        {annotation.updatedAt !== annotation.createdAt && <> · {t("edited")}</>}
      </p>
      <div className={parts.row}>
        {may.edit && (
          <Button size="small" onClick={() => reading.store.startWriting("edit")}>
            {t("edit")}
          </Button>
        )}
        <CardMenu
          annotation={annotation}
          mayRemove={may.remove}
          mayEdit={may.edit}
          onHistory={() => setPast(true)}
        />
      </div>
      {past && <HistoryDialog annotation={annotation} onClose={() => setPast(false)} />}
    </div>
  );
}

/** Whether the statement is already shown below as a registered claim. */
function carriesItself({ claim, occurrences }: Annotation): boolean {
  return occurrences.some(({ statement }) => statement === claim?.statement);
}

/** Leaves out the tag that the first line already shows. */
function unsaid({ claim, quotation, rhetoric }: Annotation) {
  return (tag: string) => ![claim?.type, quotation?.form, rhetoric?.technique].includes(tag);
}

function Chips({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { codebook } = useReaderContext();
  const { status, statusOutdated, claim, quotation, tags, visibility } = annotation;
  return (
    <div className={styles.chips}>
      {status !== "open" && (
        <Chip tone={statusOutdated ? "warn" : STATUS_TONE[status]}>
          {t(statusOutdated ? `statusEarlier.${status}` : `status.${status}`)}
        </Chip>
      )}
      {claim?.checkworthy && <Chip>{t("checkworthy")}</Chip>}
      {quotation?.match && <MatchChip match={quotation.match} />}
      {tags.filter(unsaid(annotation)).map((tag) => (
        <Chip key={tag} tone="muted">
          {codebook.label(tag)}
        </Chip>
      ))}
      {visibility === "private" && <Chip tone="muted">{t("private")}</Chip>}
    </div>
  );
}
